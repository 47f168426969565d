// SPDX-License-Identifier: Apache-2.0
/** The scene messages `BoxLook`, `IcosphereLook` and `CylinderLook`: shapes that the page makes itself. */

import { BoxGeometry, CylinderGeometry, type BufferGeometry } from 'three';
import type { BoxLook, CylinderLook, IcosphereLook } from '../../wire/messages';
import { icosphere } from './icosphere';
import { LookDrawing } from './node_drawing';
import { Surface } from './surface';

/** A shape that is made anew only when its sizes change. */
abstract class Primitive<L extends BoxLook | CylinderLook | IcosphereLook> extends LookDrawing<L> {
  private surface: Surface | null = null;
  private made = '';

  dispose(): void {
    this.surface?.dispose();
  }

  protected draw(look: L): void {
    const wanted = this.sizes(look).join(' ');
    const known = this.surface && wanted === this.made ? this.surface.mesh.geometry : null;
    const geometry = known ?? this.shape(look);
    this.made = wanted;
    if (this.surface) {
      this.surface.set(geometry, look, look.color);
    } else {
      this.surface = new Surface(geometry, look, look.color);
      this.object.add(this.surface.mesh);
    }
  }

  /** What the shape is made of. */
  protected abstract sizes(look: L): readonly number[];
  protected abstract shape(look: L): BufferGeometry;
}

export class BoxDrawing extends Primitive<BoxLook> {
  protected sizes({ dimensions }: BoxLook): readonly number[] {
    return dimensions;
  }

  protected shape({ dimensions }: BoxLook): BufferGeometry {
    return new BoxGeometry(...dimensions);
  }
}

export class IcosphereDrawing extends Primitive<IcosphereLook> {
  protected sizes({ radius, subdivisions }: IcosphereLook): readonly number[] {
    return [radius, subdivisions];
  }

  protected shape({ radius, subdivisions }: IcosphereLook): BufferGeometry {
    return icosphere(radius, subdivisions);
  }
}

export class CylinderDrawing extends Primitive<CylinderLook> {
  protected sizes({ radius, height, radial_segments }: CylinderLook): readonly number[] {
    return [radius, height, radial_segments];
  }

  protected shape({ radius, height, radial_segments }: CylinderLook): BufferGeometry {
    return new CylinderGeometry(radius, radius, height, radial_segments).rotateX(Math.PI / 2);
  }
}
