// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { layOut } from './label_atlas';

const measure = (name: string) => name.length * 7;

test('names lie in rows, none over another', () => {
  const names = Array.from({ length: 200 }, (_, i) => `frame_${'x'.repeat(i % 30)}_${i}`);
  const { places, height } = layOut(names, measure);
  expect(places.map(({ name }) => name)).toEqual(names);
  for (const [i, a] of places.entries()) {
    expect(a.x + a.width).toBeLessThanOrEqual(1024);
    expect(a.y).toBeLessThan(height);
    const next = places[i + 1];
    if (next?.y === a.y) expect(next.x).toBeGreaterThanOrEqual(a.x + a.width);
  }
});

test('a name as long as a novel is squeezed, not cut off by the edge', () => {
  const { places } = layOut(['n'.repeat(1000)], measure);
  expect(places[0]!.width).toBeLessThan(1024);
});

test('no names, no picture', () => {
  expect(layOut([], measure)).toEqual({ places: [], height: 0 });
});
