// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom

import { readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';

const html = readFileSync('fleet.html', 'utf8');
const live = { live: true, why: '' };

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  document.documentElement.innerHTML = html.replace(/<script.*<\/script>/, '');
  location.hash = '';
  localStorage.clear();
  sessionStorage.clear();
});

async function opened(robots: object): Promise<{ answer: object }> {
  const edge = { answer: robots };
  vi.stubGlobal('fetch', () =>
    'fails' in edge.answer
      ? Promise.reject(new Error('gone'))
      : Promise.resolve({ json: () => Promise.resolve(edge.answer) }),
  );
  await (
    await import('./fleet')
  ).looked;
  return edge;
}

async function reopened(robots: object): Promise<void> {
  vi.resetModules();
  document.querySelector('main')!.replaceChildren();
  await opened(robots);
}

function frames(): string[] {
  return [...document.querySelectorAll('iframe')].map((each) => each.getAttribute('src')!);
}

function press(text: string, within = 'header'): void {
  const buttons = [...document.querySelectorAll<HTMLElement>(`${within} button`)];
  buttons.find((each) => each.textContent === text)!.click();
}

it('shows robots in a page each, those that come later too, and stays where one goes', async () => {
  const edge = await opened({ base: live, arm: live });
  expect(frames()).toEqual(['./robots/arm/', './robots/base/']);
  const first = document.querySelector('iframe');
  edge.answer = { arm: { live: false, why: 'the robot does not answer' }, bird: live };
  await vi.advanceTimersByTimeAsync(2000);
  expect(document.getElementById('said')!.textContent).toBe('1 of 3 live');
  expect(frames()).toEqual(['./robots/arm/', './robots/base/', './robots/bird/'].sort());
  expect(document.querySelector('iframe')).toBe(first); // or its page would load anew
  const states = [...document.querySelectorAll('.state')].map((each) => each.textContent);
  expect(states).toEqual([
    'Not live: the robot does not answer',
    'Not live: the robot is not connected',
    'live',
  ]);
  edge.answer = { fails: true };
  await vi.advanceTimersByTimeAsync(2000);
  expect(document.getElementById('said')!.textContent).toContain('does not answer');
  expect(frames()).toHaveLength(3);
});

it('shows one alone, hides and shows by name, and remembers what was chosen', async () => {
  const robots = { a: live, b: live };
  await opened(robots);
  press('Enlarge', '[aria-label="b"]');
  const hidden = (): boolean[] =>
    [...document.querySelectorAll<HTMLElement>('.tile')].map((each) => each.hidden);
  expect(hidden()).toEqual([true, false]);
  press('Hide', '[aria-label="b"]');
  expect(hidden()).toEqual([false]);
  await reopened(robots);
  expect(frames()).toEqual(['./robots/a/']);
  press('b', '#robots');
  expect(frames()).toEqual(['./robots/a/', './robots/b/']);
});

it('gives each robot its token until its page is connected, and not again', async () => {
  location.hash = '#token.a=one&token=any';
  await opened({ a: live, b: live });
  expect(location.hash).toBe('');
  expect(frames()).toEqual(['./robots/a/#token=one', './robots/b/#token=any']);
  await reopened({ a: live, b: live }); // before the pages had loaded
  expect(frames()).toEqual(['./robots/a/#token=one', './robots/b/#token=any']);
  const status = (): object => ({ connection: { phase: 'connected' }, role: 'operator' });
  const value = { vizBridge: { status } };
  Object.defineProperty(document.querySelector('iframe'), 'contentWindow', { value });
  await vi.advanceTimersByTimeAsync(2000);
  await reopened({ a: live, c: live });
  expect(frames()).toEqual(['./robots/a/', './robots/c/#token=any']);
});

it('loads a page again that did not load, and shows the others all the same', async () => {
  const edge = await opened({ a: live });
  const frame = document.querySelector('iframe')!;
  let loads = 0;
  const vizBridge = {
    get: (): never => {
      throw new DOMException('a frame of another origin', 'SecurityError');
    },
  };
  Object.defineProperty(frame, 'contentWindow', {
    value: Object.defineProperties({}, { vizBridge }),
  });
  Object.defineProperty(frame, 'src', { set: () => (loads += 1) });
  edge.answer = { a: live, b: live };
  await vi.advanceTimersByTimeAsync(2000);
  expect(frames()).toEqual(['./robots/a/', './robots/b/']);
  expect(document.getElementById('said')!.textContent).toBe('2 of 2 live');
  expect(document.querySelector('.state')!.textContent).toContain('did not load');
  expect(loads).toBe(0); // it may be slow
  await vi.advanceTimersByTimeAsync(10_000);
  expect(loads).toBe(1);
});
