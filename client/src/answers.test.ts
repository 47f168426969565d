// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { answer, takeRequest } from './answers';
import { app, initialState } from './state';
import type { ClientMessage, StorageRequest } from './wire/messages';

const request: StorageRequest = { t: 'StorageRequest', ask: 'q1', do: 'get', key: 'a', value: '' };
let sent: ClientMessage[];

beforeEach(() => {
  sent = [];
  app.setState({ ...initialState(), send: (message) => sent.push(message) > 0 }, true);
});

test('the answer carries the name of its question, whenever it is there', async () => {
  answer('StorageRequest', async ({ key }) => {
    await new Promise((resolve) => setTimeout(resolve, key === 'slow' ? 5 : 0));
    return { t: 'StorageAnswer', found: true, value: key };
  });
  await Promise.all([
    takeRequest({ ...request, key: 'slow' }),
    takeRequest({ ...request, ask: 'q2' }),
  ]);
  expect(sent).toEqual([
    { t: 'StorageAnswer', ask: 'q2', found: true, value: 'a' },
    { t: 'StorageAnswer', ask: 'q1', found: true, value: 'slow' },
  ]);
});

test('the server hears why there is no answer', async () => {
  answer('StorageRequest', () => {
    throw new Error('storage is full');
  });
  await takeRequest(request);
  expect(sent).toEqual([{ t: 'AskFailed', ask: 'q1', reason: 'storage is full' }]);
  const warned = vi.spyOn(console, 'warn').mockReturnValue(undefined);
  await takeRequest({ ...request, ask: '' });
  expect(sent).toHaveLength(1);
  expect(warned).toHaveBeenCalled();
});
