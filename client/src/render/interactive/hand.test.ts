// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { PerspectiveCamera } from 'three';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hello } from '../../../test/fake_server';
import {
  interactiveControl,
  interactiveMarker,
  interactiveMessage,
} from '../../../test/interactive_messages';
import { sceneContext } from '../../../test/scene_context';
import { app, initialState } from '../../state';
import { setTool, type Tool } from '../../tools';
import type { InteractiveFeedback } from '../../wire/messages';
import { InteractiveMarkersRenderable } from '../interactive_markers';
import { TYPE } from '../markers/row';
import { MarkerHand } from './hand';

let canvas: HTMLCanvasElement;
let markers: InteractiveMarkersRenderable;
let told: InteractiveFeedback[];
let shape: string;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  shape = '';
  app.setState(initialState(), true);
  const { connection } = app.getState();
  app.setState({
    hello: hello(),
    connection: { ...connection, phase: 'connected' },
    send: (message) => told.push(message as InteractiveFeedback) > 0,
  });
  setTool('select');
  const control = interactiveControl('move_3d', { visuals: 1 });
  const message = interactiveMessage([interactiveMarker('a', [control])], {
    rows: [{ type: TYPE.CUBE, ns: 'a' }],
  });
  markers = new InteractiveMarkersRenderable(sceneContext(), message);
  markers.update(message);
  markers.place();
  markers.object.updateMatrixWorld(true);
  canvas = document.createElement('canvas');
  canvas.setPointerCapture = () => undefined;
  const camera = new PerspectiveCamera(45, 1, 0.1, 100);
  camera.position.z = 5;
  camera.updateMatrixWorld(true);
  new MarkerHand(canvas, {
    targets: () => [markers],
    camera: () => camera,
    size: () => ({ width: 200, height: 200 }),
    fixedFrame: () => 'map',
    invalidate: () => undefined,
    cursor: { setThing: (css) => (shape = css) },
  });
});

afterEach(() => {
  press('pointercancel');
  vi.useRealTimers();
});

function press(type = 'pointerdown', at = 100): void {
  const event = new MouseEvent(type, { button: 0, clientX: at, clientY: 100 });
  canvas.dispatchEvent(Object.assign(event, { pointerId: 1, pointerType: 'mouse' }));
}

const kinds = () => told.map(({ event }) => event);

test('with the tool that selects, a marker is taken hold of and dragged', () => {
  press();
  press('pointermove', 120);
  press('pointerup', 120);
  expect(kinds()).toEqual(['mouse_down', 'pose_update', 'mouse_up']);
});

test.each<Tool>(['move', 'measure', 'focus'])('the tool "%s" leaves markers alone', (tool) => {
  setTool(tool);
  press();
  press('pointermove', 120);
  press('pointerup', 120);
  expect(told).toEqual([]);
});

test('what the pointer was on is let go of with the tool', () => {
  canvas.dispatchEvent(new MouseEvent('pointerenter'));
  press('pointermove');
  expect(shape).toBe('pointer');
  setTool('measure');
  expect(shape).toBe('');
  expect(app.getState().hint).toBe('');
});

test('what was held is let go of when its display is removed, though the pointer rests', () => {
  press();
  markers.dispose();
  vi.advanceTimersByTime(2000);
  press('pointerup');
  expect(kinds()).toEqual(['mouse_down', 'mouse_up']);
});
