// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { loaded, loading } from './loading';

test('a picture waits for what loads, for what that loads in turn, and not for ever', async () => {
  const order: string[] = [];
  let first: () => void = () => undefined;
  let second: () => void = () => undefined;
  const one = loading(new Promise<void>((done) => (first = done)));
  void one.then(() => {
    order.push('first is used');
    void loading(new Promise<void>((done) => (second = done))).then(() => order.push('second'));
  });
  const waiting = loaded(60_000).then(() => order.push('picture'));
  first();
  await one;
  await new Promise((done) => setTimeout(done, 5));
  expect(order).toEqual(['first is used']);
  second();
  await waiting;
  expect(order).toEqual(['first is used', 'second', 'picture']);
  void loading(new Promise(() => undefined));
  await loaded(5);
  await expect(loading(Promise.reject(new Error('gone')))).rejects.toThrow('gone');
});
