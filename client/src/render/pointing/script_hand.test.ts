// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { Matrix4, Vector3 } from 'three';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hello } from '../../../test/fake_server';
import { cameraOfView, canvasOfView, pointer } from '../../../test/pointer_events';
import { addNotice } from '../../actions';
import { app, initialState } from '../../state';
import { setTool } from '../../tools';
import type { ClientMessage, PointerBindings } from '../../wire/messages';
import type { Seen } from '../pick/finder';
import type { SceneNode } from '../node';
import type { Grip } from './grip';
import { ScriptHand } from './script_hand';

vi.useFakeTimers();
const camera = cameraOfView();
const canvas = canvasOfView();
const outline = vi.fn();
const heard = vi.fn();
const cursor = vi.fn();
let told: ClientMessage[];
let grip: Grip | null;
let seen: Seen | null;
let alive: boolean;

const node = {
  key: '/arm/hand',
  display: '',
  get renderable() {
    return alive ? { object: camera } : null;
  },
} as unknown as SceneNode;

const hand = new ScriptHand(canvas, {
  camera: () => camera,
  size: () => ({ width: 200, height: 200 }),
  fixedFrame: () => 'map',
  find: (_x, _y, among) => (seen?.node && among(seen.node) ? seen : null),
  gizmos: { grip: () => grip, hover: () => false },
  toWorld: () => new Matrix4().makeTranslation(0, 0, -1),
  outline,
  invalidate: () => undefined,
  cursor: { setThing: cursor },
});
// What the camera and the inspector would hear.
for (const type of ['pointerdown', 'pointermove', 'pointerup'])
  canvas.addEventListener(type, heard);

function want(key: string, rest: Partial<PointerBindings>): void {
  const none = {
    t: 'PointerBindings',
    display: '',
    key,
    clicks: [],
    drags: [],
    rects: [],
  } as const;
  const { pointers } = app.getState();
  app.setState({
    pointers: { ...pointers, [key]: { ...none, clicks: [], drags: [], rects: [], ...rest } },
  });
}

beforeEach(() => {
  vi.advanceTimersByTime(1000);
  told = [];
  grip = null;
  alive = true;
  const part = { name: 'point 7', index: 7 } as Seen['part'];
  const surface = new Vector3(0, 0, 1);
  seen = { node, part, position: new Vector3(), surface };
  const state = initialState();
  app.setState(
    {
      ...state,
      hello: hello(),
      connection: { ...state.connection, phase: 'connected' },
      send: (message) => told.push(message) > 0,
    },
    true,
  );
  setTool('select');
  vi.clearAllMocks();
});

afterEach(() => {
  pointer(canvas, 'pointercancel', [0, 0]);
});

function click(init: MouseEventInit = {}): PointerEvent {
  pointer(canvas, 'pointerdown', [150, 50], init);
  return pointer(canvas, 'pointerup', [150, 50], init);
}

function drag(init: MouseEventInit = {}): void {
  pointer(canvas, 'pointerdown', [100, 100], init);
  pointer(canvas, 'pointermove', [120, 100], init);
  pointer(canvas, 'pointermove', [140, 100], init);
}

const kinds = () => told.map((each) => ('phase' in each ? each.phase : each.t));

test('a page without callbacks says nothing, and the camera has the pointer', () => {
  const event = click();
  drag();
  expect(told).toEqual([]);
  expect(hand.took(event)).toBe(false);
  expect(heard).toHaveBeenCalledTimes(5);
});

test('a click on a node and in the view is told with its place', () => {
  want('/arm/hand', { clicks: [''] });
  want('pointer', { clicks: [''] });
  const event = click();
  expect(hand.took(event)).toBe(true);
  const [first, second] = told;
  expect(first).toMatchObject({
    t: 'NodeClicked',
    node: '/arm/hand',
    instance: 7,
    frame: 'map',
    // In the axes of the scene's root.
    position: [0, 0, 0],
    ray_origin: [0, 0, 4],
    screen_pos: [0.75, 0.25],
    modifier: '',
  });
  expect(second).toMatchObject({ t: 'ViewClicked', screen_pos: [0.75, 0.25] });
  // The camera turns with what only wants clicks.
  expect(heard).toHaveBeenCalledTimes(2);
});

test('a click bubbles to the node above; other keys and a movement are no click', () => {
  want('/arm', { clicks: ['shift'] });
  click();
  pointer(canvas, 'pointerdown', [100, 100], { shiftKey: true });
  pointer(canvas, 'pointerup', [120, 100], { shiftKey: true });
  expect(told).toEqual([]);
  click({ shiftKey: true });
  expect(told).toMatchObject([{ node: '/arm', instance: -1, modifier: 'shift' }]);
});

test('a drag is kept from the camera and ends with the release', () => {
  want('/arm', { drags: [{ button: 'left', modifier: '' }] });
  drag();
  pointer(canvas, 'pointerup', [140, 100]);
  expect(kinds()).toEqual(['start', 'end']);
  expect(heard).not.toHaveBeenCalled();
});

test('a press on what can be dragged and clicked is a click where it rests', () => {
  want('/arm/hand', { clicks: [''], drags: [{ button: 'left', modifier: '' }] });
  expect(hand.took(click())).toBe(true);
  expect(kinds()).toEqual(['NodeClicked']);
});

test.each([
  ['the window loses the focus', () => window.dispatchEvent(new Event('blur'))],
  ['the browser takes the pointer', () => pointer(canvas, 'pointercancel', [0, 0])],
  ['the capture is lost', () => pointer(canvas, 'lostpointercapture', [0, 0])],
  ['the script wants it no more', () => want('/arm', {})],
  [
    'the node is gone',
    () => {
      alive = false;
      hand.place();
    },
  ],
])('a drag ends when %s', (_why, happen) => {
  want('/arm', { drags: [{ button: 'left', modifier: '' }] });
  drag();
  happen();
  pointer(canvas, 'pointerup', [140, 100]);
  expect(kinds()).toEqual(['start', 'end']);
});

test.each([
  ['the server refuses it', () => addNotice({ level: 'warning', text: 'no', about: '/arm' })],
  [
    'the connection is lost',
    () => app.setState({ connection: { ...app.getState().connection, phase: 'reconnecting' } }),
  ],
])('nothing more is said when %s: the server ended it', (_why, happen) => {
  want('/arm', { drags: [{ button: 'left', modifier: '' }] });
  drag();
  happen();
  pointer(canvas, 'pointermove', [160, 100]);
  pointer(canvas, 'pointerup', [160, 100]);
  expect(kinds()).toEqual(['start']);
});

test('a rectangle is drawn where scripts want it with these keys, beside what can be dragged', () => {
  want('pointer', { rects: ['shift'] });
  want('/arm', { drags: [{ button: 'left', modifier: '' }] });
  drag({ shiftKey: true });
  pointer(canvas, 'pointerup', [140, 120], { shiftKey: true });
  expect(told).toMatchObject([{ t: 'RectSelected', screen_min: [0.5, 0.5], modifier: 'shift' }]);
  expect(heard).not.toHaveBeenCalled();
});

test('viewers who only look are told so, and nothing is sent', () => {
  app.setState({ hello: hello({ role: 'viewer' }) });
  want('/arm', { clicks: [''], drags: [{ button: 'left', modifier: '' }] });
  want('pointer', { clicks: [''] });
  click();
  expect(told).toEqual([]);
  expect(app.getState().notices.at(-1)).toMatchObject({ about: '/arm', level: 'warning' });
  pointer(canvas, 'pointerenter', [100, 100]);
  pointer(canvas, 'pointermove', [100, 100]);
  expect(cursor).toHaveBeenLastCalledWith('not-allowed', 'script');
  expect(outline).toHaveBeenLastCalledWith(null);
});

test('what can be clicked is outlined under the pointer, and not with other tools', () => {
  want('/arm', { clicks: [''] });
  pointer(canvas, 'pointerenter', [100, 100]);
  pointer(canvas, 'pointermove', [100, 100]);
  expect(outline).toHaveBeenLastCalledWith(node);
  expect(cursor).toHaveBeenLastCalledWith('pointer', 'script');
  setTool('measure');
  expect(outline).toHaveBeenLastCalledWith(null);
  click();
  expect(told).toEqual([]);
});

test('what has handles of its own goes first', () => {
  const calls: string[] = [];
  grip = {
    about: '/gizmo',
    begun: true,
    move: () => calls.push('move'),
    keys: () => calls.push('keys'),
    alive: () => true,
    end: () => calls.push('end'),
    cancel: () => calls.push('cancel'),
  };
  want('/arm/hand', { clicks: [''] });
  drag();
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
  pointer(canvas, 'pointerup', [140, 100]);
  expect(calls).toEqual(['move', 'move', 'keys', 'end']);
  expect(told).toEqual([]);
});
