// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { ellipseOf, enu, formatCoordinates } from './geodesy';

const zurich = { latitude: 47.3769, longitude: 8.5417, altitude: 400 };

test('a thousandth of a degree is what surveyors say it is', () => {
  // At this latitude a degree is 111.17 km to the north and 75.5 km to the east.
  const [east, north, up] = enu(zurich, { latitude: 47.3779, longitude: 8.5427, altitude: 403 });
  expect(north).toBeCloseTo(111.18, 1);
  expect(east).toBeCloseTo(75.5, 1);
  expect(up).toBe(3);
});

test('the date line is no jump round the globe', () => {
  const [east] = enu(
    { latitude: 0, longitude: 179.9999, altitude: 0 },
    { latitude: 0, longitude: -179.9999, altitude: 0 },
  );
  expect(east).toBeCloseTo(22.26, 1);
});

test('coordinates are written with their hemispheres', () => {
  expect(formatCoordinates(zurich)).toBe('47.3769000° N, 8.5417000° E');
  const south = { latitude: -33.5, longitude: -70.25, altitude: 0 };
  expect(formatCoordinates(south)).toBe('33.5000000° S, 70.2500000° W');
});

test('the ellipse of a covariance', () => {
  expect(ellipseOf([4, 0, 0, 0, 1, 0, 0, 0, 9])).toEqual([2, 1, 0]);
  const [a, b, angle] = ellipseOf([2.5, 1.5, 0, 1.5, 2.5, 0, 0, 0, 1]);
  expect([a, b, angle]).toEqual([2, 1, expect.closeTo(Math.PI / 4)]);
  expect(ellipseOf([])).toEqual([0, 0, 0]);
});
