// SPDX-License-Identifier: Apache-2.0

import { expect, test } from 'vitest';
import { jointStates } from '../../test/robots';
import { JointTables } from './joint_tables';

test('messages that name only some joints add up, and what they do not tell stays', () => {
  const tables = new JointTables();
  const table = tables.acquire('/joint_states');
  table.take(jointStates({ a: 1, b: 2 }, { b: 7 }));
  table.take(jointStates({ c: 3 }, { b: 8 }));
  expect(table.version).toBe(2);
  const told = [...table.joints].map(([name, { position, effort }]) => [name, position, effort]);
  expect(told).toEqual([
    ['a', 1, NaN],
    ['b', 2, 8],
    ['c', 3, NaN],
  ]);
});

test('the topics of two robots are not mixed', () => {
  const tables = new JointTables();
  tables.acquire('/joint_states').take(jointStates({ a: 1 }));
  tables.acquire('/joint_states');
  tables.acquire('/other').take(jointStates({ a: 2 }));
  expect(tables.of('/joint_states')?.joints.get('a')?.position).toBe(1);
  tables.release('/joint_states');
  expect(tables.of('/joint_states')?.joints.size).toBe(1);
  tables.release('/joint_states');
  expect(tables.of('/joint_states')).toBeUndefined();
});
