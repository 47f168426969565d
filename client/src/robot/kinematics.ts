// SPDX-License-Identifier: Apache-2.0
/** Where the links of a robot are, from the positions of its joints; float64, no garbage. */

import { compose } from '../pose';
import type { Robot, RobotJoint } from '../wire/messages';

/** The position of a joint, NaN where it is not known. */
export type PositionOf = (name: string) => number;

export class Kinematics {
  /** Of every link, x y z and quaternion in whatever its root was put into; valid where `placed`. */
  readonly poses: Float64Array[];
  readonly placed: boolean[];
  readonly roots: number[];
  /** Joints that move, by index. */
  readonly moving: number[];
  private readonly origins: Float64Array[];
  private readonly motion = Float64Array.of(0, 0, 0, 0, 0, 0, 1);

  constructor(private readonly robot: Pick<Robot, 'links' | 'joints'>) {
    const { links, joints } = robot;
    const children = new Set(joints.map((joint) => joint.child));
    this.roots = links.map((_, i) => i).filter((i) => !children.has(i));
    this.poses = links.map(() => Float64Array.of(0, 0, 0, 0, 0, 0, 1));
    this.placed = links.map(() => false);
    this.origins = joints.map(({ position, orientation }) =>
      Float64Array.of(...position, ...orientation),
    );
    this.moving = joints.map((_, i) => i).filter((i) => moves(joints[i]!));
  }

  /** Where a joint is: its own word where it has none to mimic, 0 where nothing is known. */
  position(index: number, of: PositionOf): number {
    const joint = this.robot.joints[index]!;
    if (joint.mimic >= 0) {
      return joint.multiplier * this.position(joint.mimic, of) + joint.offset;
    }
    const told = of(joint.name);
    if (Number.isFinite(told)) return told;
    // At 0, or as near to it as its limits allow.
    const { lower, upper } = joint;
    return lower < upper ? Math.min(Math.max(0, lower), upper) : 0;
  }

  /** Place all links below roots that are placed; `root` gives the pose of one, null where it has none. */
  solve(root: (link: number) => ArrayLike<number> | null, of: PositionOf): void {
    for (const link of this.roots) {
      const pose = root(link);
      this.placed[link] = pose !== null;
      if (pose) this.poses[link]!.set(pose);
    }
    const { joints } = this.robot;
    for (let i = 0; i < joints.length; i++) {
      const joint = joints[i]!;
      this.placed[joint.child] = this.placed[joint.parent]!;
      if (!this.placed[joint.child]) continue;
      const pose = this.poses[joint.child]!;
      compose(this.poses[joint.parent]!, 0, this.origins[i]!, 0, pose);
      if (!moves(joint)) continue;
      this.setMotion(joint, this.position(i, of));
      compose(pose, 0, this.motion, 0, pose);
    }
  }

  private setMotion({ type, axis }: RobotJoint, position: number): void {
    const { motion } = this;
    motion.fill(0);
    motion[6] = 1;
    const turn = type !== 'prismatic';
    const factor = turn ? Math.sin(position / 2) : position;
    const at = turn ? 3 : 0;
    for (let i = 0; i < 3; i++) motion[at + i] = axis[i]! * factor;
    if (turn) motion[6] = Math.cos(position / 2);
  }
}

/** Whether JointState moves it: floating and planar joints have no one position. */
export function moves({ type }: RobotJoint): boolean {
  return type === 'revolute' || type === 'continuous' || type === 'prismatic';
}
