// SPDX-License-Identifier: Apache-2.0
/** The state of joints as their topics tell it: the newest of every joint, by display. */

import type { JointStates } from '../wire/messages';

/** What is known of one joint; NaN where nothing was told. Kept in place: the same object for ever. */
export interface JointState {
  /** ROS time, seconds. */
  stamp: number;
  /** Radians or metres. */
  position: number;
  velocity: number;
  /** Nm or N. */
  effort: number;
}

/** So many lists of names are remembered. */
const LISTS = 8;

export class JointTable {
  /** Grows with every message. */
  version = 0;
  readonly joints = new Map<string, JointState>();

  /** Names of a message, and their joints: each publisher repeats its own, a hundred times a second. */
  private readonly lists: { names: readonly string[]; joints: JointState[] }[] = [];

  /** ROS time went backwards: what was told is of another time. */
  clear(): void {
    this.version += 1;
    this.joints.clear();
    this.lists.length = 0;
  }

  take({ names, stamp, position, velocity, effort }: JointStates): void {
    this.version += 1;
    const joints = this.of(names);
    for (let i = 0; i < joints.length; i++) {
      const joint = joints[i]!;
      joint.stamp = told(stamp[i], joint.stamp);
      joint.position = told(position[i], joint.position);
      joint.velocity = told(velocity[i], joint.velocity);
      joint.effort = told(effort[i], joint.effort);
    }
  }

  /** The joints with these names; new ones are added. */
  private of(names: readonly string[]): JointState[] {
    // Comparing with what came before is several times quicker than looking every name up.
    const known = this.lists.find((list) => sameNames(list.names, names));
    if (known) return known.joints;
    const joints = names.map((name) => this.joint(name));
    if (this.lists.length >= LISTS) this.lists.length = 0;
    this.lists.push({ names, joints });
    return joints;
  }

  private joint(name: string): JointState {
    let joint = this.joints.get(name);
    if (!joint) {
      joint = { stamp: NaN, position: NaN, velocity: NaN, effort: NaN };
      this.joints.set(name, joint);
    }
    return joint;
  }
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** A number, or what was told before where this is none. */
function told(value: number | undefined, before: number): number {
  return value === undefined || Number.isNaN(value) ? before : value;
}

export class JointTables {
  private readonly tables = new Map<string, { table: JointTable; users: number }>();

  of(display: string): JointTable | undefined {
    return this.tables.get(display)?.table;
  }

  /** The table of a display, for one that fills it; release it when done. */
  acquire(display: string): JointTable {
    let entry = this.tables.get(display);
    if (!entry) this.tables.set(display, (entry = { table: new JointTable(), users: 0 }));
    entry.users += 1;
    return entry.table;
  }

  release(display: string): void {
    const entry = this.tables.get(display);
    if (!entry) return;
    entry.users -= 1;
    if (entry.users <= 0) this.tables.delete(display);
  }
}
