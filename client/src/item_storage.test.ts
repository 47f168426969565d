// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { itemStorage } from './item_storage';
import type { StorageRequest } from './wire/messages';

function ask(act: StorageRequest['do'], key = '', value = '') {
  return itemStorage({ t: 'StorageRequest', ask: 'q', do: act, key, value });
}

test('what a script keeps comes back, and clearing takes nothing else away', () => {
  localStorage.setItem('a', 'of somebody else');
  expect(ask('get', 'a')).toEqual({ t: 'StorageAnswer', found: false, value: '' });
  ask('set', 'a', '1');
  ask('set', 'b', '');
  expect(ask('get', 'a')).toEqual({ t: 'StorageAnswer', found: true, value: '1' });
  expect(ask('get', 'b')).toEqual({ t: 'StorageAnswer', found: true, value: '' });
  ask('remove', 'b');
  expect(ask('get', 'b')).toMatchObject({ found: false });
  ask('clear');
  expect(ask('get', 'a')).toMatchObject({ found: false });
  expect(localStorage.getItem('a')).toBe('of somebody else');
});
