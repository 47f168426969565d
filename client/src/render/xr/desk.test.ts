// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { Ray, Vector3 } from 'three';
import { beforeEach, expect, test, vi } from 'vitest';
import { Desk } from './desk';
import { Pointers, type Pointer } from './pointers';
import { line } from './sheet/cells';
import { button } from './sheet/kinds';
import { Sheet } from './sheet/sheet';

const press = vi.fn();
const head = new Vector3(0, 1.6, 0);
let sheet: Sheet;
let desk: Desk;
let pointers: readonly Pointer[];

beforeEach(() => {
  press.mockClear();
  HTMLCanvasElement.prototype.getContext = (() => ({
    measureText: () => ({ width: 10 }),
  })) as never;
  sheet = new Sheet('test', 200, 400, 0.001);
  sheet.show([line({ kind: 'handle', id: 'handle', text: '' }), line(button('go', 'Go', press))]);
  sheet.object.position.set(0, 1.6, -1);
  sheet.visible = true;
  desk = new Desk([sheet]);
  pointers = new Pointers(new EventTarget() as XRSession).all;
});

function placeOf(id: string): Vector3 {
  return new Map(sheet.places()).get(id)!;
}

const go = (): Vector3 => placeOf('go');

function ray(at: Vector3, down: boolean): void {
  const pointer = pointers[1]!;
  pointer.present = true;
  pointer.down = down;
  pointer.ray.copy(new Ray(new Vector3(0.2, 1.2, 0)));
  pointer.ray.lookAt(at);
  desk.step(pointers, head);
}

function poke(depth: number): void {
  const pointer = pointers[4]!;
  pointer.present = true;
  pointer.ray.origin.copy(go()).z += depth;
  desk.step(pointers, head);
}

test('a ray presses what it meets, and reaches as far', () => {
  ray(go(), false);
  expect(pointers[1]!.reach).toBeCloseTo(go().distanceTo(pointers[1]!.ray.origin));
  expect(desk.has(pointers, 'right')).toBe(true);
  ray(go(), true);
  ray(go(), false);
  expect(press).toHaveBeenCalledOnce();
});

test('a ray that passes the sheet, or comes from behind, means nothing', () => {
  ray(new Vector3(1, 1.6, -1), false);
  expect([pointers[1]!.reach, desk.has(pointers, 'right')]).toEqual([-1, false]);
  pointers[1]!.ray.set(new Vector3(0, 1.55, -2), new Vector3(0, 0, 1));
  desk.step(pointers, head);
  expect(pointers[1]!.reach).toBe(-1);
});

test('a fingertip presses by going through, once, and lets go when it is before it again', () => {
  for (const depth of [0.2, 0.03, 0.005, -0.01, -0.02, 0.004, -0.01, 0.02]) poke(depth);
  expect(press).toHaveBeenCalledOnce();
  // From far behind it is no touch.
  for (const depth of [-0.3, 0.02]) poke(depth);
  expect(press).toHaveBeenCalledOnce();
});

test('the fingers of the hand that wears a sheet press nothing on it, the other ones do', () => {
  sheet.wearer = 'right';
  for (const depth of [0.03, -0.01, 0.02]) poke(depth);
  expect(press).not.toHaveBeenCalled();
  sheet.wearer = 'left';
  for (const depth of [0.03, -0.01, 0.02]) poke(depth);
  expect(press).toHaveBeenCalledOnce();
});

test('a hand that moves the robot presses the stop and nothing else', () => {
  const stop = vi.fn();
  sheet.show([
    line(button('stop', 'STOP', stop, { look: 'danger' })),
    line(button('go', 'Go', press)),
  ]);
  pointers[1]!.busy = true;
  for (const at of [go(), placeOf('stop')]) {
    ray(at, false);
    ray(at, true);
    ray(at, false);
  }
  expect([press, stop].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
  // What it pulls while it lets go of the robot is no press yet.
  ray(go(), true);
  pointers[1]!.busy = false;
  ray(go(), true);
  ray(go(), false);
  expect(press).not.toHaveBeenCalled();
  ray(go(), true);
  ray(go(), false);
  expect(press).toHaveBeenCalledOnce();
});

test('a sheet is carried by its handle, and faces who reads it', () => {
  const handle = placeOf('handle');
  ray(handle, false);
  ray(handle, true);
  pointers[1]!.matrix.setPosition(0.5, 0, 0);
  ray(handle, true);
  expect(sheet.object.position.x).toBeCloseTo(0.5);
  const ahead = new Vector3(0, 0, 1).applyQuaternion(sheet.object.quaternion);
  expect(ahead.angleTo(head.clone().sub(sheet.object.position))).toBeLessThan(1e-6);
});

test('what is hidden is not touched', () => {
  ray(go(), false);
  ray(go(), true);
  sheet.visible = false;
  ray(go(), false);
  expect(press).not.toHaveBeenCalled();
  expect(pointers[1]!.reach).toBe(-1);
});
