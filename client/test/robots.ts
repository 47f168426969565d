// SPDX-License-Identifier: Apache-2.0
/** Robots and states of joints as the server would tell of them, for tests. */

import type { JointStates, Robot, RobotGeometry, RobotJoint } from '../src/wire/messages';

export function geometry(values: Partial<RobotGeometry> = {}): RobotGeometry {
  return {
    name: '',
    shape: 'box',
    size: [1, 1, 1],
    mesh: '',
    position: [0, 0, 0],
    orientation: [0, 0, 0, 1],
    material: -1,
    ...values,
  };
}

export function joint(name: string, parent: number, values: Partial<RobotJoint> = {}): RobotJoint {
  return {
    name,
    type: 'revolute',
    parent,
    child: parent + 1,
    position: [0, 0, 0],
    orientation: [0, 0, 0, 1],
    axis: [0, 0, 1],
    lower: 0,
    upper: 0,
    effort: 0,
    mimic: -1,
    multiplier: 1,
    offset: 0,
    ...values,
  };
}

/** Links in a row along x, one metre each; of every one a box around its origin. */
export function robot(joints: Partial<RobotJoint>[], values: Partial<Robot> = {}): Robot {
  const links = Array.from({ length: joints.length + 1 }, (_, i) => ({
    name: `link${i}`,
    visuals: [geometry({ size: [0.2, 0.2, 0.2] })],
    collisions: [],
  }));
  return {
    t: 'Robot',
    display: '/robot_description',
    key: 'robot',
    frame: 'link0',
    stamp: 0,
    name: 'arm',
    materials: [],
    links,
    joints: joints.map((one, i) => joint(`joint${i}`, i, { position: [1, 0, 0], ...one })),
    inertials: [],
    ...values,
  };
}

/** What is not given is not told. */
export function jointStates(
  positions: Record<string, number>,
  efforts: Record<string, number> = {},
  display = '/joint_states',
): JointStates {
  const names = [...new Set([...Object.keys(positions), ...Object.keys(efforts)])];
  return {
    t: 'JointStates',
    display,
    key: 'joints',
    names,
    stamp: Float64Array.from(names, () => 1),
    position: Float64Array.from(names, (name) => positions[name] ?? NaN),
    velocity: Float64Array.from(names, () => NaN),
    effort: Float64Array.from(names, (name) => efforts[name] ?? NaN),
  };
}
