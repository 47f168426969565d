// SPDX-License-Identifier: Apache-2.0

import { expect, test } from 'vitest';
import { joint } from '../../test/robots';
import { RobotModels, type RobotModel } from './robot_models';

const model = (...names: string[]): RobotModel => ({
  joints: new Map(names.map((name) => [name, joint(name, 0)])),
  linkPose: () => null,
});

test('a robot is found by its topic, or by its joints', () => {
  const models = new RobotModels();
  const [left, right] = [model('a', 'b'), model('c')];
  models.set('/left', left);
  models.set('/right', right);
  expect(models.find('/right', ['a'])).toBe(right);
  expect(models.find('auto', ['x', 'c'])).toBe(right);
  expect(models.find('auto', ['x'])).toBeNull();
  models.drop(right);
  expect(models.find('/right', ['c'])).toBeNull();
});
