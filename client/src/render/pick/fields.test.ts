// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { covarianceFields, poseFields, rollPitchYaw, vectorFields } from './fields';

test('a pose is told by its numbers, and by angles that people know', () => {
  const half = Math.SQRT1_2;
  const pose = [9, 1, 2.5, -3, 0, 0, half, half];
  expect(poseFields(pose, 1)).toEqual([
    ['position', '1 2.5 -3'],
    ['orientation', '0 0 0.7071068 0.7071068'],
    ['roll pitch yaw', '0 0 90 °'],
  ]);
  // Turned about z of the frame last: yaw of 90 degrees, then what was x is y.
  expect(rollPitchYaw([0.5, 0.5, 0.5, 0.5]).map(Math.round)).toEqual([90, 0, 90]);
});

test('a covariance is told as standard deviations, and by its rows', () => {
  const matrix = new Float64Array(36);
  matrix[0] = 0.25;
  matrix[35] = (Math.PI / 180) ** 2;
  matrix[1] = matrix[6] = 0.125;
  const fields = new Map(covarianceFields(matrix));
  expect(fields.get('σ x y z')).toBe('0.5 0 0 m');
  expect(fields.get('σ roll pitch yaw')).toBe('0 0 1 °');
  expect(fields.get('covariance x')).toBe('0.25 0.125 0 0 0 0');
  expect(fields.get('covariance y')).toBe('0.125 0 0 0 0 0');
  expect(fields.size).toBe(8);
});

test('a vector has its length beside it; one that was not measured is left out', () => {
  expect(vectorFields('force', [3, 0, 4], 'N')).toEqual([
    ['force', '3 0 4 N'],
    ['|force|', '5 N'],
  ]);
  expect(vectorFields('force', [], 'N')).toEqual([]);
});
