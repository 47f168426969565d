// SPDX-License-Identifier: Apache-2.0
import { Box3, BufferAttribute, SphereGeometry, TorusGeometry } from 'three';
import { expect, test } from 'vitest';
import { simplify, type Triangles } from './simplify';

function shape(geometry: SphereGeometry | TorusGeometry): Triangles {
  return {
    positions: geometry.getAttribute('position').array as Float32Array,
    indices: Uint32Array.from(geometry.index!.array),
  };
}

const boxOf = ({ positions }: Triangles) =>
  new Box3().setFromBufferAttribute(new BufferAttribute(positions, 3));

test.each([0.5, 0.25, 0.05])('about %f of the triangles are left, in the same outline', (share) => {
  for (const full of [
    shape(new SphereGeometry(2, 64, 48)),
    shape(new TorusGeometry(3, 1, 32, 64)),
  ]) {
    const less = simplify(full, share);
    const left = less.indices.length / full.indices.length;
    expect(left).toBeGreaterThan(share * 0.5);
    expect(left).toBeLessThan(share * 1.5);
    expect(Math.max(...less.indices)).toBeLessThan(less.positions.length / 3);
    const [before, after] = [boxOf(full), boxOf(less)];
    expect(before.containsBox(after)).toBe(true);
    expect(after.max.distanceTo(before.max)).toBeLessThan(1);
  }
});

test('what has nothing to lose stays as it is', () => {
  const one = {
    positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0),
    indices: Uint32Array.of(0, 1, 2),
  };
  expect(simplify(one, 0.1)).toBe(one);
  const full = shape(new SphereGeometry(1, 8, 8));
  expect(simplify(full, 1)).toBe(full);
});
