// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { Labels } from './labels';

beforeEach(() => {
  const context = {
    measureText: (text: string) => ({ width: text.length * 7 }),
    scale: vi.fn(),
    strokeText: vi.fn(),
    fillText: vi.fn(),
  };
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
});

const label = (i: number) => ({ name: `frame_${i}`, x: i, y: 0, z: 0, alpha: 1 });

test('as many labels as asked for, each at its place with its own piece of the texture', () => {
  const labels = new Labels(1);
  labels.set([], 800, 600);
  expect(labels.object.visible).toBe(false);
  labels.set(
    Array.from({ length: 100 }, (_, i) => label(i)),
    800,
    600,
  );
  const { geometry, visible } = labels.object;
  expect([geometry.instanceCount, visible]).toEqual([100, true]);
  expect(geometry.getAttribute('center').getX(42)).toBe(42);
  const spots = new Set(
    Array.from({ length: 100 }, (_, i) => {
      const spot = geometry.getAttribute('spot');
      return `${spot.getX(i)} ${spot.getY(i)}`;
    }),
  );
  expect(spots.size).toBe(100);
  labels.set([label(7)], 800, 600);
  expect(labels.object.geometry.instanceCount).toBe(1);
  labels.dispose();
});
