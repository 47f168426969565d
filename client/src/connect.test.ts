// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom

import { readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';

const html = readFileSync('connect.html', 'utf8');

beforeEach(() => {
  vi.resetModules();
  document.documentElement.innerHTML = html.replace(/<script.*<\/script>/, '');
  location.hash = '';
});

async function opened(answer: object): Promise<string> {
  vi.stubGlobal('fetch', () => Promise.resolve(answer));
  await (
    await import('./connect')
  ).connected;
  return document.body.textContent;
}

it('shows addresses, fingerprints and the way by cable; a token goes on', async () => {
  location.hash = '#token=secret';
  const urls = ['https://192.168.1.5:8443/viz/', 'https://robot.local:8443/viz/'];
  const facts = { urls, authority: 'AA:01', certificate: 'BB:02' };
  const text = await opened({ ok: true, json: () => Promise.resolve(facts) });
  for (const each of ['AA:01', 'BB:02', 'tcp:8443 tcp:8443', 'https://localhost:8443/viz/'])
    expect(text).toContain(each);
  const links = [...document.querySelectorAll<HTMLAnchorElement>('#urls a')];
  expect(links.map((each) => each.href)).toEqual(urls.map((url) => `${url}#token=secret`));
  expect(links.map((each) => each.textContent)).toEqual(urls);
  expect(document.querySelector('#code path')?.getAttribute('d')).toMatch(/^M2 2h/);
  expect(document.querySelector('main')?.hidden).toBe(false);
});

it('says what to do where the server has no certificate of its own', async () => {
  expect(await opened({ ok: false })).toContain('start it with tls.auto');
  expect(document.querySelector('main')?.hidden).toBe(true);
});
