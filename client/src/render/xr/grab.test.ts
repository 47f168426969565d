// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { Grab } from './grab';
import { Travel } from './travel';

test('one hand moves the scene, two scale it, and nothing jumps when a hand joins or leaves', () => {
  const travel = new Travel(new Vector3());
  const grab = new Grab(travel);
  const at = (x: number): Vector3 => new Vector3(x, 1, -1);
  grab.move(at(0), null);
  expect(travel.position.length()).toBe(0);
  grab.move(at(0.5), null);
  // To the right by half a metre: the operator is that much more to the left.
  expect(travel.position.y).toBeCloseTo(0.5);
  const before = travel.count;
  grab.move(at(0.7), at(1.7));
  grab.move(null, at(2));
  grab.move(null, null);
  expect(travel.count).toBe(before);
  grab.move(at(-0.5), at(0.5));
  grab.move(at(-1), at(1));
  expect(travel.scale).toBeCloseTo(0.5);
});
