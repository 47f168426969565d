// SPDX-License-Identifier: Apache-2.0
import type { BufferGeometry } from 'three';
import { BoxGeometry, BufferAttribute, SphereGeometry } from 'three';
import { expect, test } from 'vitest';
import { icosphere } from './icosphere';
import { levelsOf } from './levels';

const plain = (geometry: BufferGeometry) => geometry.deleteAttribute('uv');
const triangles = (geometry: BufferGeometry) => geometry.index!.count / 3;

test('shapes of few vertices, with textures or colours of their own stay as they are', () => {
  expect(levelsOf(plain(new BoxGeometry()), 'auto')).toHaveLength(1);
  expect(levelsOf(new SphereGeometry(1, 64, 64), 'auto')).toHaveLength(1);
  const colored = plain(new SphereGeometry(1, 64, 64));
  const count = colored.getAttribute('position').count;
  colored.setAttribute('color', new BufferAttribute(new Float32Array(count * 3), 3));
  expect(levelsOf(colored, 'auto')).toHaveLength(1);
  expect(levelsOf(plain(new SphereGeometry(1, 64, 64)), 'off')).toHaveLength(1);
});

test('the farther, the fewer triangles', () => {
  const levels = levelsOf(plain(new SphereGeometry(2, 64, 64)), 'auto');
  expect(levels.map(({ from }) => Math.round(from))).toEqual([0, 30, 80]);
  const counts = levels.map(({ geometry }) => triangles(geometry));
  expect(counts[1]!).toBeLessThan(counts[0]! * 0.75);
  expect(counts[2]!).toBeLessThan(counts[1]! * 0.75);
});

test('a script chooses its own levels, in any order', () => {
  const ball = plain(new SphereGeometry(2, 32, 32));
  const levels = levelsOf(ball, [
    [20, 0.1],
    [5, 0.5],
  ]);
  expect(levels.map(({ from }) => from)).toEqual([0, 5, 20]);
  expect(levels[0]!.geometry).toBe(ball);
});

test('a ball of triangles of nearly the same size, with shared vertices and exact normals', () => {
  const ball = icosphere(2, 2);
  expect([triangles(ball), ball.getAttribute('position').count]).toEqual([320, 162]);
  const [position, normal] = [ball.getAttribute('position'), ball.getAttribute('normal')];
  for (let i = 0; i < position.count; i++) {
    expect(position.getX(i)).toBeCloseTo(normal.getX(i) * 2, 5);
    expect(Math.hypot(normal.getX(i), normal.getY(i), normal.getZ(i))).toBeCloseTo(1, 5);
  }
});
