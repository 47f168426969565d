// SPDX-License-Identifier: Apache-2.0
/** Markers of the same frame and stamp are placed together: one lookup for all, and none once they are settled. */

import { Matrix4, Vector3 } from 'three';
import type { Placement } from '../../state';
import { FramePose, matrixOf } from '../frame_pose';
import type { SceneContext } from '../renderable';
import type { Part } from './part';

/** What is needed of a marker to place it. */
export interface Member {
  part: Part;
  group: FrameGroup | null;
  /** Which of all members it is. */
  index: number;
  /** False while its namespace is hidden. */
  shown: boolean;
}

class FrameGroup {
  readonly matrix = new Matrix4();
  readonly place: FramePose;
  /** Markers in it. */
  size = 0;
  /** Whether it is elsewhere than in the last picture. */
  moved = false;

  constructor(
    readonly name: string,
    frame: string,
    stamp: number,
  ) {
    this.place = new FramePose(frame, stamp);
  }

  refresh(context: SceneContext): void {
    this.moved = this.place.refresh(context);
    if (this.moved && this.place.pose) matrixOf(this.place.pose, this.matrix);
  }
}

const inverse = new Matrix4();

export class MarkerGroups {
  private readonly groups = new Map<string, FrameGroup>();
  /** The first `fresh` of them changed since the last picture. */
  private readonly members: Member[] = [];
  private fresh = 0;
  /** The group of the last marker: most markers of a message share theirs. */
  private last: { frame: string; stamp: number; group: FrameGroup } | null = null;

  /** Most markers share a frame: what was asked last is kept. */
  private readonly inverted: { of: Matrix4 | null; at: Vector3; local: Vector3 } = {
    of: null,
    at: new Vector3(),
    local: new Vector3(),
  };

  constructor(private readonly context: SceneContext) {}

  /** Put a marker into the group of its frame and stamp, and draw it there with the next picture. */
  put(member: Member, frame: string, stamp: number, shown: boolean): void {
    const group = this.group(frame, stamp);
    member.shown = shown;
    if (member.group !== group) {
      if (member.group) this.leave(member.group);
      else member.index = this.members.push(member) - 1;
      member.group = group;
      group.size += 1;
    }
    this.renew(member);
  }

  show(member: Member, shown: boolean): void {
    if (member.shown === shown) return;
    member.shown = shown;
    this.renew(member);
  }

  remove(member: Member): void {
    if (!member.group) return;
    this.leave(member.group);
    member.group = null;
    if (member.index < this.fresh) this.swap(member.index, --this.fresh);
    this.swap(member.index, this.members.length - 1);
    this.members.pop();
  }

  /** From a marker's frame to the fixed frame; null while it is not drawn. */
  matrixOf({ group, shown }: Member): Matrix4 | null {
    return group && shown && group.place.pose !== null ? group.matrix : null;
  }

  /** A place of the fixed frame in the marker's frame, valid until the next one; null while it is not drawn. */
  toFrame(member: Member, at: Vector3): Vector3 | null {
    const matrix = this.matrixOf(member);
    if (!matrix) return null;
    if (matrix !== this.inverted.of || !this.inverted.at.equals(at)) {
      this.inverted.of = matrix;
      this.inverted.at.copy(at);
      this.inverted.local.copy(at).applyMatrix4(inverse.copy(matrix).invert());
    }
    return this.inverted.local;
  }

  /** Place what moved or is new; returns what could not be placed, one line for each frame. */
  place(): Placement[] {
    const problems = new Map<string, Placement>();
    this.inverted.of = null;
    let moved = false;
    for (const group of this.groups.values()) {
      group.refresh(this.context);
      moved ||= group.moved;
      const { problem } = group.place;
      if (problem && !problems.has(problem.name)) problems.set(problem.name, problem);
    }
    for (let i = 0, count = moved ? this.members.length : this.fresh; i < count; i++) {
      const member = this.members[i]!;
      if (i < this.fresh || member.group!.moved) member.part.place(this.matrixOf(member));
    }
    this.fresh = 0;
    return [...problems.values()];
  }

  /** Draw it with the next picture. */
  private renew(member: Member): void {
    if (member.index >= this.fresh) this.swap(member.index, this.fresh++);
  }

  private swap(a: number, b: number): void {
    if (a === b) return;
    const { members } = this;
    const [one, other] = [members[a]!, members[b]!];
    members[a] = other;
    members[b] = one;
    other.index = a;
    one.index = b;
  }

  private group(frame: string, stamp: number): FrameGroup {
    if (this.last?.frame === frame && this.last.stamp === stamp) return this.last.group;
    const name = `${stamp} ${frame}`;
    let group = this.groups.get(name);
    if (!group) this.groups.set(name, (group = new FrameGroup(name, frame, stamp)));
    this.last = { frame, stamp, group };
    return group;
  }

  private leave(group: FrameGroup): void {
    group.size -= 1;
    if (group.size > 0) return;
    this.groups.delete(group.name);
    if (this.last?.group === group) this.last = null;
  }
}
