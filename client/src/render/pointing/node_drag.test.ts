// SPDX-License-Identifier: Apache-2.0
import { Group, Matrix4, Vector3 } from 'three';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cameraOfView } from '../../../test/pointer_events';
import { app, initialState } from '../../state';
import type { NodeDragged, PointerBindings } from '../../wire/messages';
import { NodeDrag } from './node_drag';
import { Rays } from './rays';

let told: NodeDragged[];
let object: Group | null;
let drag: NodeDrag;

const keys = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const camera = cameraOfView();

function want(drags: PointerBindings['drags']): void {
  const key = '/arm';
  const bindings = {
    t: 'PointerBindings',
    display: '',
    key,
    clicks: [],
    drags,
    rects: [],
  } as const;
  app.setState({ pointers: { [key]: { ...bindings, clicks: [], rects: [] } } });
}

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  app.setState({ ...initialState(), send: (said) => told.push(said as NodeDragged) > 0 }, true);
  want([{ button: 'left', modifier: '' }]);
  object = new Group();
  const rays = new Rays({ camera: () => camera, size: () => ({ width: 200, height: 200 }) });
  const held = { node: '/arm', object: () => object, point: new Vector3(0, 0, 1), instance: 4 };
  drag = new NodeDrag(
    held,
    'left',
    '',
    { x: 100, y: 100 },
    {
      rays,
      fixedFrame: () => 'map',
      toWorld: () => new Matrix4(),
    },
  );
});

afterEach(() => {
  vi.useRealTimers();
});

const move = (x: number, held: Partial<typeof keys> = {}) =>
  drag.move({ x, y: 100 }, { ...keys, ...held } as PointerEvent);
const phases = () => told.map(({ phase }) => phase);

test('a press that rests is no drag', () => {
  move(103);
  drag.end();
  expect([drag.begun, told]).toEqual([false, []]);
});

test('steps come at a pace, and the end has the last place', () => {
  for (let x = 110; x <= 150; x += 10) move(x);
  drag.end();
  expect(phases()).toEqual(['start', 'end']);
  const { end_position, end_screen_pos, start_position, instance, frame } = told[1]!;
  expect(end_screen_pos).toEqual([0.75, 0.5]);
  expect(end_position[0]).toBeCloseTo(0.5 * 4 * Math.tan(Math.PI / 8), 6);
  expect(end_position[2]).toBeCloseTo(1, 6);
  expect([start_position, instance, frame]).toEqual([[0, 0, 1], 4, 'map']);
  vi.advanceTimersByTime(1000);
  expect(told).toHaveLength(2);
});

test('what was taken hold of goes along with its node', () => {
  move(110);
  object!.position.x = 2;
  object!.updateMatrixWorld();
  vi.advanceTimersByTime(100);
  move(120);
  expect(phases()).toEqual(['start', 'update']);
  expect(told[1]!.start_position).toEqual([2, 0, 1]);
});

test('other keys are another drag, that begins with a movement', () => {
  want([
    { button: 'left', modifier: '' },
    { button: 'left', modifier: 'shift' },
  ]);
  move(110);
  drag.keys({ ...keys, shiftKey: true } as KeyboardEvent);
  expect(phases()).toEqual(['start', 'end']);
  move(120, { shiftKey: true });
  move(130, { altKey: true });
  move(140, { altKey: true });
  drag.end();
  expect(phases()).toEqual(['start', 'end', 'start', 'end']);
  expect(told.map(({ modifier }) => modifier)).toEqual(['', '', 'shift', 'shift']);
});

test('the end comes even where the node is gone, and nothing after the server ended it', () => {
  move(110);
  object = null;
  expect(drag.alive()).toBe(false);
  drag.end();
  expect(phases()).toEqual(['start', 'end']);
  expect(told[1]!.start_position).toEqual(told[1]!.end_position);
});

test('nothing is said any more of what the server ended', () => {
  move(110);
  move(120);
  drag.cancel();
  vi.advanceTimersByTime(1000);
  drag.end();
  expect(phases()).toEqual(['start']);
});

test('it does not go on for a script that wants it no more', () => {
  move(110);
  want([]);
  expect(drag.alive()).toBe(false);
});
