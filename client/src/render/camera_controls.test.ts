// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { CameraControls } from './camera_controls';
import { CameraRig } from './camera_rig';

let canvas: HTMLElement;
let rig: CameraRig;
let controls: CameraControls;
const moved = vi.fn();

beforeEach(() => {
  canvas = document.createElement('div');
  canvas.setPointerCapture = () => undefined;
  rig = new CameraRig();
  rig.setSize(800, 600);
  moved.mockClear();
  controls = new CameraControls(canvas, rig, moved);
});

function pointer(type: string, x: number, y: number, init: PointerEventInit = {}): void {
  // jsdom knows pointer events by name only.
  const event = new MouseEvent(type, { clientX: x, clientY: y, ...init });
  Object.defineProperty(event, 'pointerId', { value: init.pointerId ?? 1 });
  canvas.dispatchEvent(event);
}

function drag(x: number, y: number, init: PointerEventInit = {}): void {
  pointer('pointerdown', 100, 100, init);
  pointer('pointermove', 100 + x, 100 + y, init);
  pointer('pointerup', 100 + x, 100 + y, init);
}

test('the left button turns as in RViz: right turns the scene right, down looks from higher', () => {
  const { yaw, pitch } = rig;
  drag(50, 20);
  expect(rig.yaw).toBeLessThan(yaw);
  expect(rig.pitch).toBeLessThan(pitch);
  expect(moved).toHaveBeenCalledTimes(1);
});

test.each([
  ['the middle button', { button: 1 }],
  ['shift and the left button', { shiftKey: true }],
])('%s pans', (_, init) => {
  const { target, yaw } = rig;
  drag(50, 0, init);
  expect(rig.target.distanceTo(target)).toBeCloseTo(50 * rig.metresPerPixel, 6);
  expect(rig.yaw).toBeCloseTo(yaw, 9);
});

test('the right button and the wheel zoom: up comes nearer', () => {
  const { distance } = rig;
  drag(0, -40, { button: 2 });
  expect(rig.distance).toBeLessThan(distance);
  const nearer = rig.distance;
  canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: 3, deltaMode: 1, cancelable: true }));
  expect(rig.distance).toBeGreaterThan(nearer);
});

test('two fingers apart come nearer, together with both moving pan', () => {
  const { distance } = rig;
  pointer('pointerdown', 100, 100, { pointerId: 1 });
  pointer('pointerdown', 200, 100, { pointerId: 2 });
  pointer('pointermove', 50, 100, { pointerId: 1 });
  pointer('pointermove', 250, 100, { pointerId: 2 });
  expect(rig.distance).toBeCloseTo(distance / 2, 6);
  const { target, yaw } = rig;
  pointer('pointermove', 50, 140, { pointerId: 1 });
  pointer('pointermove', 250, 140, { pointerId: 2 });
  expect(rig.target.distanceTo(target)).toBeGreaterThan(0.1);
  expect(rig.yaw).toBeCloseTo(yaw, 9);
});

test('one finger turns', () => {
  const { yaw } = rig;
  drag(30, 0, { pointerId: 7 });
  expect(rig.yaw).not.toBeCloseTo(yaw, 3);
});

function key(type: string, code: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent(type, { code, cancelable: true, ...init });
  canvas.dispatchEvent(event);
  return event;
}

test('arrows turn while they are held', () => {
  const { yaw } = rig;
  key('keydown', 'ArrowLeft');
  expect(controls.update(0.05)).toBe(true);
  expect(rig.yaw).toBeGreaterThan(yaw);
  key('keyup', 'ArrowLeft');
  expect(controls.update(0.05)).toBe(false);
});

test('W, A, S and D walk in first person only, and leave other keys alone', () => {
  expect(key('keydown', 'KeyW').defaultPrevented).toBe(false);
  rig.setMode('first_person');
  const eye = rig.eye.clone();
  expect(key('keydown', 'KeyW', { ctrlKey: true }).defaultPrevented).toBe(false);
  expect(key('keydown', 'KeyW').defaultPrevented).toBe(true);
  controls.update(0.05);
  expect(rig.eye.distanceTo(eye)).toBeGreaterThan(0);
  expect(rig.eye.z).toBe(eye.z);
  canvas.dispatchEvent(new FocusEvent('blur'));
  expect(controls.update(0.05)).toBe(false);
});

test('after dispose nothing moves any more', () => {
  controls.dispose();
  drag(50, 50);
  expect(moved).not.toHaveBeenCalled();
});
