// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { keepResume, readCredentials, shouldReload } from './secrets';

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '', '/robot/?a=1');
});

test('a token in the address is moved out of it', () => {
  history.replaceState(null, '', '/robot/?a=1#token=s3cret&view=top');
  expect(readCredentials().token).toBe('s3cret');
  expect(location.href).toMatch(/\/robot\/\?a=1#view=top$/);
  expect(readCredentials().token).toBe('s3cret');
});

test('an address without a token is left alone', () => {
  history.replaceState(null, '', '/robot/#view=top');
  expect(readCredentials()).toMatchObject({ token: '', clientId: '', resume: '' });
  expect(location.hash).toBe('#view=top');
});

test('two bridges under one host keep apart', () => {
  keepResume('c1', 'again');
  history.replaceState(null, '', '/other/');
  expect(readCredentials()).toMatchObject({ token: '', clientId: '', resume: '' });
});

test('the browser keeps what is in the addresses of assets, for each bridge another', () => {
  const { assets } = readCredentials();
  expect(assets).toMatch(/^[\w-]{43}$/);
  sessionStorage.clear();
  expect(readCredentials().assets).toBe(assets);
  history.replaceState(null, '', '/other/');
  expect(readCredentials().assets).not.toBe(assets);
  const broken = vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new Error('not allowed');
  });
  expect(readCredentials().assets).toBe('');
  broken.mockRestore();
});

test('an outdated page reloads once per version', () => {
  expect(shouldReload('v1')).toBe(true);
  expect(shouldReload('v1')).toBe(false);
  expect(shouldReload('v2')).toBe(true);
});

test('a tab that keeps nothing never reloads for ever', () => {
  const broken = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
  expect(shouldReload('v3')).toBe(false);
  broken.mockRestore();
  expect(warn).toHaveBeenCalled();
});
