// SPDX-License-Identifier: Apache-2.0
/** Shows the operator's own hands: a sphere at every joint, coloured by whether the robot gets them. */

import {
  InstancedMesh,
  Matrix4,
  MeshLambertMaterial,
  SphereGeometry,
  DynamicDrawUsage,
} from 'three';
import type { XrSample } from '../../wire/messages';
import { JOINTS, POSE, RADIUS_UNIT } from './hands';

const ENGAGED = '#30a46c';
const IDLE = '#8b8d98';
/** Radius of a joint for which the headset gives none, metres. */
const RADIUS = 0.008;

export class HandModel {
  /** In WebXR axes, in the session's local-floor space. */
  readonly object: InstancedMesh<SphereGeometry, MeshLambertMaterial>;
  private readonly matrix = new Matrix4();

  constructor() {
    const geometry = new SphereGeometry(1, 8, 5);
    this.object = new InstancedMesh(geometry, new MeshLambertMaterial(), 2 * JOINTS);
    this.object.instanceMatrix.setUsage(DynamicDrawUsage);
    // Its bounds are those of the last frame; hands are always looked at when they are there.
    this.object.frustumCulled = false;
    this.hide();
  }

  /** Show the hands of a frame: of a hand that is not tracked, nothing. */
  show(frame: XrSample, engaged: boolean): void {
    this.object.count = 0;
    this.add(frame.left_hand, frame.left_radii);
    this.add(frame.right_hand, frame.right_radii);
    this.object.visible = this.object.count > 0;
    this.object.instanceMatrix.needsUpdate = true;
    this.object.material.color.set(engaged ? ENGAGED : IDLE);
  }

  hide(): void {
    this.object.count = 0;
    this.object.visible = false;
  }

  private add(poses: Float32Array, radii: Uint8Array): void {
    for (let joint = 0; joint * POSE < poses.length; joint += 1) {
      const radius = radii[joint]! * RADIUS_UNIT || RADIUS;
      const at = joint * POSE;
      this.matrix.makeScale(radius, radius, radius);
      this.matrix.setPosition(poses[at]!, poses[at + 1]!, poses[at + 2]!);
      this.object.setMatrixAt(this.object.count, this.matrix);
      this.object.count += 1;
    }
  }
}
