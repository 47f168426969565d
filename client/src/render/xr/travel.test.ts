// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { beforeEach, expect, test } from 'vitest';
import { Travel } from './travel';

let travel: Travel;
const at = (x: number, y: number, z: number): Vector3 => new Vector3(x, y, z);
/** Where a place of the session's space is in the scene. */
const inScene = (place: Vector3): number[] =>
  place
    .clone()
    .applyMatrix4(travel.matrix)
    .toArray()
    .map((each) => Math.round(each * 1e6) / 1e6 + 0);

beforeEach(() => {
  travel = new Travel(at(3, 4, 0));
});

test('a session begins at the feet, looking along x, one for one', () => {
  expect(inScene(at(0, 0, 0))).toEqual([3, 4, 0]);
  expect(inScene(at(-2, 3, -1))).toEqual([4, 6, 3]);
});

test('walking ahead goes where one looks, and as far as the scene is large', () => {
  travel.rotate(Math.PI / 2, at(0, 0, 0));
  travel.walk(at(0, 0, -2));
  expect(inScene(at(0, 0, 0))).toEqual([3, 6, 0]);
  travel.stretch(at(-1, 0, 0), at(1, 0, 0), at(-0.5, 0, 0), at(0.5, 0, 0));
  expect(travel.scale).toBeCloseTo(2);
  travel.walk(at(0, 0, -1));
  expect(inScene(at(0, 0, 0))).toEqual([3, 8, 0]);
});

test('turning and scaling leave the head where it is', () => {
  const head = at(0.5, 1.7, -0.3);
  const before = inScene(head);
  travel.rotate(1, head);
  expect(inScene(head)).toEqual(before);
  travel.stretch(at(0, 1, -1), at(1, 1, -1), at(0, 1, -1), at(3, 1, -1));
  const scaled = inScene(head);
  travel.unscale(head);
  expect([travel.scale, inScene(head)]).toEqual([1, scaled]);
});

test('a scene that is held stays in the hands', () => {
  const [a, b, c, d] = [
    at(-0.2, 1, -0.5),
    at(0.3, 1.1, -0.4),
    at(0, 1.3, -0.9),
    at(0.1, 1.3, -0.2),
  ];
  const held = inScene(a);
  travel.drag(a, c);
  expect(inScene(c)).toEqual(held);
  const middle = inScene(a.clone().add(b).multiplyScalar(0.5));
  travel.stretch(a, b, c, d);
  expect(inScene(c.clone().add(d).multiplyScalar(0.5))).toEqual(middle);
  // Vertical stays vertical.
  const [, , floor] = inScene(at(0, 0, 0));
  const [, , above] = inScene(at(0, 1, 0));
  expect(above! - floor!).toBeCloseTo(travel.scale, 5);
});

test('scaling ends where nothing could be seen any more', () => {
  for (let i = 0; i < 40; i += 1)
    travel.stretch(at(0, 1, 0), at(1, 1, 0), at(0, 1, 0), at(9, 1, 0));
  expect(travel.scale).toBe(0.02);
  travel.stretch(at(0, 1, 0), at(0, 1, 0), at(0, 1, 0), at(1, 1, 0));
  expect(travel.scale).toBe(0.02);
});

test('who recenters stands where the session began, whatever they did', () => {
  travel.walk(at(1, 2, 3));
  travel.rotate(2, at(1, 1, 1));
  travel.stretch(at(0, 1, 0), at(1, 1, 0), at(0, 1, 0), at(9, 1, 0));
  travel.recenter(new Float32Array([0.5, 1.7, 0.2, 0, 0, 0, 1]));
  expect(travel.scale).toBe(1);
  expect(inScene(at(0.5, 0, 0.2))).toEqual([3, 4, 0]);
});
