// SPDX-License-Identifier: Apache-2.0
/** Shows one hand of the operator: joints and the bones between them, coloured by what it does to the robot. */

import {
  type BufferGeometry,
  type Color,
  CylinderGeometry,
  DynamicDrawUsage,
  Group,
  InstancedMesh,
  Matrix4,
  MeshLambertMaterial,
  Quaternion,
  SphereGeometry,
  Vector3,
} from 'three';
import { JOINTS, POSE, RADIUS_UNIT } from '../../input/xr/hands';

/** Radius of a joint for which the headset gives none, metres. */
const RADIUS = 0.008;
/** Bones are thinner than their joints. */
const SLENDER = 0.75;
const THUMB = 1;
const FINGERS = [5, 10, 15, 20];
/** Above the sheets, so that a finger is seen that touches one. */
const ORDER = 10_010;

/** Which joint each one hangs on: the wrist on none. */
export const PARENTS: readonly number[] = Array.from({ length: JOINTS }, (_, joint) => {
  if (joint === 0) return -1;
  return joint === THUMB || FINGERS.includes(joint) ? 0 : joint - 1;
});

export class HandModel {
  /** In WebXR axes, in the session's space. */
  readonly object = new Group();
  private readonly material = new MeshLambertMaterial({ transparent: true });
  private readonly joints = instanced(new SphereGeometry(1, 12, 8), this.material, JOINTS);
  private readonly bones = instanced(
    new CylinderGeometry(1, 1, 1, 10, 1),
    this.material,
    JOINTS - 1,
  );

  constructor() {
    this.object.add(this.joints, this.bones);
    this.object.visible = false;
  }

  /** Show the poses of the joints; an empty array is a hand that is not tracked. */
  show(poses: Float32Array, radii: Uint8Array, color: Color): void {
    this.object.visible = poses.length > 0;
    if (!this.object.visible) return;
    this.material.color.copy(color);
    for (let joint = 0; joint < JOINTS; joint += 1) {
      const radius = radiusOf(radii, joint);
      at.fromArray(poses, joint * POSE);
      matrix.makeScale(radius, radius, radius).setPosition(at);
      this.joints.setMatrixAt(joint, matrix);
      const parent = PARENTS[joint]!;
      if (parent >= 0) this.bone(joint, poses, parent, SLENDER * Math.min(radius, RADIUS * 2));
    }
    this.joints.instanceMatrix.needsUpdate = true;
    this.bones.instanceMatrix.needsUpdate = true;
  }

  dispose(): void {
    this.object.removeFromParent();
    for (const mesh of [this.joints, this.bones]) {
      mesh.geometry.dispose();
      mesh.dispose();
    }
    this.material.dispose();
  }

  private bone(joint: number, poses: Float32Array, parent: number, radius: number): void {
    from.fromArray(poses, parent * POSE);
    along.copy(at).sub(from);
    const length = along.length();
    if (length > 0) turn.setFromUnitVectors(Y, along.divideScalar(length));
    from.add(at).multiplyScalar(0.5);
    matrix.compose(from, turn, size.set(radius, length, radius));
    this.bones.setMatrixAt(joint - 1, matrix);
  }
}

const Y = new Vector3(0, 1, 0);
const at = new Vector3();
const from = new Vector3();
const along = new Vector3();
const size = new Vector3();
const turn = new Quaternion();
const matrix = new Matrix4();

function radiusOf(radii: Uint8Array, joint: number): number {
  return (radii[joint] ?? 0) * RADIUS_UNIT || RADIUS;
}

function instanced(
  geometry: BufferGeometry,
  material: MeshLambertMaterial,
  count: number,
): InstancedMesh {
  const mesh = new InstancedMesh(geometry, material, count);
  mesh.instanceMatrix.setUsage(DynamicDrawUsage);
  // Its bounds are those of the last frame; hands are always looked at when they are there.
  mesh.frustumCulled = false;
  mesh.renderOrder = ORDER;
  return mesh;
}
