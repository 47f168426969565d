// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom

import { beforeEach, expect, it } from 'vitest';
import { Choice, FIRST, MOST } from './choice';

const names = Array.from({ length: 40 }, (_, i) => `robot_${i}`);

beforeEach(() => localStorage.clear());

it('shows few until the viewer wants more, and never more than a browser draws', () => {
  const choice = new Choice();
  choice.see(names);
  expect([...choice.shown]).toEqual(names.slice(0, FIRST));
  for (const name of names) choice.set(name, true);
  expect([...choice.shown]).toEqual(names.slice(0, MOST));
  expect(choice.full).toBe(true);
  choice.set(names[0]!, false);
  const again = new Choice();
  again.see(names);
  expect([...again.shown]).toEqual(names.slice(1, MOST));
});

it('hides nothing that is shown when others appear', () => {
  const choice = new Choice();
  choice.see(['z']);
  choice.see(['a', 'z']);
  expect([...choice.shown]).toEqual(['z', 'a']);
});
