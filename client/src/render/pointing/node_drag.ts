// SPDX-License-Identifier: Apache-2.0
/** A node that the viewer drags: told to its script, which moves it or not; every start has its end. */

import { Vector3, type Matrix4, type Object3D } from 'three';
import { app } from '../../state';
import { throttle } from '../../throttle';
import type { NodeDragged } from '../../wire/messages';
import { onPlane } from '../interactive/geometry';
import type { Grip, Spot } from './grip';
import { modifierOf, type Button, type Modifier } from './modifier';
import type { Rays } from './rays';
import { draggedNode } from './wanted';

/** Steps go out at most this often, the last one always. */
const INTERVAL_MS = 40;
/** Pixels that a press may move before it is a drag. */
const STILL = 5;

/** What was taken hold of. */
export interface Held {
  /** The node that the pointer met, and its drawn object while that is there. */
  node: string;
  object: () => Object3D | null;
  /** Where, in the fixed frame. */
  point: Vector3;
  instance: number;
}

export interface DragEnvironment {
  rays: Rays;
  fixedFrame(): string;
  /** From the fixed frame to the axes of the scene's root. */
  toWorld(): Matrix4;
}

export class NodeDrag implements Grip {
  begun = false;
  /** The node whose script is told, '' between two drags: other keys are other drags. */
  private target = '';
  private readonly local: Vector3;
  private readonly normal: Vector3;
  private readonly at = new Vector3();
  private spot: Spot;
  private readonly say = throttle(INTERVAL_MS, (phase: 'start' | 'update' | 'end') => {
    // A late update of a drag that is over.
    if (this.target !== '') app.getState().send(this.message(phase));
  });

  constructor(
    private readonly held: Held,
    private readonly button: Button,
    private modifier: Modifier,
    private readonly from: Spot,
    private readonly env: DragEnvironment,
  ) {
    this.spot = from;
    this.local = held.object()?.worldToLocal(held.point.clone()) ?? held.point;
    this.normal = env.rays.forward();
    this.at.copy(held.point);
  }

  get about(): string {
    return this.target || this.held.node;
  }

  move(spot: Spot, event: PointerEvent): void {
    this.hold(modifierOf(event));
    this.spot = spot;
    if (!this.begun && Math.hypot(spot.x - this.from.x, spot.y - this.from.y) <= STILL) return;
    this.begun = true;
    const { rays } = this.env;
    const hit = onPlane(rays.ray(spot.x, spot.y), this.held.point, this.normal);
    if (hit) this.at.copy(hit);
    if (this.target !== '') return this.say('update');
    this.target = this.wanted();
    if (this.target !== '') this.say.now('start');
  }

  keys(event: KeyboardEvent): void {
    this.hold(modifierOf(event));
  }

  alive(): boolean {
    if (!this.held.object()) return false;
    return this.target === '' || this.target === this.wanted();
  }

  end(): void {
    if (this.target !== '') this.say.now('end');
    this.target = '';
  }

  cancel(): void {
    this.target = '';
  }

  /** The drag with these keys is another one; it begins with the next movement. */
  private hold(modifier: Modifier): void {
    if (modifier === this.modifier) return;
    this.end();
    this.modifier = modifier;
  }

  private wanted(): string {
    return draggedNode(app.getState().pointers, this.held.node, this.button, this.modifier);
  }

  private message(phase: NodeDragged['phase']): NodeDragged {
    const { rays } = this.env;
    const toWorld = this.env.toWorld();
    const object = this.held.object();
    // Of what is gone nobody knows where it would be.
    const start = object ? object.localToWorld(this.local.clone()) : this.at;
    return {
      t: 'NodeDragged',
      node: this.target,
      phase,
      instance: this.target === this.held.node ? this.held.instance : -1,
      frame: this.env.fixedFrame(),
      start_position: start.clone().applyMatrix4(toWorld).toArray(),
      start_screen_pos: rays.share(start),
      end_position: this.at.clone().applyMatrix4(toWorld).toArray(),
      end_screen_pos: rays.shareOf(this.spot.x, this.spot.y),
      button: this.button,
      modifier: this.modifier,
    };
  }
}
