// SPDX-License-Identifier: Apache-2.0
/** A drag of an interactive marker: from what was taken hold of and where the pointer is to the marker's pose. */

import { Quaternion, Vector3, type Ray } from 'three';
import type { InteractiveControl } from '../../wire/messages';
import { alongAxis, angleBetween, onPlane, squareTo, unwrap } from './geometry';

export type Mode = InteractiveControl['interaction_mode'];
type Motion =
  'axis' | 'plane' | 'rotate' | 'trailer' | 'view_plane' | 'depth' | 'turn_xy' | 'turn_z';

export interface Place {
  position: Vector3;
  orientation: Quaternion;
}

/** What was taken hold of, in the marker's frame. */
export interface Grip {
  mode: Mode;
  /** The control's axis, unit. */
  axis: Vector3;
  /** Where the pointer met the control. */
  point: Vector3;
  place: Place;
}

/** Where the pointer is, in the marker's frame. */
export interface Pull {
  ray: Ray;
  /** The camera's axes, unit. */
  forward: Vector3;
  up: Vector3;
  /** Pixels since the last one, y down. */
  dx: number;
  dy: number;
  /** Metres that a pixel covers at the marker. */
  perPixel: number;
  ctrl: boolean;
  shift: boolean;
}

/** RViz: 300 pixels are a whole turn. */
const RADIANS_PER_PIXEL = (2 * Math.PI) / 300;
/** Going into the depth is faster than across, or it would take for ever. */
const DEPTH = 2;
/** A plane of rotation seen this flat (cosine) is turned by its rim instead. */
const EDGE_ON = 0.15;
const SHORT = 1e-6;

/** What a pull does in a mode; as in RViz Ctrl turns and Shift goes into the depth. */
export function motionOf(mode: Mode, ctrl: boolean, shift: boolean): Motion | null {
  switch (mode) {
    case 'move_axis':
      return 'axis';
    case 'move_plane':
      return 'plane';
    case 'rotate_axis':
      return 'rotate';
    case 'move_rotate':
      return ctrl ? 'rotate' : shift ? 'plane' : 'trailer';
    case 'move_3d':
      return shift ? 'depth' : 'view_plane';
    case 'rotate_3d':
      return shift ? 'turn_z' : 'turn_xy';
    case 'move_rotate_3d':
      if (ctrl) return shift ? 'turn_z' : 'turn_xy';
      return shift ? 'depth' : 'view_plane';
    default:
      return null;
  }
}

const turn = new Quaternion();
const other = new Quaternion();
const right = new Vector3();

export class Drag {
  /** The marker's pose now; a new object for each pull. */
  place: Place;
  /** Radians about the axis since the drag began. */
  angle = 0;
  private point: Vector3;
  private from: Place;
  private motion: Motion | null = null;
  private normal = new Vector3();
  private edgeOn = false;
  private turned = 0;

  constructor(private readonly grip: Grip) {
    this.place = copy(grip.place);
    this.from = copy(grip.place);
    this.point = grip.point.clone();
  }

  /** Follow the pointer; what leads nowhere (a ray beside the plane) changes nothing. */
  pull(pull: Pull): Place {
    const motion = motionOf(this.grip.mode, pull.ctrl, pull.shift);
    if (motion !== this.motion) this.begin(motion, pull);
    if (motion === 'axis') this.slide(pull);
    else if (motion === 'plane' || motion === 'view_plane') this.shove(pull);
    else if (motion === 'rotate') this.rotate(pull);
    else if (motion === 'trailer') this.trail(pull);
    else if (motion !== null) this.nudge(motion, pull);
    return this.place;
  }

  /** Another motion goes on from where the marker is: the grabbed point went with it. */
  private begin(motion: Motion | null, pull: Pull): void {
    if (this.motion !== null) this.point = this.grabbed();
    this.motion = motion;
    this.from = copy(this.place);
    this.turned = 0;
    this.normal = (motion === 'view_plane' ? pull.forward : this.grip.axis).clone();
    this.edgeOn = Math.abs(pull.ray.direction.dot(this.grip.axis)) < EDGE_ON;
  }

  private grabbed(): Vector3 {
    const local = this.point.clone().sub(this.from.position);
    local.applyQuaternion(other.copy(this.from.orientation).invert());
    return local.applyQuaternion(this.place.orientation).add(this.place.position);
  }

  private slide({ ray }: Pull): void {
    const along = alongAxis(ray, this.point, this.grip.axis);
    if (along === null) return;
    const position = this.from.position.clone().addScaledVector(this.grip.axis, along);
    this.place = { position, orientation: this.place.orientation };
  }

  private shove({ ray }: Pull): void {
    const hit = onPlane(ray, this.point, this.normal);
    if (!hit) return;
    const position = hit.sub(this.point).add(this.from.position);
    this.place = { position, orientation: this.place.orientation };
  }

  private rotate({ ray }: Pull): void {
    const { axis } = this.grip;
    const arm = squareTo(this.point.clone().sub(this.from.position), axis);
    const center = this.point.clone().sub(arm);
    let angle: number;
    if (this.edgeOn && arm.length() > SHORT) {
      const along = alongAxis(ray, this.point, axis.clone().cross(arm).normalize());
      if (along === null) return;
      angle = along / arm.length();
    } else {
      const hit = onPlane(ray, this.point, axis);
      if (!hit) return;
      hit.sub(center);
      if (hit.length() < SHORT) return;
      // Taken at its very centre, it turns from where the pointer first leaves it.
      if (arm.length() < SHORT) {
        this.point = center.add(hit);
        return;
      }
      angle = unwrap(angleBetween(arm, hit, axis), this.turned);
    }
    this.angle += angle - this.turned;
    this.turned = angle;
    const orientation = turn.setFromAxisAngle(axis, angle).clone().multiply(this.from.orientation);
    this.place = { position: this.place.position, orientation: orientation.normalize() };
  }

  /** The grabbed point stays under the pointer, and the marker follows it like a trailer. */
  private trail({ ray }: Pull): void {
    const { axis } = this.grip;
    const hit = onPlane(ray, this.point, axis);
    if (!hit) return;
    const arm = squareTo(this.grabbed().sub(this.place.position), axis);
    const height = this.point.clone().sub(this.from.position).dot(axis);
    const now = hit.clone().addScaledVector(axis, -height).sub(this.place.position);
    const pulled = squareTo(now, axis);
    if (arm.length() < SHORT || pulled.length() < SHORT) {
      this.place = {
        position: this.place.position.clone().add(pulled).sub(arm),
        orientation: this.place.orientation,
      };
      return;
    }
    const angle = angleBetween(arm, pulled, axis);
    this.angle += angle;
    const position = this.place.position.clone().add(pulled);
    position.addScaledVector(pulled.normalize(), -arm.length());
    const orientation = turn.setFromAxisAngle(axis, angle).clone();
    this.place = {
      position,
      orientation: orientation.multiply(this.place.orientation).normalize(),
    };
  }

  /** Motions by pixels: into the depth, and about the camera's axes. */
  private nudge(motion: Motion, { forward, up, dx, dy, perPixel }: Pull): void {
    const { position, orientation } = this.place;
    if (motion === 'depth') {
      const ahead = -dy * perPixel * DEPTH;
      this.place = { position: position.clone().addScaledVector(forward, ahead), orientation };
      return;
    }
    if (motion === 'turn_z') {
      const pixels = Math.abs(dx) > Math.abs(dy) ? dx : dy;
      turn.setFromAxisAngle(forward, pixels * RADIANS_PER_PIXEL);
    } else {
      right.crossVectors(forward, up).normalize();
      turn.setFromAxisAngle(up, dx * RADIANS_PER_PIXEL);
      turn.multiply(other.setFromAxisAngle(right, dy * RADIANS_PER_PIXEL));
    }
    this.place = { position, orientation: turn.clone().multiply(orientation).normalize() };
  }
}

function copy({ position, orientation }: Place): Place {
  return { position: position.clone(), orientation: orientation.clone() };
}
