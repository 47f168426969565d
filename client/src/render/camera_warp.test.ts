// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { cameraModel } from '../../test/camera_model';
import { distortionOf } from './camera_distortion';
import { isWarped, warpOf, type Warp } from './camera_warp';

/** Where a pixel of the flat picture is in the raw one, by the piece that has it. */
function rawOf({ positions, uvs, index, flat }: Warp, x: number, y: number) {
  const [u, v] = [(x + 0.5) / flat.width, 1 - (y + 0.5) / flat.height];
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [index[i]!, index[i + 1]!, index[i + 2]!];
    const [ax, ay] = [uvs[a * 2]!, uvs[a * 2 + 1]!];
    const [bx, by] = [uvs[b * 2]! - ax, uvs[b * 2 + 1]! - ay];
    const [cx, cy] = [uvs[c * 2]! - ax, uvs[c * 2 + 1]! - ay];
    const size = bx * cy - by * cx;
    const s = ((u - ax) * cy - (v - ay) * cx) / size;
    const t = (bx * (v - ay) - by * (u - ax)) / size;
    if (s < 0 || t < 0 || s + t > 1) continue;
    const at = (axis: number) => {
      const [p, q, r] = [a, b, c].map((corner) => positions[corner * 3 + axis]!);
      return p! + s * (q! - p!) + t * (r! - p!);
    };
    return [at(0), at(1)] as const;
  }
  return null;
}

test.each([
  ['plumb_bob', [-0.3, 0.1, 0.001, -0.002, 0]],
  ['equidistant', [-0.02, 0.005, 0, 0]],
])('%s: a direction is at the pixel that the lens shows it at', (distortion_model, d) => {
  const model = cameraModel({ distortion_model, d: Float64Array.from(d) });
  const warp = warpOf(model, 640)!;
  const { flat } = warp;
  for (const [x, y] of [
    [0, 0],
    [0.3, -0.2],
    [-0.6, 0.5],
  ] as const) {
    const [a, b] = distortionOf(model)!(x, y);
    const [u, v] = [320 * a + 320, 320 * b + 240];
    const found = rawOf(warp, flat.fx * x + flat.cx, flat.fy * y + flat.cy)!;
    expect(((found[0] + 1) / 2) * 640 - 0.5).toBeCloseTo(u, 0);
    expect(((1 - found[1]) / 2) * 480 - 0.5).toBeCloseTo(v, 0);
  }
});

test('the flat picture is as fine as the raw one, and no texture too large', () => {
  const plain = warpOf(cameraModel({ r: new Float64Array(9) }), 320)!;
  expect([plain.flat.width, plain.flat.height]).toEqual([320, 240]);
  const wide = cameraModel({
    distortion_model: 'equidistant',
    k: Float64Array.of(250, 0, 320, 0, 250, 240, 0, 0, 1),
    d: Float64Array.of(0.001, 0, 0, 0),
  });
  const { flat, index } = warpOf(wide, 640)!;
  expect(Math.max(flat.width, flat.height)).toBe(2048);
  // The edges see farther aside than 70 degrees, the corners farther than 80: those are left out.
  expect(index.length).toBeGreaterThan(0);
  expect(index.length).toBeLessThan(64 * 48 * 6);
});

test('only what differs from the rectified picture is warped', () => {
  expect(isWarped(cameraModel())).toBe(false);
  expect(isWarped(cameraModel({ r: new Float64Array(9) }))).toBe(false);
  expect(isWarped(cameraModel({ d: Float64Array.of(0.1, 0, 0, 0, 0) }))).toBe(true);
  expect(isWarped(cameraModel({ d: Float64Array.of(1), distortion_model: '?' }))).toBe(false);
  expect(isWarped(cameraModel({ k: new Float64Array(9), d: Float64Array.of(1) }))).toBe(false);
});
