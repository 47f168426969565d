// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { OrthographicCamera } from 'three';
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

/** Looks along -z at a field of 40 by 30 metres, 20 pixels a metre. */
const camera = new OrthographicCamera(-20, 20, 15, -15, 0, 10);

/** In a raster wide enough for every name. */
const label = (i: number) => ({
  name: `frame_${i}`,
  x: (i % 7) * 5 - 18,
  y: Math.floor(i / 7) * 1.5 - 10,
  z: -5,
  alpha: 1,
  rank: 0,
});

test('as many labels as asked for, each at its place with its own piece of the texture', () => {
  const labels = new Labels(1);
  labels.set([], camera, 800, 600);
  expect(labels.object.visible).toBe(false);
  labels.set(
    Array.from({ length: 100 }, (_, i) => label(i)),
    camera,
    800,
    600,
  );
  const { geometry, visible } = labels.object;
  expect([geometry.instanceCount, visible]).toEqual([100, true]);
  expect(geometry.getAttribute('center').getX(42)).toBe(-18);
  const spots = new Set(
    Array.from({ length: 100 }, (_, i) => {
      const spot = geometry.getAttribute('spot');
      return `${spot.getX(i)} ${spot.getY(i)}`;
    }),
  );
  expect(spots.size).toBe(100);
  labels.set([label(7)], camera, 800, 600);
  expect(labels.object.geometry.instanceCount).toBe(1);
  labels.dispose();
});

test('names behind the viewer, outside the picture or under another are left out', () => {
  const labels = new Labels(1);
  const near = { ...label(0), z: -1 };
  const outside = { ...label(1), x: 100 };
  labels.set([label(0), near, outside, { ...label(2), z: 5 }], camera, 800, 600);
  const { geometry } = labels.object;
  expect(geometry.instanceCount).toBe(1);
  expect(geometry.getAttribute('center').getZ(0)).toBe(-1);
  labels.set([{ ...near, rank: 1 }, label(0)], camera, 800, 600);
  expect(geometry.getAttribute('center').getZ(0)).toBe(-5);
});
