// SPDX-License-Identifier: Apache-2.0
/** The scene messages `BatchedMeshLook`, `BatchedMeshBuffers` and `BatchedMeshInstances`: a mesh in many places. */

import type {
  BatchedMeshBuffers,
  BatchedMeshInstances,
  BatchedMeshLook,
} from '../../wire/messages';
import type { SceneContext } from '../renderable';
import { takesInstanceOpacity } from './instance_opacity';
import { InstancesDrawing, type InstanceSlot } from './instances_drawing';
import { levelsOf } from './levels';
import { disposeMaterial, materialOf, type SurfaceMaterial } from './surface';
import { trianglesOf } from './triangles';

type Parts = {
  look: BatchedMeshLook;
  buffers: BatchedMeshBuffers;
  instances: BatchedMeshInstances;
};

const WHITE = [255, 255, 255] as const;

export class BatchedMeshDrawing extends InstancesDrawing<Parts> {
  private material: SurfaceMaterial | null = null;
  private lod = '';

  constructor(context: SceneContext, first: Parts[keyof Parts]) {
    super(context, first, ['look', 'buffers', 'instances']);
  }

  override dispose(): void {
    super.dispose();
    disposeMaterial(this.material);
  }

  protected draw({ look, buffers, instances }: Parts, changed: ReadonlySet<InstanceSlot>): void {
    const material = (this.material = materialOf(look, WHITE, this.material));
    const fades = instances.opacities.length > 0;
    takesInstanceOpacity(material, fades);
    if (fades) Object.assign(material, { transparent: true, depthWrite: false });
    const lod = JSON.stringify(look.lod);
    if (changed.has('buffers') || lod !== this.lod) {
      this.lod = lod;
      const levels = levelsOf(trianglesOf(buffers.vertices, buffers.faces), look.lod);
      this.instanced.setParts([{ levels, material }]);
    }
    this.instanced.setMaterial(material);
    this.instanced.setShadows(look.cast_shadow, look.receive_shadow !== false);
    if (changed.has('instances')) this.instanced.setPlaces(instances, instances);
  }
}
