// SPDX-License-Identifier: Apache-2.0
/** The scene message `JointStates`: told to the robots, and drawn as efforts at their joints. */

import { Group } from 'three';
import { matcher } from '../glob';
import type { JointTable } from '../robot/joint_tables';
import type { OptionValue, Placement } from '../state';
import type { JointStates } from '../wire/messages';
import { numberOf, textOf } from './option_values';
import type { Renderable, SceneContext } from './renderable';
import { EffortArrows } from './robot/effort_arrows';

/** So many joints without a limit are named. */
const MOST_NAMED = 20;

export class JointStatesRenderable implements Renderable<JointStates> {
  readonly object = new Group();
  private readonly arrows = new EffortArrows();
  private readonly table: JointTable;
  private readonly display: string;
  private robot = 'auto';
  private maxEffort = 0;
  private isHidden: (name: string) => boolean = () => false;

  constructor(
    private readonly context: SceneContext,
    first: JointStates,
  ) {
    this.display = first.display;
    this.table = context.joints.acquire(first.display);
    this.object.add(this.arrows.object);
  }

  update(message: JointStates): void {
    this.table.take(message);
  }

  setOptions(options: Record<string, OptionValue>): void {
    this.arrows.setStyle({
      alpha: Math.min(Math.max(numberOf(options, 'alpha', 1), 0), 1),
      width: numberOf(options, 'width', 0.02),
      scale: numberOf(options, 'scale', 1),
    });
    this.robot = textOf(options, 'robot', 'auto');
    this.maxEffort = numberOf(options, 'max_effort', 0);
    this.isHidden = matcher(textOf(options, 'hidden', ''));
  }

  /** Draw where the robots were placed for this picture or the one before. */
  place(): Placement[] {
    this.arrows.begin();
    const { joints } = this.table;
    const robot = this.context.robots.find(this.robot, joints.keys());
    const problems: Placement[] = [];
    if (!robot) {
      if (!this.drawsAny()) return [];
      const which = this.robot === 'auto' ? 'with these joints' : `on ${this.robot}`;
      const text = `efforts are drawn at the joints of a robot model, and none ${which} is shown`;
      return [{ name: 'robot', level: 'waiting', text }];
    }
    for (const [name, { effort }] of joints) {
      const joint = robot.joints.get(name);
      if (!joint || !Number.isFinite(effort) || this.isHidden(name)) continue;
      const pose = robot.linkPose(joint.child);
      const most = this.maxEffort > 0 ? this.maxEffort : joint.effort;
      if (most > 0 && pose) this.arrows.add(pose, joint, effort / most);
      else if (most <= 0 && problems.length < MOST_NAMED) {
        const text = 'the robot model tells no greatest effort; max_effort can be set instead';
        problems.push({ name, level: 'warning', text });
      }
    }
    this.arrows.end();
    return problems;
  }

  parts(): string[] {
    return [...this.table.joints.keys()];
  }

  elements(): number {
    return this.arrows.count;
  }

  timeJumped(): void {
    this.table.clear();
  }

  dispose(): void {
    this.context.joints.release(this.display);
    this.arrows.dispose();
  }

  private drawsAny(): boolean {
    for (const { effort } of this.table.joints.values()) if (Number.isFinite(effort)) return true;
    return false;
  }
}
