// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { afterEach, expect, it, vi } from 'vitest';
import { copyText } from './copy_text';

afterEach(() => vi.unstubAllGlobals());

it('uses the clipboard where the browser has one', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  await copyText('hello');
  expect(writeText).toHaveBeenCalledWith('hello');
});

it('copies a selection over plain http, and leaves nothing behind', async () => {
  vi.stubGlobal('navigator', {});
  let selected = '';
  const copy = vi.fn(() => {
    selected = document.querySelector('textarea')?.value ?? '';
    return true;
  });
  Object.assign(document, { execCommand: copy });
  await copyText('hello');
  expect([copy.mock.calls, selected]).toEqual([[['copy']], 'hello']);
  expect(document.querySelector('textarea')).toBeNull();
});
