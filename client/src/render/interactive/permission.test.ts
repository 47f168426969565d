// SPDX-License-Identifier: Apache-2.0
/** Who may not move a marker is told before the robot would have moved. */

import { expect, test } from 'vitest';
import type { AppState } from '../../state';
import { refusal } from './permission';

const state = (role: string, more: object = {}): AppState =>
  ({
    connection: { phase: 'connected' },
    hello: { role, client_id: 'c1' },
    control: { names: {}, stopped_by: '', groups: [{ group: 'robot', holder: '' }] },
    ...more,
  }) as unknown as AppState;

test('operators may, as long as nobody else has the robot', () => {
  expect(refusal(state('operator'))).toBe('');
  const held = (holder: string) => ({
    control: { names: {}, stopped_by: '', groups: [{ group: 'robot', holder }] },
  });
  expect(refusal(state('operator', held('c1')))).toBe('');
  expect(refusal(state('operator', held('c2')))).toContain('c2 has the control');
});

test('viewers, the stopped and the unconnected may not', () => {
  expect(refusal(state('viewer'))).toContain('only look');
  expect(
    refusal(state('operator', { control: { names: {}, stopped_by: 'c9', groups: [] } })),
  ).toContain('c9');
  expect(refusal(state('operator', { connection: { phase: 'reconnecting' } }))).toContain('Not');
  expect(refusal(state('operator', { hello: null }))).toContain('Not connected');
});
