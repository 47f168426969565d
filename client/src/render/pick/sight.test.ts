// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { Matrix4, OrthographicCamera, PerspectiveCamera, Vector3, type Camera } from 'three';
import { expect, test } from 'vitest';
import { foremost, Sight, type PointProbe } from './sight';

const SIZE = { width: 400, height: 300, pixelRatio: 2 };

function cameraAt(x: number, y: number, z: number): Camera {
  const camera = new PerspectiveCamera(60, 4 / 3, 0.01, 1000);
  camera.up.set(0, 0, 1);
  camera.position.set(x, y, z);
  camera.lookAt(0, 0, 0);
  camera.updateMatrixWorld();
  return camera;
}

/** Where a point is in the picture, CSS pixels. */
function pixelOf(camera: Camera, point: Vector3): [number, number] {
  const seen = point.clone().project(camera);
  return [((seen.x + 1) / 2) * SIZE.width, ((1 - seen.y) / 2) * SIZE.height];
}

function look(camera: Camera, x: number, y: number): Sight {
  const sight = new Sight();
  sight.set(camera, x, y, SIZE);
  return sight;
}

const told = ({ index, away }: PointProbe) => ({ index, away });

test('a point is found exactly where it is drawn, by its size in pixels', () => {
  const camera = cameraAt(3, -4, 5);
  const number = fc.double({ min: -1.5, max: 1.5, noNaN: true });
  fc.assert(
    fc.property(number, number, number, fc.integer({ min: 0, max: 15 }), (x, y, z, beside) => {
      const point = new Vector3(x, y, z);
      const moved = new Matrix4().makeTranslation(1, 0, 0);
      const [u, v] = pixelOf(camera, point.clone().add(new Vector3(1, 0, 0)));
      // A place so many device pixels to the right.
      const probe = look(camera, u + beside / 2 + 0.25, v).begin(moved, 'points');
      probe.hold(7, x, y, z, 6);
      // Half of 6 pixels cover; within 4 more it counts as meant.
      const away = beside < 3 ? 0 : beside < 7 ? Math.max(1, Math.ceil(beside + 0.5 - 3)) : null;
      expect(told(probe)).toEqual(
        away === null ? { index: -1, away: Infinity } : { index: 7, away },
      );
    }),
  );
});

test('of several under the pointer the foremost is seen; what is behind the camera is not', () => {
  const camera = cameraAt(0, -5, 0);
  const [x, y] = pixelOf(camera, new Vector3());
  const probe = look(camera, x, y).begin(new Matrix4(), 'points');
  probe.hold(0, 0, 1, 0, 4);
  probe.hold(1, 0, -1, 0, 4);
  probe.hold(2, 0, 0, 0, 4);
  probe.hold(3, 0, -9, 0, 4);
  probe.hold(4, NaN, 0, 0, 4);
  expect(told(probe)).toEqual({ index: 1, away: 0 });
});

test.each(['spheres', 'boxes', 'tiles', 'squares', 'flat_squares'] as const)(
  '%s are as large as they are drawn, in metres',
  (style) => {
    for (const camera of [cameraAt(0.01, 0, 6), new OrthographicCamera(-4, 4, 3, -3, 0.1, 20)]) {
      if (camera instanceof OrthographicCamera) {
        camera.position.set(0, 0, 6);
        camera.updateMatrixWorld();
      }
      const near = style === 'boxes' || style === 'spheres' ? 0.5 : 0;
      const found = (x: number) => {
        const [u, v] = pixelOf(camera, new Vector3(x, 0, style === 'boxes' ? near : 0));
        const probe = look(camera, u, v).begin(new Matrix4(), style);
        probe.hold(5, 0, 0, 0, 1);
        return probe;
      };
      expect(told(found(0.45)), camera.type).toEqual({ index: 5, away: 0 });
      expect(told(found(0.7)), camera.type).toEqual({ index: -1, away: Infinity });
      // What is round or thick is met before its middle.
      const middle = new Vector3().project(camera).z;
      expect(found(0).depth < middle - 1e-6).toBe(near > 0);
    }
  },
);

test('a box that stands before another is the one that is seen', () => {
  const camera = cameraAt(5, -0.2, 0.1);
  const [u, v] = pixelOf(camera, new Vector3(0.5, 0.4, 0));
  const probe = look(camera, u, v).begin(new Matrix4(), 'boxes');
  probe.hold(0, 0, 0, 0, 1);
  probe.hold(1, 0, 1, 0, 1);
  probe.hold(2, -1, 0, 0, 1);
  expect(told(probe)).toEqual({ index: 0, away: 0 });
});

test('nearer in the picture counts before nearer to the eye', () => {
  const [a, b, c] = [
    { away: 0, depth: 0.9 },
    { away: 2, depth: 0.1 },
    { away: 0, depth: 0.5 },
  ];
  expect(foremost(a, b)).toBe(a);
  expect(foremost(a, c)).toBe(c);
  expect(foremost(null, b)).toBe(b);
  expect(foremost(null, null)).toBeNull();
});
