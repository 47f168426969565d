// SPDX-License-Identifier: Apache-2.0
import { Box3, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { boxToShow, Framing } from './framing';

const box = (size: number) => new Box3(new Vector3(-size, -size, 0), new Vector3(size, size, size));

test('the first data is shown, then what makes the scene larger, until it settled', () => {
  const framing = new Framing();
  expect(framing.look(() => new Box3(), 0)).toBeNull();
  const first = framing.look(() => box(5), 1000);
  expect(first).not.toBeNull();
  expect(framing.look(() => box(5.1), 1500)).toBeNull();
  expect(framing.look(() => box(10), 2000)!.max.x).toBeGreaterThan(first!.max.x);
  expect(framing.look(() => box(30), 9000)).toBeNull();
  expect(framing.look(() => box(30), 9001)).toBeNull();
});

test('a camera that somebody took is left alone', () => {
  const framing = new Framing();
  framing.release();
  expect(framing.look(() => box(5), 0)).toBeNull();
});

test('neither a lone frame nor a city fills the view', () => {
  expect(boxToShow(box(0.001)).max.x).toBe(2);
  expect(boxToShow(box(5000)).max.x).toBe(40);
  expect(boxToShow(box(5))).toEqual(box(5));
});
