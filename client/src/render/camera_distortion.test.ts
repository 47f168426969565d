// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cameraModel } from '../../test/camera_model';
import { distortionOf, undistort } from './camera_distortion';

const MODELS = {
  none: cameraModel(),
  plumb_bob: cameraModel({ d: Float64Array.of(-0.3, 0.1, 0.001, -0.002, -0.01) }),
  rational_polynomial: cameraModel({
    distortion_model: 'rational_polynomial',
    d: Float64Array.of(0.5, 0.1, 0.001, -0.001, 0.01, 0.8, 0.2, 0.02),
  }),
  equidistant: cameraModel({
    distortion_model: 'equidistant',
    d: Float64Array.of(-0.02, 0.005, -0.001, 0.0001),
  }),
};

test.each(Object.entries(MODELS))('%s: what the lens does is undone', (_, model) => {
  const distort = distortionOf(model)!;
  const number = fc.double({ min: -0.7, max: 0.7, noNaN: true });
  fc.assert(
    fc.property(number, number, (x, y) => {
      const [a, b] = undistort(model, ...distort(x, y))!;
      expect(a).toBeCloseTo(x, 6);
      expect(b).toBeCloseTo(y, 6);
    }),
  );
});

test('a fisheye without coefficients shows angles', () => {
  const model = cameraModel({
    distortion_model: 'equidistant',
    d: Float64Array.of(1e-12, 0, 0, 0),
  });
  const [x, y] = undistort(model, Math.PI / 3, 0)!;
  expect([x, y]).toEqual([expect.closeTo(Math.sqrt(3), 6), 0]);
  expect(undistort(model, Math.PI / 2, 0), 'beyond 80 degrees').toBeNull();
});

test('where a picture would fold there is nothing', () => {
  const strong = cameraModel({ d: Float64Array.of(-0.4, 0, 0, 0, 0) });
  // x (1 - 0.4 x^2) is never more than 0.61.
  expect(undistort(strong, 0.5, 0)).not.toBeNull();
  expect(undistort(strong, 0.7, 0)).toBeNull();
});

test('of a model that is not known nothing is', () => {
  const model = cameraModel({ distortion_model: 'origami', d: Float64Array.of(1) });
  expect(distortionOf(model)).toBeNull();
  expect(undistort(model, 0.1, 0.1)).toBeNull();
});
