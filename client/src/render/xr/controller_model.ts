// SPDX-License-Identifier: Apache-2.0
/** Shows a controller: a handle where it is held, a tip where it points; no device's own shape, so that every device has one. */

import {
  CapsuleGeometry,
  ConeGeometry,
  Group,
  Mesh,
  MeshLambertMaterial,
  TorusGeometry,
  type BufferGeometry,
  type Color,
} from 'three';
import { POSE } from '../../input/xr/hands';

/** Above the sheets, as hands are. */
const ORDER = 10_010;

export class ControllerModel {
  /** In WebXR axes, in the session's space. */
  readonly object = new Group();
  private readonly material = new MeshLambertMaterial({ transparent: true });
  /** Grip space: -z points along the handle, away from the wrist. */
  private readonly handle = new Group();
  private readonly tip = new Group();

  constructor() {
    const grip = this.mesh(new CapsuleGeometry(0.016, 0.085, 4, 14).rotateX(Math.PI / 2));
    const ring = this.mesh(new TorusGeometry(0.028, 0.006, 8, 24));
    grip.position.z = 0.025;
    ring.position.z = -0.035;
    this.handle.add(grip, ring);
    this.tip.add(this.mesh(new ConeGeometry(0.009, 0.032, 14).rotateX(-Math.PI / 2)));
    this.object.add(this.handle, this.tip);
    this.object.visible = false;
  }

  /** Show the poses of grip and aim; an empty array is a controller that is not tracked. */
  show(poses: Float32Array, color: Color): void {
    this.object.visible = poses.length > 0;
    if (!this.object.visible) return;
    this.material.color.copy(color);
    place(this.handle, poses, 0);
    place(this.tip, poses, POSE);
  }

  dispose(): void {
    this.object.removeFromParent();
    this.object.traverse((each) => {
      if (each instanceof Mesh) (each.geometry as BufferGeometry).dispose();
    });
    this.material.dispose();
  }

  private mesh(geometry: BufferGeometry): Mesh {
    const mesh = new Mesh(geometry, this.material);
    mesh.renderOrder = ORDER;
    return mesh;
  }
}

function place(object: Group, poses: Float32Array, from: number): void {
  object.position.fromArray(poses, from);
  object.quaternion.fromArray(poses, from + 3);
}
