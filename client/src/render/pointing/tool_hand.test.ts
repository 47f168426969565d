// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { PerspectiveCamera, Vector3 } from 'three';
import { beforeEach, expect, it } from 'vitest';
import { hello } from '../../../test/fake_server';
import { app, initialState } from '../../state';
import { setTool, tools, type PublishingTool } from '../../tools';
import type { ToolUsed } from '../../wire/messages';
import { ToolHand } from './tool_hand';

const SIZE = 400;
let canvas: HTMLCanvasElement;
let sent: ToolUsed[];
let others: number;
let surface: Vector3 | null;

/** From 10 m above, x to the right and y up: 100 px are 2.5 m. */
beforeEach(() => {
  sent = [];
  others = 0;
  surface = null;
  canvas = document.createElement('canvas');
  canvas.setPointerCapture = () => undefined;
  const camera = new PerspectiveCamera((2 * Math.atan(0.5) * 180) / Math.PI, 1, 0.1, 100);
  camera.position.set(0, 0, 10);
  camera.updateMatrixWorld();
  new ToolHand(canvas, {
    camera: () => camera,
    size: () => ({ width: SIZE, height: SIZE }),
    surface: () => surface,
    invalidate: () => undefined,
  });
  canvas.addEventListener('pointerdown', () => others++);
  tools.setState(tools.getInitialState(), true);
  const names: PublishingTool[] = ['goal_pose', 'clicked_point', 'waypoints'];
  app.setState({
    ...initialState(),
    hello: hello(),
    fixedFrame: 'map',
    connection: { phase: 'connected', text: '', code: '', attempt: 0, since: 0 },
    viewTools: {
      tools: {
        t: 'ViewTools',
        display: '',
        key: 'tools',
        measure: true,
        targets: names.map((tool) => ({ tool, topic: '/x', type: '', listeners: 1 })),
      },
    },
    send: (message) => sent.push(message as ToolUsed) > 0,
  });
});

function pointer(type: string, x: number, y: number, more: PointerEventInit = {}): void {
  const event = new MouseEvent(type, { clientX: x, clientY: y, bubbles: true, ...more });
  const { pointerId = 1, isPrimary = true } = more;
  const fields = { pointerId, isPrimary, pointerType: 'mouse' };
  canvas.dispatchEvent(Object.assign(event, fields));
}

function poses(): number[] {
  return [...sent.at(-1)!.places].map((value) => Math.round(value * 1e6) / 1e6 + 0);
}

it('puts a goal where it was pressed, turned as it was dragged', () => {
  setTool('goal_pose');
  pointer('pointerdown', 300, 200);
  pointer('pointermove', 300, 100);
  expect(tools.getState().gesture?.yaw).toBeCloseTo(Math.PI / 2, 6);
  pointer('pointerup', 300, 100);
  expect(poses()).toEqual([2.5, 0, 0, 0, 0, 0.707107, 0.707107]);
  expect(others).toBe(0);
});

it('puts it on the plane of a height, or on what is seen', () => {
  tools.setState({ height: 5 });
  setTool('goal_pose');
  pointer('pointerdown', 300, 200);
  pointer('pointerup', 300, 200);
  expect(poses()).toEqual([1.25, 0, 5, 0, 0, 0, 1]);
  tools.setState({ onSurface: true });
  surface = new Vector3(1, 2, 3);
  setTool('goal_pose');
  pointer('pointerdown', 300, 200);
  pointer('pointerup', 300, 200);
  expect(poses().slice(0, 3)).toEqual([1, 2, 3]);
});

it('publishes a point of what is seen, else of the ground', () => {
  setTool('clicked_point');
  surface = new Vector3(1, 2, 3);
  pointer('pointerdown', 200, 200);
  pointer('pointerup', 200, 200);
  expect(poses().slice(0, 3)).toEqual([1, 2, 3]);
});

it('leaves the camera its buttons, and all of it to a second finger', () => {
  setTool('waypoints');
  pointer('pointerdown', 200, 200, { button: 2 });
  expect(others).toBe(1);
  pointer('pointerdown', 200, 200);
  pointer('pointerdown', 100, 200, { pointerId: 2, isPrimary: false });
  pointer('pointerup', 200, 200);
  expect(tools.getState()).toMatchObject({ gesture: null, draft: [] });
});

it('says why nothing is taken', () => {
  app.setState({ fixedFrame: '' });
  setTool('goal_pose');
  pointer('pointerdown', 200, 200);
  pointer('pointerup', 200, 200);
  expect(sent).toHaveLength(0);
  expect(app.getState().notices.at(-1)?.text).toBe('Goal pose: there is no fixed frame yet.');
});
