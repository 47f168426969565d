// SPDX-License-Identifier: Apache-2.0
/** What the renderables of plain stamped messages have in common: one object, in the place of its frame. */

import type { Vector3 } from 'three';
import { Group, Matrix4 } from 'three';
import type { OptionValue, Placement } from '../state';
import { FramePose, matrixOf } from './frame_pose';
import type { Near, PickedPart, Renderable, SceneContext } from './renderable';
import { SolidSet } from './solid_set';

/** What says where it is: in this frame, at this time. */
export interface Stamped {
  frame: string;
  stamp: number;
}

/** One of the things that a message is drawn as; places are in the message's frame. */
export interface Told {
  name: string;
  position: Vector3;
  box?: Matrix4;
  fields: PickedPart['fields'];
}

export abstract class Placed<M extends Stamped> implements Renderable<M> {
  readonly object = new Group();
  private where: FramePose;
  private moved = true;
  private readonly sets: SolidSet[] = [];

  constructor(
    protected readonly context: SceneContext,
    private newest: M,
  ) {
    this.where = this.whereOf(newest);
    this.object.matrixAutoUpdate = false;
    this.object.visible = false;
  }

  update(message: M): void {
    this.newest = message;
    this.locate(message);
    this.draw(message);
  }

  place(): Placement[] {
    const changed = this.where.refresh(this.context) || this.moved;
    const { pose, problem } = this.where;
    if (changed) {
      this.moved = false;
      this.object.visible = pose !== null;
      if (pose) {
        matrixOf(pose, this.object.matrix);
        this.object.matrixWorldNeedsUpdate = true;
      }
      for (const set of this.sets) set.place(pose ? this.object.matrix : null);
    }
    return problem ? [problem] : [];
  }

  nearTo(at: Vector3): Near | null {
    if (!this.object.visible) return null;
    const toOwn = new Matrix4().copy(this.object.matrix).invert();
    const found = this.nearest(at.clone().applyMatrix4(toOwn));
    if (!found) return null;
    return { away: found.away, part: () => this.partOf(this.newest, found.element) };
  }

  partAt(at: Vector3): PickedPart | null {
    return this.nearTo(at)?.part() ?? null;
  }

  abstract setOptions(options: Record<string, OptionValue>): void;
  abstract dispose(): void;
  /** Take everything but the place. */
  protected abstract draw(message: M): void;

  /** Which element's surface is next to a place in its own axes, and how far that is; null where none is drawn. */
  protected nearest(at: Vector3): { element: number; away: number } | null {
    let best: { element: number; away: number } | null = null;
    for (const set of this.sets) {
      const found = set.nearest(at);
      if (found && found.away < (best?.away ?? Infinity)) best = found;
    }
    return best;
  }

  /** What a message says of one of its elements, null where there is no such one. */
  protected abstract tell(message: M, element: number): Told | null;

  /** Whether an element of the next message is the same thing, moved on: so it is of what has only one. */
  protected goesOn(message: M): boolean {
    return this.tell(message, 1) === null;
  }

  /** Solids in its place: drawn together with those of the messages that are kept beside it. */
  protected makeSolids(): SolidSet {
    const set = new SolidSet(this.object, this.context.solids);
    this.sets.push(set);
    return set;
  }

  /** Frame and stamp that a message is placed by. */
  protected whereOf({ frame, stamp }: M): FramePose {
    return new FramePose(frame, stamp);
  }

  /** Place by this message from now on; what it shares with the one before is not looked up again. */
  protected locate(message: M): void {
    const where = this.whereOf(message);
    if (where.frame === this.where.frame && where.stamp === this.where.stamp) return;
    this.where = where;
    this.moved = true;
  }

  private partOf(message: M, element: number): PickedPart | null {
    const told = this.tell(message, element);
    if (!told || !this.object.visible) return null;
    const { matrix } = this.object;
    const { name, fields } = told;
    const again = (): PickedPart | null => {
      // Of several messages that are kept, each is a thing of its own.
      const follows = !this.context.solids && this.goesOn(message) && this.goesOn(this.newest);
      return this.newest === message || follows ? this.partOf(this.newest, element) : null;
    };
    const position = told.position.clone().applyMatrix4(matrix);
    const box = told.box?.clone().premultiply(matrix);
    const { frame, stamp } = message;
    return { name, frame, stamp, position, ...(box && { box }), fields, again };
  }
}
