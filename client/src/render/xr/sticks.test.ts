// SPDX-License-Identifier: Apache-2.0
import { Vector3 } from 'three';
import { beforeEach, expect, test } from 'vitest';
import type { XrSample } from '../../wire/messages';
import { Sticks } from './sticks';
import { Travel } from './travel';

let travel: Travel;
let sticks: Sticks;

function push(left: [number, number], right: [number, number], yaw = 0, seconds = 1): void {
  const pad = ([x, y]: [number, number]): Float32Array => new Float32Array([0, 0, x, y]);
  const sample = { left_gamepad: pad(left), right_gamepad: pad(right) } as XrSample;
  sticks.move(sample, seconds, new Vector3(), yaw);
}

beforeEach(() => {
  travel = new Travel(new Vector3());
  sticks = new Sticks(travel);
});

test('the left stick walks where the head looks', () => {
  push([0, -1], [0, 0]);
  expect(travel.position.toArray()).toEqual([expect.closeTo(1.4), expect.closeTo(0), 0]);
  push([0, -1], [0, 0], Math.PI / 2);
  expect(travel.position.toArray()).toEqual([expect.closeTo(1.4), expect.closeTo(1.4), 0]);
  push([1, 0], [0, 0]);
  expect(travel.position.y).toBeCloseTo(0);
});

test('a stick that rests badly moves nobody', () => {
  push([0.1, -0.12], [0.1, 0.1]);
  expect(travel.position.length()).toBe(0);
});

test('the right stick turns by a step each time that it is pushed aside, and rises', () => {
  for (let i = 0; i < 5; i += 1) push([0, 0], [1, 0]);
  expect(travel.turn).toBeCloseTo(-Math.PI / 6);
  push([0, 0], [0.5, 0]);
  push([0, 0], [1, 0]);
  expect(travel.turn).toBeCloseTo(-Math.PI / 6);
  push([0, 0], [0, 0]);
  push([0, 0], [-1, 0]);
  expect(travel.turn).toBeCloseTo(0);
  push([0, 0], [0, -1]);
  expect(travel.position.z).toBeCloseTo(0.7);
});

test('hands have no sticks', () => {
  const none = new Float32Array(0);
  sticks.move({ left_gamepad: none, right_gamepad: none } as XrSample, 1, new Vector3(), 0);
  expect(travel.position.length()).toBe(0);
});
