// SPDX-License-Identifier: Apache-2.0
/** The scene messages `MeshLook` and `MeshBuffers`: triangles of one colour. */

import type { MeshBuffers, MeshLook } from '../../wire/messages';
import { NodeDrawing, type Changed } from './node_drawing';
import { Surface } from './surface';
import { trianglesOf } from './triangles';

export class MeshDrawing extends NodeDrawing<MeshLook, MeshBuffers> {
  private surface: Surface | null = null;

  dispose(): void {
    this.surface?.dispose();
  }

  protected draw(look: MeshLook, { vertices, faces }: MeshBuffers, changed: Changed): void {
    if (!this.surface) {
      this.surface = new Surface(trianglesOf(vertices, faces), look, look.color);
      this.object.add(this.surface.mesh);
      return;
    }
    const { geometry } = this.surface.mesh;
    this.surface.set(changed.buffers ? trianglesOf(vertices, faces) : geometry, look, look.color);
  }
}
