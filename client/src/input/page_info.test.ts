// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { app, type AppState } from '../state';
import type { ClientMessage } from '../wire/messages';
import { reportPage } from './page_info';
import { wanting } from '../../test/wanting';

test('a page tells what it runs on once, when it is asked', () => {
  const sent: ClientMessage[] = [];
  const stop = reportPage();
  expect(sent).toEqual([]);
  app.setState({
    connection: { phase: 'connected', text: '', code: '', attempt: 0, since: 0 },
    hello: { role: 'viewer' } as AppState['hello'],
    wanted: wanting('page'),
    send: (message: ClientMessage) => sent.push(message) > 0,
  });
  app.setState({ hint: 'x' });
  stop();
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ t: 'PageInfo', user_agent: navigator.userAgent });
});
