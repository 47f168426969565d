// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { readLayoutText, takeAnswer, writeLayoutText } from './layout_requests';
import { currentLayout } from './layouts';
import { app, initialState } from './state';
import type { ReadLayout, WriteLayout } from './wire/messages';

let sent: (ReadLayout | WriteLayout)[];

beforeEach(() => {
  sent = [];
  app.setState(initialState(), true);
  app.setState({ send: (message) => sent.push(message as ReadLayout) > 0 });
});

const layout = () => currentLayout(app.getState(), null);

test('each answer reaches who asked', async () => {
  const [first, second] = [writeLayoutText(layout(), 'text'), writeLayoutText(layout(), 'file')];
  const [a, b] = sent.map((message) => message.request);
  takeAnswer({ t: 'LayoutWritten', request: b!, error: '', text: 'b' });
  takeAnswer({ t: 'LayoutWritten', request: a!, error: '', text: 'a' });
  expect(await Promise.all([first, second])).toEqual(['a', 'b']);
});

test('the reason why not is told', async () => {
  const asked = readLayoutText('x.yaml', 'a: b');
  const request = sent[0]!.request;
  const left_out: string[] = [];
  takeAnswer({ t: 'LayoutRead', request, error: 'line 1', layout: layout(), left_out });
  await expect(asked).rejects.toThrow('line 1');
  app.setState({ send: () => false });
  await expect(readLayoutText('x.yaml', '')).rejects.toThrow('not connected');
});

test('a file that is too long is not sent', async () => {
  await expect(readLayoutText('x.rviz', '#'.repeat(300_000))).rejects.toThrow('256 KB');
  expect(sent).toEqual([]);
});

test('a server that says nothing is not waited for for ever', async () => {
  vi.useFakeTimers();
  const asked = expect(readLayoutText('x.yaml', '')).rejects.toThrow('did not answer');
  vi.advanceTimersByTime(20_000);
  await asked;
  vi.useRealTimers();
});
