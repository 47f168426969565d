// SPDX-License-Identifier: Apache-2.0
/** Whoever may not act reads who may, by a name that it knows. */

import { expect, test } from 'vitest';
import { hello } from '../test/fake_server';
import type { AppState } from './state';
import { groupOf, headcount, lacks, nameOf, stopper } from './who';

const state = (holder: string): AppState =>
  ({
    hello: hello({ client_id: 'c1' }),
    control: { names: { c2: 'Ada' }, groups: [{ group: 'arm', holder, waiting: [] }] },
    widgets: {
      arm: { group: 'arm', container: '' },
      hand: { group: '', container: 'arm' },
      grip: { group: '', container: 'hand' },
      placed: { group: '', container: '/node' },
      round: { group: '', container: 'round' },
    },
  }) as unknown as AppState;

test('clients are counted, and have names', () => {
  expect(headcount(1, 2)).toBe('1 operator, 2 viewers');
  const named = ['c1', 'c2', 'c3', 'program'].map((id) => nameOf(state(''), id));
  expect(named).toEqual(['you', 'Ada', 'c3', 'the program']);
});

test('who stopped is told by name, and not to themselves as a stranger', () => {
  const by = (stopped_by: string) => {
    const { hello: own, control } = state('');
    return stopper({ hello: own, control: { ...control!, stopped_by } });
  };
  expect(['', 'c1', 'c2', 'c3'].map(by)).toEqual(['', 'you', 'Ada', 'c3']);
});

test('what belongs to a group is for its holder', () => {
  expect(lacks(state('c2'), '')).toBe('');
  expect(lacks(state('c1'), 'arm')).toBe('');
  expect(lacks(state('c2'), 'arm')).toContain('Ada has the control of arm');
  expect(lacks(state(''), 'arm')).toContain('Nobody has');
});

test('what is in a container belongs to its group', () => {
  const groups = ['grip', 'placed', 'round', 'gone'].map((id) => groupOf(state(''), id));
  expect(groups).toEqual(['arm', '', '', '']);
});
