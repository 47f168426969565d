// SPDX-License-Identifier: Apache-2.0

import {
  PerspectiveCamera,
  Vector3,
  type InstancedBufferGeometry,
  type Material,
  type Mesh,
} from 'three';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { geometry, jointStates, robot } from '../../test/robots';
import { sceneContext, type TestContext } from '../../test/scene_context';
import { transforms } from '../../test/transforms';
import type { OptionValue } from '../state';
import { JointStatesRenderable } from './joint_states';
import { RobotRenderable } from './robot';

let context: TestContext;

function shown(message = robot([{}, {}]), options: Record<string, OptionValue> = {}) {
  const renderable = new RobotRenderable(context);
  renderable.setOptions(options);
  renderable.update(message);
  return renderable;
}

/** Where the drawn links are, by name. */
function places(renderable: RobotRenderable): number[][] {
  renderable.object.updateMatrixWorld(true);
  return renderable.object.children.map((child) =>
    new Vector3()
      .setFromMatrixPosition(child.matrixWorld)
      .toArray()
      .map((x) => Math.round(x * 1e6) / 1e6),
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  context = sceneContext();
  context.fixed = 'link0';
  context.displaysOf = () => ['/joint_states'];
});
afterEach(() => vi.useRealTimers());

describe('by transforms', () => {
  beforeEach(() => {
    context.frames.add(transforms([{ child: 'link1', parent: 'link0', position: [0, 5, 0] }]));
  });

  test('each link is at its frame, and one without is named while the rest is shown', () => {
    const arm = shown();
    const [problem, ...others] = arm.place();
    expect(places(arm)).toEqual([
      [0, 0, 0],
      [0, 5, 0],
    ]);
    expect(problem!.name).toBe('link2');
    expect(problem!.text).toContain('no frame `link2` exists');
    expect(others).toEqual([]);
    expect(arm.elements()).toBe(2);
    expect(arm.needs()).toEqual([]);
    context.frames.add(transforms([{ child: 'link2', parent: 'link1', position: [0, 1, 0] }]));
    expect(arm.place()).toEqual([]);
    expect(arm.elements()).toBe(3);
  });

  test('a prefix is put before the names', () => {
    context.frames.add(transforms([{ child: 'left/link1', parent: 'link0', position: [0, 7, 0] }]));
    const arm = shown(robot([{}]), { tf_prefix: '/left/' });
    arm.place();
    expect(places(arm)).toEqual([[0, 7, 0]]);
  });

  test('links and kinds of bodies are hidden at once', () => {
    const message = robot([{}]);
    message.links[1]!.collisions = [geometry({ shape: 'sphere', size: [1, 0, 0] })];
    const arm = shown(message, { hidden: 'link0' });
    arm.place();
    expect(arm.elements()).toBe(1);
    arm.setOptions({ collision: true });
    arm.place();
    expect(arm.elements()).toBe(3);
    arm.setOptions({ visual: false, collision: true });
    arm.place();
    expect(arm.elements()).toBe(1);
    arm.setOptions({ visual: false, hidden: 'link*' });
    arm.place();
    expect(arm.elements()).toBe(0);
    expect(arm.parts()).toEqual(['link0', 'link1']);
  });
});

describe('by joints, where nobody publishes transforms of the links', () => {
  test('it moves with them, and asks for their topic', () => {
    const arm = shown();
    expect(arm.needs()).toEqual(['/joint_states']);
    const states = new JointStatesRenderable(context, jointStates({}));
    states.setOptions({});
    states.update(jointStates({ joint0: Math.PI / 2, joint1: 0 }));
    expect(arm.place()).toEqual([]);
    expect(places(arm)[2]).toEqual([1, 1, 0]);
    states.update(jointStates({ joint1: Math.PI / 2 }));
    arm.place();
    expect(places(arm)[2]).toEqual([1, 1, 0]);
    states.update(jointStates({ joint0: 0 }));
    arm.place();
    expect(places(arm)[2]).toEqual([2, 0, 0]);
  });

  test('transforms that come late are waited for; then it is drawn with its joints at 0, and says so', () => {
    const arm = shown();
    arm.place();
    expect(arm.elements()).toBe(0);
    vi.advanceTimersByTime(1000);
    const [problem] = arm.place();
    expect(arm.elements()).toBe(3);
    expect(problem).toMatchObject({ name: 'joints', level: 'warning' });
    expect(problem!.text).toContain('no JointState of the joints came on /joint_states');
    context.frames.add(transforms([{ child: 'link1', parent: 'link0', position: [0, 5, 0] }]));
    arm.place();
    expect(arm.elements()).toBe(2);
  });

  test('joints that nobody tells of are named', () => {
    const arm = shown();
    context.joints.acquire('/joint_states').take(jointStates({ joint1: 1 }));
    const [problem] = arm.place();
    expect(problem!.text).toContain('1 of 2 joints (joint0)');
  });

  test('a transform of a fixed part does not stand for the others', () => {
    context.frames.add(transforms([{ child: 'link1', parent: 'link0', position: [0, 0, 1] }]));
    const arm = shown(robot([{ type: 'fixed' }, {}]));
    context.joints.acquire('/joint_states').take(jointStates({ joint1: 0 }));
    expect(arm.place()).toEqual([]);
    expect(arm.elements()).toBe(3);
  });

  test('its root must have a place', () => {
    context.fixed = 'map';
    const arm = shown();
    context.joints.acquire('/joint_states').take(jointStates({ joint0: 0, joint1: 0 }));
    const [problem] = arm.place();
    expect(problem!.name).toBe('link0');
    expect(arm.elements()).toBe(0);
  });
});

describe('beside the bodies', () => {
  const inertial = {
    link: 1,
    mass: 2,
    position: [0, 0, 0.5] as [number, number, number],
    orientation: [0, 0, 0, 1] as [number, number, number, number],
    box: [0.1, 0.2, 0.3] as [number, number, number],
  };
  const message = () =>
    robot([{}, {}], {
      inertials: [inertial, { ...inertial, link: 2, box: [0, 0, 0] }],
    });
  const sizes = (arm: RobotRenderable) =>
    arm.object.children.map(({ children }) => children.length).sort();

  beforeEach(() => {
    context.joints.acquire('/joint_states').take(jointStates({ joint0: 0, joint1: 0 }));
  });

  test('axes, mass and inertia are drawn where they are asked for', () => {
    const arm = shown(message(), { axes: 'link*' });
    arm.place();
    expect(sizes(arm)).toEqual([2, 2, 2]);
    arm.setOptions({ mass: true, visual: false });
    arm.place();
    expect(sizes(arm)).toEqual([1, 1]);
    arm.setOptions({ inertia: true });
    const [problem] = arm.place();
    expect(sizes(arm)).toEqual([1, 1, 2]);
    expect(problem).toMatchObject({ name: 'link2', level: 'warning' });
    arm.setOptions({ inertia: true, hidden: 'link2' });
    expect(arm.place()).toEqual([]);
  });

  test('a link that moves leaves its way behind', () => {
    const arm = shown(robot([{}, {}]), { trails: 'link2', visual: false });
    const table = context.joints.acquire('/joint_states');
    const segments = () =>
      (arm.object.children[0] as Mesh<InstancedBufferGeometry>).geometry.instanceCount;
    for (let i = 0; i < 10; i++) {
      table.take(jointStates({ joint0: i * 0.1 }));
      arm.place();
    }
    expect(segments()).toBeGreaterThan(8);
    context.fixed = 'link1';
    arm.place();
    expect(arm.object.children).toHaveLength(1);
    expect(segments()).toBe(0);
    context.fixed = 'link0';
    arm.setOptions({});
    arm.place();
    expect(arm.object.children).toHaveLength(3);
  });

  test('opacities of links are times that of the robot', () => {
    const arm = shown(message(), { alpha: 0.5, link_alpha: 'link1: 0.5, broken' });
    const [problem] = arm.place();
    const opacities = arm.object.children.map(
      ({ children }) => ((children[0] as Mesh).material as Material).opacity,
    );
    expect(opacities).toEqual([0.5, 0.25, 0.5]);
    expect(problem).toMatchObject({ name: 'link_alpha', level: 'warning' });
  });
});

describe('a link that is pointed at', () => {
  let eye: PerspectiveCamera;

  beforeEach(() => {
    context.joints.acquire('/joint_states').take(jointStates({ joint0: 0, joint1: Math.PI / 2 }));
    eye = new PerspectiveCamera();
    eye.position.set(1, 0, 5);
    eye.updateMatrixWorld();
    context.camera = () => eye;
  });

  function placed(message = robot([{}, {}])) {
    const arm = shown(message, { tf_prefix: 'left' });
    arm.place();
    arm.object.updateMatrixWorld(true);
    return arm;
  }

  test('tells its name, robot, joint and place', () => {
    context.fixed = 'left/link0';
    const arm = placed();
    const part = arm.partAt(new Vector3(2, 0, 0.1))!;
    expect(part).toMatchObject({ name: 'link2', frame: 'left/link2', stamp: 0 });
    expect(Object.fromEntries(part.fields)).toMatchObject({
      robot: 'arm',
      origin: '2.0000 0.0000 0.0000',
      joint: 'joint1 (revolute)',
      'joint position': '1.570796 rad',
      'parent link': 'link1',
    });
    expect(part.position.toArray()).toEqual([2, 0, 0.1].map((x) => expect.closeTo(x) as number));
    const size = new Vector3().setFromMatrixScale(part.box!);
    expect(size.toArray()).toEqual([0.2, 0.2, 0.2].map((x) => expect.closeTo(x) as number));
  });

  test('goes on with it, until it is gone', () => {
    context.fixed = 'left/link0';
    const arm = placed();
    const part = arm.partAt(new Vector3(2, 0, 0.1))!;
    const table = context.joints.of('/joint_states')!;
    table.take(jointStates({ joint0: Math.PI / 2 }));
    arm.place();
    const { x, y } = part.again()!.position;
    expect([x, y]).toEqual([expect.closeTo(1), expect.closeTo(1)]);
    arm.update(robot([{}]));
    arm.place();
    expect(part.again()).toBeNull();
  });

  test('of two whose boxes overlap, it is the one whose surface is there', () => {
    context.fixed = 'left/link0';
    const message = robot([{ position: [0, 0, 0] }]);
    message.links[0]!.visuals = [geometry({ shape: 'sphere', size: [1, 0, 0] })];
    message.links[1]!.visuals = [geometry({ size: [0.3, 0.3, 0.3], position: [0.85, 0.85, 0.85] })];
    const arm = placed(message);
    const corner = new Vector3(0.8, 0.8, 1);
    eye.position.set(0.8, 0.8, 5);
    eye.updateMatrixWorld();
    expect(arm.partAt(corner)!.name).toBe('link1');
    eye.position.set(0, 0, 5);
    eye.updateMatrixWorld();
    expect(arm.partAt(new Vector3(0, 0, 1))!.name).toBe('link0');
  });

  test('is none where nothing is drawn', () => {
    context.fixed = 'left/link0';
    const arm = placed();
    arm.setOptions({ visual: false });
    arm.place();
    expect(arm.partAt(new Vector3())).toBeNull();
  });
});

test('another description replaces the first; what is disposed is known no more', () => {
  const arm = shown();
  context.joints.acquire('/joint_states').take(jointStates({ joint0: 0, joint1: 0, joint2: 0 }));
  arm.place();
  arm.update(robot([{}, {}, {}]));
  arm.place();
  expect(arm.elements()).toBe(4);
  expect(context.robots.find('auto', ['joint2'])).toBe(arm);
  arm.dispose();
  expect(context.robots.find('auto', ['joint2'])).toBeNull();
  expect(arm.object.children).toEqual([]);
});

describe('efforts', () => {
  test('are drawn at the joints of the robot that has them', () => {
    const arm = shown(robot([{ effort: 10 }, { effort: 0 }, { type: 'prismatic', effort: 5 }]));
    const states = new JointStatesRenderable(context, jointStates({}));
    states.setOptions({});
    states.update(
      jointStates({ joint0: 0, joint1: 0, joint2: 0 }, { joint0: -4, joint1: 1, joint2: 9 }),
    );
    arm.place();
    const [problem] = states.place();
    expect(states.elements()).toBe(2);
    expect(problem).toMatchObject({ name: 'joint1', level: 'warning' });
    states.setOptions({ max_effort: 3, hidden: 'joint2' });
    expect(states.place()).toEqual([]);
    expect(states.elements()).toBe(2);
    expect(states.parts()).toEqual(['joint0', 'joint1', 'joint2']);
  });

  test('wait for a robot, and say so', () => {
    const states = new JointStatesRenderable(context, jointStates({}));
    states.update(jointStates({ a: 0 }));
    expect(states.place()).toEqual([]);
    states.update(jointStates({}, { a: 1 }));
    expect(states.place()[0]).toMatchObject({ name: 'robot', level: 'waiting' });
  });
});
