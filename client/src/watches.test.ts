// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test, vi } from 'vitest';
import { app, initialState } from './state';
import { onSamples, reportWatches, setWanted, takeWatched, watches, wishes } from './watches';
import type { ClientMessage, MessageTree, Samples } from './wire/messages';

let sent: ClientMessage[] = [];
const settle = () => new Promise<void>((resolve) => queueMicrotask(resolve));

function connect(): void {
  app.setState(({ connection }) => ({ connection: { ...connection, phase: 'connected' } }));
}

beforeEach(async () => {
  app.setState({ ...initialState(), send: (message) => sent.push(message) > 0 });
  setWanted('plot', {});
  setWanted('tree', {});
  await settle();
  sent = [];
});

test('what all panels want is one list, said once', async () => {
  setWanted('plot', { '/a': { paths: ['x', 'y'] } });
  setWanted('tree', { '/a': { tree: true, paths: ['x'] }, '/b': {} });
  await settle();
  const topics = [
    { topic: '/a', rates: false, tree: true, paths: ['x', 'y'] },
    { topic: '/b', rates: false, tree: false, paths: [] },
  ];
  expect(wishes()).toEqual(topics);
  expect(sent).toEqual([{ t: 'Watch', topics }]);
  setWanted('tree', { '/b': {}, '/a': { tree: true } });
  await settle();
  setWanted('plot', { '/a': { paths: ['x', 'y'] } });
  await settle();
  expect(sent).toHaveLength(1);
});

test('a server that comes back is told again', async () => {
  const stop = reportWatches();
  setWanted('plot', { '/a': { paths: ['x'] } });
  await settle();
  connect();
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  stop();
});

test('what is not watched any more is forgotten', async () => {
  setWanted('tree', { '/a': { tree: true } });
  await settle();
  takeWatched({ t: 'MessageTree', topic: '/a' } as MessageTree);
  expect(watches.getState().trees).toHaveProperty('/a');
  setWanted('tree', {});
  await settle();
  expect(watches.getState().trees).toEqual({});
});

test('samples go to those who listen', () => {
  const heard = vi.fn();
  const stop = onSamples(heard);
  const samples = { t: 'Samples', topic: '/a' } as Samples;
  takeWatched(samples);
  stop();
  takeWatched(samples);
  expect(heard.mock.calls).toEqual([[samples]]);
});
