// SPDX-License-Identifier: Apache-2.0
/** The scene message `FrameLook`: three axes and a ball at their origin. */

import { Mesh, MeshLambertMaterial, SphereGeometry } from 'three';
import type { FrameLook } from '../../wire/messages';
import { axesGeometry } from '../axes_geometry';
import { colorOf } from './colors';
import { LookDrawing } from './node_drawing';

export class FrameDrawing extends LookDrawing<FrameLook> {
  private readonly axes = new Mesh(
    axesGeometry(0.5, 0.025),
    new MeshLambertMaterial({ vertexColors: true }),
  );
  private readonly origin = new Mesh(new SphereGeometry(1, 20, 12), new MeshLambertMaterial());
  private drawn = '';

  dispose(): void {
    for (const { geometry, material } of [this.axes, this.origin]) {
      geometry.dispose();
      material.dispose();
    }
  }

  protected draw(look: FrameLook): void {
    this.object.clear();
    if (look.show_axes) this.object.add(this.axes);
    if (look.show_axes && look.origin_radius > 0) this.object.add(this.origin);
    this.origin.scale.setScalar(look.origin_radius);
    colorOf(look.origin_color, this.origin.material.color);
    const wanted = `${look.axes_length} ${look.axes_radius}`;
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    this.axes.geometry.dispose();
    this.axes.geometry = axesGeometry(look.axes_length, look.axes_radius);
  }
}
