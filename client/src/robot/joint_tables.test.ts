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

test('publishers that take turns, and ever new names, are not mixed up', () => {
  const table = new JointTables().acquire('/joint_states');
  for (let i = 0; i < 30; i++) {
    table.take(jointStates({ a: i, b: -i }));
    table.take(jointStates({ b: i, a: -i }));
    table.take(jointStates({ [`n${i}`]: i, c: i }));
  }
  const positions = Object.fromEntries(
    [...table.joints].map(([name, one]) => [name, one.position]),
  );
  expect(positions).toMatchObject({ a: -29, b: 29, c: 29, n0: 0, n29: 29 });
  table.clear();
  expect(table.joints.size).toBe(0);
  table.take(jointStates({ a: 1, b: 2 }));
  expect([...table.joints.keys()]).toEqual(['a', 'b']);
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
