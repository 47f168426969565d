// SPDX-License-Identifier: Apache-2.0
/** The camera of the view: where it is, how each view mode moves it. Knows no events and no frames. */

import {
  MathUtils,
  Matrix4,
  OrthographicCamera,
  PerspectiveCamera,
  Quaternion,
  Vector3,
  type Box3,
} from 'three';
import type { ViewMode } from '../state';
import type { Lens } from '../wire/messages';
import { LAYERS } from './nodes/view_image';

/** Vertical field of view, radians; RViz's. */
export const FOV = Math.PI / 4;
const STEEPEST = MathUtils.degToRad(89.5);
const NEAREST = 0.02;
const FARTHEST = 1e6;
/** Ground farther away than this (metres) is the horizon. */
const FARTHEST_GROUND = 200;
/** Room around what is shown whole. */
const MARGIN = 1.1;
/** From where a scene is looked at first: from behind its right, down. */
const FIRST_YAW = MathUtils.degToRad(45);
const FIRST_PITCH = MathUtils.degToRad(-35);
const STRAIGHT_DOWN = -Math.PI / 2;
/** From above x is to the right at first, as on a map. */
const MAP_YAW = Math.PI / 2;
/** Steeper than this (sine), the heading of the view is that of its upper edge. */
const STEEP = 0.999;

/** Flatter than this (sine), and one pixel of a movement on the ground would be too many metres. */
const FLATTEST = 0.1;

/** Where the camera looks, from where. */
export interface RigPose {
  /** Metres. */
  target: Vector3;
  /** Radians: heading of the view about z, and how far it looks up. */
  yaw: number;
  pitch: number;
  /** From the eye to the target, metres. */
  distance: number;
}

export class CameraRig {
  readonly perspective = new PerspectiveCamera(MathUtils.radToDeg(FOV), 1, 0.01, 1000);
  /** Vertical field of view, radians. */
  fov = FOV;
  /** Metres from the camera to what is drawn nearest and farthest; 0 fits them to the distance. */
  near = 0;
  far = 0;
  /** Metres that the viewer may be from the target. */
  nearest = NEAREST;
  farthest = FARTHEST;
  /** Direction that stays up, of length one. */
  readonly up = new Vector3(0, 0, 1);
  /** Turns z to where up is. */
  private readonly level = new Quaternion();
  private readonly unlevel = new Quaternion();
  readonly orthographic = new OrthographicCamera();
  mode: ViewMode = 'orbit';
  /** Position of the eye, metres. */
  readonly eye = new Vector3(-8, -8, 8);
  /** Orientation of three's camera: it looks along its -z, its y is up. */
  readonly orientation = new Quaternion();
  /** From the eye to what orbits and zoom turn around, metres. */
  distance = 14;
  private width = 1;
  private height = 1;
  /** What the heading was turned by as the view from above began, radians. */
  private turnedBy = 0;

  constructor() {
    for (const camera of [this.perspective, this.orthographic]) {
      camera.up.set(0, 0, 1);
      // Of what a headset shows each eye, a screen shows the left one's.
      camera.layers.enable(LAYERS.left);
    }
    this.look(FIRST_YAW, FIRST_PITCH);
  }

  get camera(): PerspectiveCamera | OrthographicCamera {
    return this.mode === 'top_down' ? this.orthographic : this.perspective;
  }

  get aspect(): number {
    return this.width / this.height;
  }

  get forward(): Vector3 {
    return new Vector3(0, 0, -1).applyQuaternion(this.orientation);
  }

  /** The point that orbits and zoom turn around. */
  get target(): Vector3 {
    return this.forward.multiplyScalar(this.distance).add(this.eye);
  }

  /** Metres that a pixel covers at the target. */
  get metresPerPixel(): number {
    return (2 * this.distance * Math.tan(this.fov / 2)) / this.height;
  }

  get yaw(): number {
    const forward = this.forward.applyQuaternion(this.unlevel);
    if (Math.abs(forward.z) < STEEP) return Math.atan2(forward.y, forward.x);
    const up = this.upperEdge;
    const sign = forward.z < 0 ? 1 : -1;
    return Math.atan2(sign * up.y, sign * up.x);
  }

  get pitch(): number {
    return Math.asin(MathUtils.clamp(this.forward.dot(this.up), -1, 1));
  }

  /** See so much; 0, or null for all of it, is the page's own choice. */
  setLens(lens: Lens | null): void {
    const { fov = 0, near = 0, far = 0, min_distance = 0, max_distance = 0 } = lens ?? {};
    Object.assign(this, { fov: fov > 0 ? fov : FOV, near, far });
    this.nearest = min_distance > 0 ? min_distance : NEAREST;
    this.farthest = max_distance > 0 ? max_distance : FARTHEST;
    this.distance = MathUtils.clamp(this.distance, this.nearest, this.farthest);
  }

  /** Turn around another direction from now on; the camera stays. */
  setUp(up: Vector3): void {
    this.up.copy(up).normalize();
    this.level.setFromUnitVectors(new Vector3(0, 0, 1), this.up);
    this.unlevel.copy(this.level).invert();
  }

  setSize(width: number, height: number): void {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
  }

  setMode(mode: ViewMode): void {
    if (mode === this.mode) return;
    const target = this.target;
    const fromAbove = this.mode === 'top_down';
    this.mode = mode;
    if (mode === 'top_down') {
      // A pose that already looks straight down was given as one from above.
      this.turnedBy = this.straightDown ? 0 : MAP_YAW - this.yaw;
      this.lookAt(target, this.yaw + this.turnedBy, STRAIGHT_DOWN);
    } else if (fromAbove) this.lookAt(target, this.yaw - this.turnedBy, FIRST_PITCH);
    if (mode === 'xy_orbit') this.lookAt(this.onGround(target), this.yaw, this.pitch);
  }

  /** What the viewer can set by numbers; angles in radians, pitch up. */
  get pose(): RigPose {
    const { yaw, pitch, distance } = this;
    return { target: this.target, yaw, pitch, distance };
  }

  /** Look at a point from a direction and distance; what is left out stays. */
  aim(changed: Partial<RigPose>): void {
    const { target, yaw, pitch, distance } = { ...this.pose, ...changed };
    this.distance = MathUtils.clamp(distance, this.nearest, this.farthest);
    const flat = this.mode === 'top_down';
    const steep = flat ? STRAIGHT_DOWN : MathUtils.clamp(pitch, -STEEPEST, STEEPEST);
    this.lookAt(target, yaw, steep);
  }

  /** Go around a vertical line: what is followed turned so far. */
  turnAround(centre: Vector3, yaw: number): void {
    const turn = new Quaternion().setFromAxisAngle(this.up, yaw);
    this.eye.sub(centre).applyQuaternion(turn).add(centre);
    this.orientation.premultiply(turn);
  }

  /** Turn by angles in radians: around the target, in first person around the eye. */
  rotate(yaw: number, pitch: number): void {
    const target = this.target;
    const turned = this.yaw + yaw;
    if (this.mode === 'top_down') return this.lookAt(target, turned, STRAIGHT_DOWN);
    const steep = MathUtils.clamp(this.pitch + pitch, -STEEPEST, STEEPEST);
    if (this.mode === 'first_person') this.look(turned, steep);
    else this.lookAt(target, turned, steep);
  }

  /** Move with what is under the pointer at the target's distance; pixels, y down. */
  pan(x: number, y: number): void {
    const scale = this.metresPerPixel;
    if (this.mode === 'xy_orbit') {
      // On the ground a step up the picture is longer the flatter one looks.
      const ahead = (y * scale) / Math.max(Math.abs(Math.sin(this.pitch)), FLATTEST);
      return this.move(-x * scale, this.pitch > 0 ? -ahead : ahead, 0);
    }
    const shift = new Vector3(-x * scale, y * scale, 0).applyQuaternion(this.orientation);
    this.eye.add(shift);
  }

  /** Come nearer (factor < 1) or go away; in first person go forward or back. */
  zoom(factor: number): void {
    if (this.mode === 'first_person') {
      this.eye.addScaledVector(this.forward, this.distance * (1 - factor));
      return;
    }
    const target = this.target;
    this.distance = MathUtils.clamp(this.distance * factor, this.nearest, this.farthest);
    this.eye.copy(target).addScaledVector(this.forward, -this.distance);
  }

  /** Walk: metres to the right, forward on the level, up. */
  move(right: number, ahead: number, up: number): void {
    const { yaw } = this;
    const [sine, cosine] = [Math.sin(yaw), Math.cos(yaw)];
    const step = new Vector3(cosine * ahead + sine * right, sine * ahead - cosine * right, up);
    this.eye.add(step.applyQuaternion(this.level));
  }

  /** Move without turning: what is followed moved so far. */
  shift(by: Vector3): void {
    this.eye.add(by);
    if (this.mode === 'xy_orbit') this.eye.addScaledVector(this.up, -by.dot(this.up));
  }

  /** Be exactly there; the view from above leaves its mode, unless the pose looks straight down. */
  setPose(eye: Vector3, orientation: Quaternion): void {
    this.eye.copy(eye);
    this.orientation.copy(orientation).normalize();
    this.turnedBy = 0;
    if (this.mode === 'top_down' && !this.straightDown) this.mode = 'orbit';
  }

  /** Be there with the world that was turned; the view from above stays one, over the same point. */
  carry(eye: Vector3, orientation: Quaternion): void {
    this.eye.copy(eye);
    this.orientation.copy(orientation).normalize();
    if (this.mode !== 'top_down') return;
    const up = this.upperEdge;
    this.lookAt(this.target, Math.atan2(up.y, up.x), STRAIGHT_DOWN);
  }

  /** Turn around what is looked at on the ground, where that is not too far away. */
  aimAtGround(): void {
    const distance = -this.eye.dot(this.up) / this.forward.dot(this.up);
    const farthest = this.mode === 'top_down' ? FARTHEST : FARTHEST_GROUND;
    if (distance > NEAREST && distance < farthest) this.distance = distance;
  }

  /** See the whole of a box; `anew` from the first direction, else from the present one. */
  fit(box: Box3, { anew = false } = {}): void {
    const flat = this.mode === 'top_down';
    if (anew) this.turnedBy = flat ? MAP_YAW - FIRST_YAW : 0;
    const yaw = anew ? FIRST_YAW + this.turnedBy : this.yaw;
    this.look(yaw, flat ? STRAIGHT_DOWN : anew ? FIRST_PITCH : this.pitch);
    const center = this.onGround(box.getCenter(new Vector3()));
    const toCamera = this.orientation.clone().invert();
    const tangent = Math.tan(this.fov / 2);
    let distance = NEAREST;
    for (let corner = 0; corner < 8; corner++) {
      const at = new Vector3(
        corner & 1 ? box.min.x : box.max.x,
        corner & 2 ? box.min.y : box.max.y,
        corner & 4 ? box.min.z : box.max.z,
      );
      at.sub(center).applyQuaternion(toCamera);
      const wide = Math.max(Math.abs(at.x) / this.aspect, Math.abs(at.y)) / tangent;
      // What is nearer than the middle looks larger, but not from straight above, without perspective.
      distance = Math.max(distance, MARGIN * wide + (flat ? 0 : at.z));
    }
    this.distance = Math.min(distance, FARTHEST);
    this.eye.copy(center).addScaledVector(this.forward, -this.distance);
  }

  /** Where a point is in a picture of this size, from its left and top; null behind the camera. */
  project(
    point: readonly [number, number, number],
    { width, height }: { width: number; height: number },
  ): [number, number] | null {
    const at = new Vector3(...point);
    if (at.clone().applyMatrix4(this.camera.matrixWorldInverse).z >= 0) return null;
    at.project(this.camera);
    return [((at.x + 1) / 2) * width, ((1 - at.y) / 2) * height];
  }

  /** Give three's cameras what was decided. */
  apply(): void {
    const { camera } = this;
    camera.position.copy(this.eye);
    camera.quaternion.copy(this.orientation);
    if (camera instanceof PerspectiveCamera) {
      camera.aspect = this.aspect;
      camera.fov = MathUtils.radToDeg(this.fov);
      camera.near = this.near || MathUtils.clamp(this.distance * 0.002, 0.01, 10);
      camera.far = this.far || Math.max(2000, this.distance * 100);
    } else {
      const top = this.distance * Math.tan(this.fov / 2);
      camera.top = top;
      camera.bottom = -top;
      camera.right = top * this.aspect;
      camera.left = -camera.right;
      // What is above the eye is seen too: height is no reason to vanish from a map.
      camera.near = -1000 - this.distance;
      camera.far = 1000 + this.distance * 2;
    }
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld(true);
  }

  private get straightDown(): boolean {
    return this.forward.dot(this.up) <= -1 + 1e-9;
  }

  /** Where the upper edge of the picture points to, z up. */
  private get upperEdge(): Vector3 {
    return new Vector3(0, 1, 0).applyQuaternion(this.orientation).applyQuaternion(this.unlevel);
  }

  /** The point itself; where the view turns around the ground, the one below or above it there. */
  private onGround(point: Vector3): Vector3 {
    if (this.mode !== 'xy_orbit') return point;
    return point.addScaledVector(this.up, -point.dot(this.up));
  }

  private lookAt(target: Vector3, yaw: number, pitch: number): void {
    this.look(yaw, pitch);
    this.eye.copy(target).addScaledVector(this.forward, -this.distance);
  }

  /** Turn on the spot, without roll. */
  private look(yaw: number, pitch: number): void {
    const [sy, cy, sp, cp] = [Math.sin(yaw), Math.cos(yaw), Math.sin(pitch), Math.cos(pitch)];
    const right = new Vector3(sy, -cy, 0);
    const back = new Vector3(-cp * cy, -cp * sy, -sp);
    const up = new Vector3(-sp * cy, -sp * sy, cp);
    this.orientation.setFromRotationMatrix(new Matrix4().makeBasis(right, up, back));
    this.orientation.premultiply(this.level);
  }
}
