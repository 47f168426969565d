// SPDX-License-Identifier: Apache-2.0
/** A script's light: it shines from its node, in that one's axes. */

import {
  AmbientLight,
  DirectionalLight,
  HemisphereLight,
  PointLight,
  RectAreaLight,
  SpotLight,
  Vector3,
  type Light,
} from 'three';
import type {
  AmbientLightLook,
  DirectionalLightLook,
  HemisphereLightLook,
  PointLightLook,
  RectAreaLightLook,
  SpotLightLook,
} from '../../wire/messages';
import type { SceneContext } from '../renderable';
import { colorOf } from './colors';
import { PartsDrawing } from './parts_drawing';

export type LightLook =
  | AmbientLightLook
  | DirectionalLightLook
  | HemisphereLightLook
  | PointLightLook
  | RectAreaLightLook
  | SpotLightLook;

/** Pixels of a shadow's picture across. */
const SHADOW = 1024;
const BIAS = -0.0005;
/** Metres from the origin up to which a directional light is taken to be at it. */
const AT_ORIGIN = 1e-6;

export class LightDrawing extends PartsDrawing<LightLook> {
  private look: LightLook | null = null;
  private light: Light | null = null;

  constructor(context: SceneContext, first: LightLook) {
    super(context, first);
    context.surroundings?.addLight(this);
  }

  /** The directional light that it is, null for another kind. */
  get directional(): DirectionalLight | null {
    return this.light instanceof DirectionalLight ? this.light : null;
  }

  get castsShadow(): boolean {
    return this.look?.cast_shadow === true && this.light?.castShadow === true;
  }

  update(look: LightLook): void {
    if (this.look?.t !== look.t) {
      this.free();
      this.light = this.make(look.t);
      this.object.add(this.light);
    }
    this.look = look;
    const { light } = this;
    if (!light) return;
    colorOf(look.color, light.color);
    light.intensity = look.intensity;
    if (light instanceof HemisphereLight) colorOf(look.ground_color, light.groundColor);
    if (light instanceof PointLight || light instanceof SpotLight) {
      light.distance = look.distance;
      light.decay = look.decay;
    }
    if (light instanceof SpotLight) {
      light.angle = look.angle;
      light.penumbra = look.penumbra;
    }
    if (light instanceof RectAreaLight) {
      light.width = look.width;
      light.height = look.height;
    }
    light.castShadow = look.cast_shadow && 'shadow' in light;
  }

  /** Where it shines to, once its own place is known. */
  protected override prepare(): void {
    const { light, look, object } = this;
    if (!light || !look) return;
    object.updateWorldMatrix(true, false);
    if (light instanceof HemisphereLight) {
      // three takes the place of the light for the direction of the sky.
      turned.set(0, 0, 1).transformDirection(object.matrixWorld);
      light.matrixWorld.makeTranslation(turned);
    } else if (light instanceof DirectionalLight || light instanceof SpotLight) {
      const { target } = light;
      light.matrixWorld.copy(object.matrixWorld);
      place.setFromMatrixPosition(object.matrixWorld);
      turned.set(0, 0, -1);
      if (light instanceof SpotLight) turned.fromArray(look.direction);
      if (light instanceof SpotLight || place.length() < AT_ORIGIN) {
        turned.transformDirection(object.matrixWorld);
      } else {
        turned.copy(place).negate().normalize();
      }
      target.matrixWorld.makeTranslation(place.add(turned));
    }
  }

  dispose(): void {
    this.context.surroundings?.removeLight(this);
    this.free();
  }

  private free(): void {
    this.light?.removeFromParent();
    this.light?.dispose();
    this.light = null;
  }

  private make(kind: LightLook['t']): Light {
    switch (kind) {
      case 'AmbientLightLook':
        return new AmbientLight();
      case 'HemisphereLightLook': {
        const light = new HemisphereLight();
        light.matrixWorldAutoUpdate = false;
        return light;
      }
      case 'DirectionalLightLook': {
        const light = new DirectionalLight();
        return aimed(light);
      }
      case 'SpotLightLook': {
        const light = new SpotLight();
        return aimed(light);
      }
      case 'PointLightLook': {
        const light = new PointLight();
        light.shadow.mapSize.set(SHADOW, SHADOW);
        light.shadow.bias = BIAS;
        return light;
      }
      case 'RectAreaLightLook': {
        const light = new RectAreaLight();
        light.visible = false;
        void this.prepareAreas(light);
        return light;
      }
    }
  }

  /** Rectangles of light need tables, which few pages do. */
  private async prepareAreas(light: RectAreaLight): Promise<void> {
    const { RectAreaLightUniformsLib } =
      await import('three/addons/lights/RectAreaLightUniformsLib.js');
    RectAreaLightUniformsLib.init();
    light.visible = true;
    this.context.invalidate();
  }
}

/** `aim` alone says where it and its target are. */
function aimed<L extends DirectionalLight | SpotLight>(light: L): L {
  light.matrixWorldAutoUpdate = light.target.matrixWorldAutoUpdate = false;
  light.position.set(0, 0, 0);
  light.shadow.mapSize.set(SHADOW, SHADOW);
  light.shadow.bias = BIAS;
  return light;
}

const place = new Vector3();
const turned = new Vector3();
