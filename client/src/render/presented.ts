// SPDX-License-Identifier: Apache-2.0
/** Brings the camera smoothly to where that of who presents is. */

import { MathUtils, Vector3 } from 'three';
import type { Frames } from '../frames';
import type { PresenterCamera } from '../wire/messages';
import type { CameraRig } from './camera_rig';
import { carried } from './carried';

/** Seconds in which the camera makes up for most of a movement. */
const SMOOTH = 0.08;
/** Nearer than this (of the distance to what is looked at, and radians), it has arrived. */
const ARRIVED = 1e-4;
/** Nearer than this, and it is there: no rounding is worth a picture. */
const SAME = 1e-6;

interface View {
  frames: Pick<Frames, 'lookup'>;
  /** The camera moved, by the presenter. */
  moved(): void;
  invalidate(): void;
  /** The mode of the view changed without the viewer's asking. */
  modeForced(mode: CameraRig['mode']): void;
}

export class Presented {
  private camera: PresenterCamera | null = null;

  constructor(
    private readonly rig: CameraRig,
    private readonly view: View,
    /** The viewer moved it, and looks elsewhere now. */
    private readonly lookedAway: () => void,
  ) {}

  /** Follow this camera from now on, or none. */
  follow(camera: PresenterCamera | null): void {
    if (camera === this.camera) return;
    const begins = this.camera === null;
    this.camera = camera;
    // From now on it is somewhere, and not where everybody begins.
    if (begins) this.view.moved();
    else this.view.invalidate();
  }

  /** The viewer moved it. */
  moved(): void {
    if (this.camera) this.lookedAway();
  }

  /** Before a picture: whether the camera is still on its way; null where nobody is followed. */
  update(fixed: string, elapsed: number): boolean | null {
    const { camera, rig } = this;
    if (!camera) return null;
    const found = this.view.frames.lookup(fixed, camera.frame, 0);
    if (!found.ok) return false;
    const [eye, orientation] = carried(found.pose, camera);
    const distance = camera.distance || rig.distance;
    const apart = rig.eye.distanceTo(eye) + Math.abs(rig.distance - distance);
    const turned = rig.orientation.angleTo(orientation);
    const there = apart <= ARRIVED * distance && turned <= ARRIVED;
    if (apart <= SAME * distance && turned <= SAME) return false;
    const share = there ? 1 : 1 - Math.exp(-elapsed / SMOOTH);
    up.set(...camera.up);
    if (up.lengthSq() > 0 && up.normalize().distanceTo(rig.up) > ARRIVED) rig.setUp(up);
    const { mode } = rig;
    rig.setPose(
      there ? eye : rig.eye.clone().lerp(eye, share),
      there ? orientation : rig.orientation.clone().slerp(orientation, share),
    );
    rig.distance = MathUtils.lerp(rig.distance, distance, share);
    if (rig.mode !== mode) this.view.modeForced(rig.mode);
    this.view.moved();
    return !there;
  }
}

const up = new Vector3();
