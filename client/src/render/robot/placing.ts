// SPDX-License-Identifier: Apache-2.0
/** Where the links of a robot are: by the transforms of their frames, or, where nobody publishes them, by its joints. */

import { Kinematics, type PositionOf } from '../../robot/kinematics';
import type { JointTable } from '../../robot/joint_tables';
import type { Placement } from '../../state';
import type { Robot } from '../../wire/messages';
import { FramePose } from '../frame_pose';
import type { SceneContext } from '../renderable';
import { candidates, pickTable } from './joint_source';

/** So long, milliseconds, transforms may be late before joints are taken instead of them. */
const PATIENCE_MS = 700;
/** So many links without a place are named; more are counted. */
const MOST_NAMED = 50;
const JOINTS_NAMED = 5;
const ASKED_EVERY_MS = 250;

export class Placing {
  /** Of every link: x y z, quaternion in the fixed frame; null while it has no place. */
  readonly poses: (Float64Array | null)[];
  problems: Placement[] = [];
  /** Whether transforms place it. */
  byFrames = false;
  private readonly kinematics: Kinematics;
  private readonly moving: string[];
  /** Links whose transforms tell that somebody publishes them: below moving joints, where there are any. */
  private readonly hung: number[];
  private frames: FramePose[];
  private prefix = '';
  private source = 'auto';
  private readonly born = performance.now();
  /** What the poses were made from. */
  private seen = { version: -1, fixed: '', table: null as JointTable | null, joints: -1 };
  private stale = true;
  private asked = -Infinity;
  private known: readonly string[] = [];
  private table: JointTable | null = null;
  private readonly positionOf: PositionOf = (name) => this.table?.joints.get(name)?.position ?? NaN;

  private readonly isKnown = (name: string) => !Number.isNaN(this.positionOf(name));

  constructor(
    private readonly context: SceneContext,
    private readonly robot: Robot,
  ) {
    this.kinematics = new Kinematics(robot);
    this.frames = this.newFrames();
    this.poses = robot.links.map(() => null);
    const own = this.kinematics.moving.map((i) => robot.joints[i]!);
    this.hung = (own.length > 0 ? own : robot.joints).map((joint) => joint.child);
    this.moving = own.filter((joint) => joint.mimic < 0).map((joint) => joint.name);
  }

  setOptions(prefix: string, source: string): void {
    this.source = source;
    this.stale = true;
    if (prefix === this.prefix) return;
    this.prefix = prefix;
    this.frames = this.newFrames();
  }

  private newFrames(): FramePose[] {
    return this.robot.links.map((link) => new FramePose(this.prefix + link.name, 0));
  }

  /** Where the joint above a link is, radians or metres; NaN where that is not known, or not needed. */
  jointOf(link: number): number {
    const joint = this.robot.joints.findIndex((one) => one.child === link);
    if (joint < 0 || !this.table || !this.kinematics.moving.includes(joint)) return NaN;
    return this.kinematics.position(joint, this.positionOf);
  }

  /** Displays of JointState that it is, or may be, placed by. */
  needs(): string[] {
    if (this.byFrames || this.moving.length === 0) return [];
    return candidates(this.context, this.robot.display, this.source);
  }

  /** `needs`, looked up a few times a second: topics seldom come. */
  private sources(): readonly string[] {
    const now = performance.now();
    if (now - this.asked > ASKED_EVERY_MS || this.stale) {
      this.asked = now;
      this.known = this.needs();
    }
    return this.known;
  }

  /** Look again; returns whether any pose may have changed. */
  refresh(): boolean {
    const { frames } = this.context;
    const fixed = this.context.fixedFrame();
    this.byFrames = this.source === '' || this.linksAreFrames();
    const early = performance.now() - this.born < PATIENCE_MS;
    this.table = this.byFrames ? null : pickTable(this.context, this.sources(), this.moving);
    const joints = this.table?.version ?? -1;
    const { seen } = this;
    const same =
      seen.version === frames.version &&
      seen.fixed === fixed &&
      seen.table === this.table &&
      seen.joints === joints;
    if (same && !this.stale) return false;
    this.seen = { version: frames.version, fixed, table: this.table, joints };
    this.stale = !this.byFrames && !this.table && early && this.moving.length > 0;
    if (this.stale) this.clear();
    else if (this.byFrames) this.placeByFrames();
    else this.placeByJoints();
    return true;
  }

  /** Whether anybody publishes where the links are; a fixed one may have a transform for other reasons. */
  private linksAreFrames(): boolean {
    for (const link of this.hung) {
      if (this.context.frames.parentOf(this.frames[link]!.frame) !== undefined) return true;
    }
    return false;
  }

  private clear(): void {
    this.poses.fill(null);
    this.problems = [];
  }

  private placeByFrames(): void {
    this.problems = [];
    let unnamed = 0;
    this.frames.forEach((frame, i) => {
      frame.refresh(this.context);
      this.poses[i] = frame.pose;
      if (!frame.problem) return;
      if (this.problems.length < MOST_NAMED) this.problems.push(this.problemOf(i));
      else unnamed++;
    });
    if (unnamed > 0) {
      const text = `${unnamed} more links have no place`;
      this.problems.push({ name: 'links', level: 'error', text });
    }
  }

  private placeByJoints(): void {
    this.problems = [];
    const { kinematics, poses } = this;
    kinematics.solve(this.rootPose, this.positionOf);
    for (let i = 0; i < poses.length; i++) {
      poses[i] = kinematics.placed[i] ? kinematics.poses[i]! : null;
    }
    this.reportJoints();
  }

  private readonly rootPose = (link: number): Float64Array | null => {
    const frame = this.frames[link]!;
    frame.refresh(this.context);
    if (frame.problem) this.problems.push(this.problemOf(link));
    return frame.pose;
  };

  private problemOf(link: number): Placement {
    const { level, text } = this.frames[link]!.problem!;
    return { name: this.robot.links[link]!.name, level, text };
  }

  private reportJoints(): void {
    const { moving } = this;
    if (moving.every(this.isKnown)) return;
    const unknown = moving.filter((name) => !this.isKnown(name));
    const why = this.table ? this.someMissing(unknown) : this.noneKnown();
    const text = `${why}: drawn with them at 0`;
    this.problems.push({ name: 'joints', level: 'warning', text });
  }

  private someMissing(unknown: string[]): string {
    const named = unknown.slice(0, JOINTS_NAMED).join(', ');
    const more = unknown.length > JOINTS_NAMED ? ', ...' : '';
    return `no position was told of ${unknown.length} of ${this.moving.length} joints (${named}${more})`;
  }

  private noneKnown(): string {
    const topics = this.needs();
    if (topics.length === 0) {
      return 'nobody publishes transforms of the links, or a JointState of the joints';
    }
    return `nobody publishes transforms of the links, and no JointState of the joints came on ${topics.join(', ')}`;
  }
}
