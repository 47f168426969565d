// SPDX-License-Identifier: Apache-2.0
/** The messages that say what is around the scene: nothing in it is theirs, and once they are gone all is as it was. */

import type {
  BackgroundLook,
  DefaultGridLook,
  DefaultLightsLook,
  EnvironmentLook,
  FogLook,
} from '../../wire/messages';
import { PartsDrawing } from '../nodes/parts_drawing';

export class EnvironmentDrawing extends PartsDrawing<EnvironmentLook> {
  update(message: EnvironmentLook): void {
    this.context.surroundings?.setEnvironment(message);
  }

  dispose(): void {
    this.context.surroundings?.setEnvironment(null);
  }

  protected override prepare(): void {
    this.problem = this.context.surroundings?.environment.problem ?? '';
  }
}

export class FogDrawing extends PartsDrawing<FogLook> {
  update(message: FogLook): void {
    this.context.surroundings?.setFog(message);
  }

  dispose(): void {
    this.context.surroundings?.setFog(null);
  }
}

export class DefaultGridDrawing extends PartsDrawing<DefaultGridLook> {
  update(message: DefaultGridLook): void {
    this.context.surroundings?.setDefaultGrid(message);
  }

  dispose(): void {
    this.context.surroundings?.setDefaultGrid(null);
  }
}

export class DefaultLightsDrawing extends PartsDrawing<DefaultLightsLook> {
  update(message: DefaultLightsLook): void {
    this.context.surroundings?.setDefaultLights(message);
  }

  dispose(): void {
    this.context.surroundings?.setDefaultLights(null);
  }
}

export class BackgroundDrawing extends PartsDrawing<BackgroundLook> {
  update(message: BackgroundLook): void {
    this.context.surroundings?.setBackground(message);
  }

  dispose(): void {
    this.context.surroundings?.setBackground(null);
  }

  protected override prepare(): void {
    this.problem = this.context.surroundings?.picture.problem ?? '';
  }
}
