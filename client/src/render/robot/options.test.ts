// SPDX-License-Identifier: Apache-2.0

import { expect, test } from 'vitest';
import { readRobotOptions } from './options';

test('opacities of links: the first that fits counts', () => {
  const { opacityOf, problems } = readRobotOptions({ link_alpha: 'arm_1: 0.5, arm_*: 0.25 ,x:0' });
  expect(['arm_1', 'arm_2', 'x', 'base'].map(opacityOf)).toEqual([0.5, 0.25, 0, 1]);
  expect(problems).toEqual([]);
});

test.each(['arm', 'arm: thin', 'arm: 2', ': 0.5', 'arm: -1', 'arm:'])(
  'what is no opacity is told: %s',
  (text) => {
    const { opacityOf, problems } = readRobotOptions({ link_alpha: `${text}, hand: 0.5` });
    expect(problems).toHaveLength(1);
    expect(problems[0]!.text).toContain(text);
    expect([opacityOf('arm'), opacityOf('hand')]).toEqual([1, 0.5]);
  },
);
