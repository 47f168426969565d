// SPDX-License-Identifier: Apache-2.0
/** The scene messages `BatchedGlbLook`, `BatchedGlbBuffers` and `BatchedGlbInstances`: a model in many places. */

import { Matrix4, type Mesh } from 'three';
import type { BatchedGlbBuffers, BatchedGlbInstances, BatchedGlbLook } from '../../wire/messages';
import type { SceneContext } from '../renderable';
import { freeModel, meshesOf, type GlbModel } from './glb_file';
import { complaint } from './file_drawing';
import type { Part } from './instanced';
import { InstancesDrawing, type InstanceSlot } from './instances_drawing';
import { levelsOf, type Lod } from './levels';
import { parseGlbFile } from './model_file';

type Parts = {
  look: BatchedGlbLook;
  buffers: BatchedGlbBuffers;
  instances: BatchedGlbInstances;
};

export class BatchedGlbDrawing extends InstancesDrawing<Parts> {
  private model: GlbModel | null = null;
  private lod: Lod = 'off';
  private made = '';
  private newest = 0;

  constructor(context: SceneContext, first: Parts[keyof Parts]) {
    super(context, first, ['look', 'buffers', 'instances']);
  }

  override dispose(): void {
    this.newest += 1;
    super.dispose();
    if (this.model) freeModel(this.model.object);
    this.model = null;
  }

  protected draw({ look, buffers, instances }: Parts, changed: ReadonlySet<InstanceSlot>): void {
    this.lod = look.lod;
    if (changed.has('buffers')) this.read(buffers.glb_data);
    else if (this.model && JSON.stringify(look.lod) !== this.made) this.rebuild(this.model);
    this.instanced.setShadows(look.cast_shadow, look.receive_shadow);
    if (changed.has('instances')) this.instanced.setPlaces(instances);
  }

  private read(data: Uint8Array): void {
    const turn = ++this.newest;
    parseGlbFile(data).then(
      (model) => {
        if (turn !== this.newest) return freeModel(model.object);
        if (this.model) freeModel(this.model.object);
        this.model = model;
        this.problems = model.problem ? complaint(this.name, 'warning', model.problem) : [];
        this.rebuild(model);
        this.context.invalidate();
      },
      (error: unknown) => {
        if (turn !== this.newest) return;
        const why = error instanceof Error ? error.message : String(error);
        this.problems = complaint(this.name, 'error', why);
        this.context.invalidate();
      },
    );
  }

  /** All meshes of the model, where they are in it, as shapes without a tree. */
  private rebuild({ object }: GlbModel): void {
    this.made = JSON.stringify(this.lod);
    object.updateMatrixWorld(true);
    const parts = meshesOf(object).map((mesh): Part => flattened(mesh, this.lod));
    this.instanced.setParts(parts);
  }
}

const place = new Matrix4();

function flattened({ geometry, material, matrixWorld }: Mesh, lod: Lod): Part {
  const flat = geometry.clone().applyMatrix4(place.copy(matrixWorld));
  const one = Array.isArray(material) ? material[0] : material;
  return { levels: levelsOf(flat, lod), material: one! };
}
