// SPDX-License-Identifier: Apache-2.0
/** Where an operator stands in the scene, how they are turned, and how large the scene is to them. */

import { Matrix4, Vector3 } from 'three';
import { sceneFromXr, standing, type Place } from '../../input/xr/place';

const SMALLEST = 0.02;
const LARGEST = 200;
/** Hands above each other say nothing of how the scene is turned: so much of their distance is level. */
const LEVEL = 0.3;

/** Places that it is given, and directions, are in the session's space (WebXR axes). */
export class Travel implements Place {
  readonly position = new Vector3();
  turn = 0;
  /** Metres of the scene to one of the operator. */
  scale = 1;
  /** Takes the session's space to the scene. */
  readonly matrix = new Matrix4();
  /** Counts the changes. */
  count = 0;

  constructor(private readonly feet: Vector3) {
    this.stand({ position: feet, turn: 0 });
  }

  /** Stand where the session began, facing the fixed frame's x axis, one for one. */
  recenter(head: Float32Array): void {
    this.scale = 1;
    this.stand(standing(head, this.feet));
  }

  /** One for one again; what is at `about` stays there. */
  unscale(about: Vector3): void {
    this.keep(about, () => (this.scale = 1));
  }

  /** Go, metres of the operator. */
  walk(by: Vector3): void {
    this.shift(vector.copy(by));
  }

  /** Turn to the left, radians, about what is at a place. */
  rotate(angle: number, about: Vector3): void {
    this.keep(about, () => (this.turn = wrapped(this.turn + angle)));
  }

  /** Move as if the scene were held: what was at one place is at another now. */
  drag(from: Vector3, to: Vector3): void {
    this.shift(vector.copy(from).sub(to));
  }

  /** As if it were held with two hands, that were at a and b: moved, turned about the vertical, scaled. */
  stretch(fromA: Vector3, fromB: Vector3, toA: Vector3, toB: Vector3): void {
    before.copy(fromB).sub(fromA);
    after.copy(toB).sub(toA);
    const [was, is] = [before.length(), after.length()];
    if (was < 1e-3 || is < 1e-3) return;
    const level = Math.min(Math.hypot(before.x, before.z) / was, Math.hypot(after.x, after.z) / is);
    held.copy(fromA).add(fromB).multiplyScalar(0.5).applyMatrix4(this.matrix);
    this.scale = Math.min(Math.max((this.scale * was) / is, SMALLEST), LARGEST);
    if (level > LEVEL) this.turn = wrapped(this.turn + heading(before) - heading(after));
    this.changed();
    this.pull(held, vector.copy(toA).add(toB).multiplyScalar(0.5));
  }

  private stand({ position, turn }: Place): void {
    this.position.copy(position);
    this.turn = turn;
    this.changed();
  }

  private keep(about: Vector3, change: () => void): void {
    held.copy(about).applyMatrix4(this.matrix);
    change();
    this.changed();
    this.pull(held, vector.copy(about));
  }

  /** Move so that a point of the scene is at a place. */
  private pull(point: Vector3, at: Vector3): void {
    this.position.add(point).sub(at.applyMatrix4(this.matrix));
    this.changed();
  }

  private shift(by: Vector3): void {
    const length = by.length();
    if (length === 0) return;
    this.position.add(by.transformDirection(this.matrix).multiplyScalar(length * this.scale));
    this.changed();
  }

  private changed(): void {
    const { scale } = this;
    sceneFromXr(this, this.matrix).scale(scaled.set(scale, scale, scale));
    this.count += 1;
  }
}

const vector = new Vector3();
const held = new Vector3();
const before = new Vector3();
const after = new Vector3();
const scaled = new Vector3();

/** Of a direction, to the left of -z. */
function heading({ x, z }: Vector3): number {
  return Math.atan2(-x, -z);
}

function wrapped(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
