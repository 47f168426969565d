// SPDX-License-Identifier: Apache-2.0
/** Markers of the same frame and stamp are placed together: one lookup for all, and none once they are settled. */

import { Matrix4, Vector3 } from 'three';
import type { Placement } from '../../state';
import { FramePose, matrixOf } from '../frame_pose';
import type { SceneContext } from '../renderable';
import type { Part } from './part';

/** What a group needs of a marker. */
export interface Member {
  part: Part;
  group: FrameGroup | null;
  /** False while its namespace is hidden. */
  shown: boolean;
}

class FrameGroup {
  readonly members = new Set<Member>();
  readonly matrix = new Matrix4();
  readonly place: FramePose;
  /** The picture for which all members were drawn anew. */
  picture = -1;

  constructor(
    readonly name: string,
    frame: string,
    stamp: number,
  ) {
    this.place = new FramePose(frame, stamp);
  }

  draw(member: Member): void {
    const placed = this.place.pose !== null && member.shown;
    member.part.place(placed ? this.matrix : null);
  }
}

const inverse = new Matrix4();

export class MarkerGroups {
  private readonly groups = new Map<string, FrameGroup>();
  /** Changed since the last picture. */
  private readonly changed = new Set<Member>();
  /** The group of the last marker: most markers of a message share theirs. */
  private last: { frame: string; stamp: number; group: FrameGroup } | null = null;

  /** Most markers share a frame: what was asked last is kept. */
  private readonly inverted: { of: Matrix4 | null; at: Vector3; local: Vector3 } = {
    of: null,
    at: new Vector3(),
    local: new Vector3(),
  };
  private picture = 0;
  private moved = false;

  constructor(private readonly context: SceneContext) {}

  /** Put a marker into the group of its frame and stamp, and draw it there with the next picture. */
  put(member: Member, frame: string, stamp: number, shown: boolean): void {
    const group = this.group(frame, stamp);
    if (member.group !== group) {
      this.leave(member);
      group.members.add(member);
      member.group = group;
    }
    member.shown = shown;
    this.changed.add(member);
  }

  show(member: Member, shown: boolean): void {
    if (member.shown === shown) return;
    member.shown = shown;
    this.changed.add(member);
  }

  remove(member: Member): void {
    this.leave(member);
    this.changed.delete(member);
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
    this.picture++;
    this.inverted.of = null;
    for (const group of this.groups.values()) {
      if (group.place.refresh(this.context) || this.moved) {
        if (group.place.pose) matrixOf(group.place.pose, group.matrix);
        for (const member of group.members) group.draw(member);
        group.picture = this.picture;
      }
      const { problem } = group.place;
      if (problem && !problems.has(problem.name)) problems.set(problem.name, problem);
    }
    this.moved = false;
    for (const member of this.changed) {
      if (member.group && member.group.picture !== this.picture) member.group.draw(member);
    }
    this.changed.clear();
    return [...problems.values()];
  }

  private group(frame: string, stamp: number): FrameGroup {
    if (this.last?.frame === frame && this.last.stamp === stamp) return this.last.group;
    const name = `${stamp} ${frame}`;
    let group = this.groups.get(name);
    if (!group) this.groups.set(name, (group = new FrameGroup(name, frame, stamp)));
    this.last = { frame, stamp, group };
    return group;
  }

  private leave(member: Member): void {
    const { group } = member;
    if (!group) return;
    group.members.delete(member);
    member.group = null;
    if (group.members.size > 0) return;
    this.groups.delete(group.name);
    if (this.last?.group === group) this.last = null;
  }
}
