// SPDX-License-Identifier: Apache-2.0
/** The scene messages `BatchedAxesLook` and `BatchedAxesInstances`: many frames in one draw call. */

import { MeshLambertMaterial } from 'three';
import type { BatchedAxesInstances, BatchedAxesLook } from '../../wire/messages';
import { axesGeometry } from '../axes_geometry';
import type { SceneContext } from '../renderable';
import { InstancesDrawing, type InstanceSlot } from './instances_drawing';

// An interface would have no index to be read by.

type Parts = { look: BatchedAxesLook; instances: BatchedAxesInstances };

export class BatchedAxesDrawing extends InstancesDrawing<Parts> {
  private readonly material = new MeshLambertMaterial({ vertexColors: true });

  constructor(context: SceneContext, first: BatchedAxesLook | BatchedAxesInstances) {
    super(context, first, ['look', 'instances']);
  }

  override dispose(): void {
    super.dispose();
    this.material.dispose();
  }

  protected draw({ look, instances }: Parts, changed: ReadonlySet<InstanceSlot>): void {
    if (changed.has('look')) {
      const geometry = axesGeometry(look.axes_length, look.axes_radius);
      this.instanced.setParts([{ levels: [{ from: 0, geometry }], material: this.material }]);
    }
    if (changed.has('instances')) this.instanced.setPlaces(instances);
  }
}
