// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { addNotice, dismissNotice } from './notices';
import { app } from './state';

test('a notice stands once however often it is said, until it is dismissed', () => {
  for (let i = 0; i < 3; i++) addNotice({ level: 'info', text: 'again', about: '' });
  for (let i = 0; i < 100; i++) addNotice({ level: 'info', text: `n${i}`, about: '' });
  const { notices } = app.getState();
  expect(notices).toHaveLength(50);
  dismissNotice(notices[0]!.id);
  expect(app.getState().notices).toHaveLength(49);
});
