// SPDX-License-Identifier: Apache-2.0
/** What a display of markers shows is what the topic said, where and as long as it said. */

import { InstancedMesh, Vector3, type Object3D } from 'three';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeScene } from '../../test/fake_scene';
import { markersMessage, type Plain } from '../../test/marker_messages';
import { MarkersRenderable } from './markers';
import { TYPE } from './markers/row';

let scene: FakeScene;
let display: MarkersRenderable;
beforeEach(() => {
  scene = new FakeScene();
  display = new MarkersRenderable(scene);
  display.setOptions({});
});
afterEach(() => display.dispose());

const cube = (more: Partial<Plain> = {}): Plain => ({ type: TYPE.CUBE, ...more });

/** How many solids are drawn. */
function solids(): number {
  let count = 0;
  display.object.traverse((child: Object3D) => {
    if (child instanceof InstancedMesh) count += child.count;
  });
  return count;
}

test('a marker of another type takes the place of the first, under the same name', () => {
  display.update(markersMessage([cube()]));
  display.place();
  expect(solids()).toBe(1);
  display.update(markersMessage([cube({ type: TYPE.ARROW })]));
  display.place();
  expect(solids()).toBe(2);
  display.update(
    markersMessage([
      cube({
        type: TYPE.LINE_STRIP,
        points: [
          [0, 0, 0],
          [1, 0, 0],
        ],
      }),
    ]),
  );
  display.place();
  expect(solids()).toBe(0);
});

test('markers wait for their frame, and the reason is told', () => {
  display.update(markersMessage([cube({ frame: 'arm', stamp: 4 })]));
  expect(display.place()).toMatchObject([{ name: 'arm', level: 'waiting' }]);
  expect(solids()).toBe(0);
  scene.poses.arm = [0, 0, 0, 0, 0, 0, 1];
  expect(display.place()).toEqual([]);
  expect(solids()).toBe(1);
});

test('a marker expires by ROS time, and a picture is asked for then', async () => {
  display.update(markersMessage([cube({ expires: scene.now + 0.02 })]));
  display.place();
  await expect.poll(() => scene.invalidated).toBeGreaterThan(0);
  scene.now += 0.02;
  display.place();
  expect(solids()).toBe(0);
});

test('a hidden namespace is not drawn, takes changes, and comes back', () => {
  display.setOptions({ hidden: 'a' });
  display.update(markersMessage([cube({ ns: 'a' }), cube({ ns: 'b' })]));
  display.place();
  expect(solids()).toBe(1);
  expect(display.parts()).toEqual(['a', 'b']);
  display.update(markersMessage([cube({ ns: 'a', id: 1 })]));
  display.setOptions({ hidden: '' });
  display.place();
  expect(solids()).toBe(3);
});

test('what cannot be drawn is named, until it can', () => {
  display.update(markersMessage([cube({ type: TYPE.ARROW, ns: 'a', id: 7, points: [[0, 0, 0]] })]));
  expect(display.place()).toMatchObject([{ name: 'a/7', level: 'error' }]);
  display.update(markersMessage([cube({ type: TYPE.ARROW, ns: 'a', id: 7 })]));
  expect(display.place()).toEqual([]);
  display.update(markersMessage([cube({ type: 99 })]));
  expect(display.place()[0]!.text).toMatch(/type 99/);
  display.update(markersMessage([], { clearAll: true }));
  expect(display.place()).toEqual([]);
});

test('after a jump of time markers without a lifetime stay', () => {
  display.update(markersMessage([cube({ id: 1, expires: 1e9 }), cube({ id: 2 })]));
  display.timeJumped();
  display.place();
  expect(solids()).toBe(1);
});

test('what no picture shows is not worked on: of the same markers said twice the newer alone is taken', () => {
  display.update(markersMessage([cube()]));
  display.place();
  let read = 0;
  const unseen = markersMessage([cube({ pose: [1, 0, 0, 0, 0, 0, 1] })]);
  Object.defineProperty(unseen, 'pose', { get: () => ((read += 1), new Float64Array(7)) });
  display.update(unseen);
  display.update(markersMessage([cube({ pose: [2, 0, 0, 0, 0, 0, 1] })]));
  display.place();
  expect(read).toBe(0);
  expect(display.partAt(new Vector3(2, 0, 0))!.position.x).toBe(2);
});

test('markers that come between two pictures are all there in the second', () => {
  display.update(markersMessage([cube({ id: 1 })]));
  display.update(markersMessage([cube({ id: 2 })]));
  display.update(markersMessage([cube({ id: 3 })], { deleted: [['', 1]] }));
  expect(display.elements()).toBe(2);
  display.place();
  expect(solids()).toBe(2);
});

test('a message that cannot be taken is told of until the next one, and those before stay', () => {
  display.update(markersMessage([cube({ id: 1 })]));
  const broken = markersMessage([cube({ id: 2 })]);
  Object.defineProperty(broken, 'type', {
    get: () => {
      throw new Error('no types');
    },
  });
  display.update(broken);
  expect(display.place()).toMatchObject([
    { level: 'error', text: expect.stringMatching('no types') as string },
  ]);
  expect(solids()).toBe(1);
  display.update(markersMessage([cube({ id: 2 })]));
  expect(display.place()).toEqual([]);
});
