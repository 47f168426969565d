// SPDX-License-Identifier: Apache-2.0
/** The scene message `Axes`: a frame drawn as three axes, at its node's pose. */

import { Group, Matrix4, Mesh, MeshLambertMaterial, Vector3 } from 'three';
import type { Placement } from '../state';
import type { Axes } from '../wire/messages';
import { axesGeometry } from './axes_geometry';
import { FramePose, matrixOf } from './frame_pose';
import { wholePart } from './pick/whole_part';
import type { PickedPart, Pose7, Renderable, SceneContext } from './renderable';

export class AxesRenderable implements Renderable<Axes> {
  readonly object = new Group();
  private readonly material = new MeshLambertMaterial({ vertexColors: true });
  private readonly mesh = new Mesh(axesGeometry(1, 0.05), this.material);
  private readonly local = new Matrix4();
  private where: FramePose;

  constructor(
    private readonly context: SceneContext,
    first: Axes,
  ) {
    this.where = new FramePose(first.frame, first.stamp);
    this.object.matrixAutoUpdate = false;
    this.object.add(this.mesh);
  }

  update(message: Axes): void {
    this.where = new FramePose(message.frame, message.stamp);
    this.mesh.geometry.dispose();
    this.mesh.geometry = axesGeometry(message.length, message.radius);
  }

  setPose(pose: Pose7): void {
    matrixOf(pose, this.local);
  }

  setOptions(): void {
    // A script's axes have no settings: length and radius are the message's own.
  }

  place(): Placement[] {
    this.where.refresh(this.context);
    const { pose, problem } = this.where;
    this.object.visible = pose !== null;
    if (pose) {
      matrixOf(pose, this.object.matrix).multiply(this.local);
      this.object.matrixWorldNeedsUpdate = true;
    }
    return problem ? [problem] : [];
  }

  partAt(): PickedPart | null {
    return wholePart(() => {
      const { visible, matrix } = this.object;
      const position = visible ? new Vector3().setFromMatrixPosition(matrix) : null;
      return { frame: this.where.frame, stamp: this.where.stamp, position, fields: [] };
    });
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.material.dispose();
  }
}
