// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { addressedScheme, controlsWidth, followable, scriptTheme } from './script_theme';
import { initialState } from './state';
import type { Theme } from './wire/messages';

const theme = (changes: Partial<Theme>): Theme => ({ control_width: '', ...changes }) as Theme;

it('is what the server said last, or nothing', () => {
  const large = theme({ control_width: 'large' });
  expect(scriptTheme(initialState())).toBeUndefined();
  expect(scriptTheme({ ...initialState(), themes: { theme: large } })).toBe(large);
});

it('leaves the controls as wide as the viewer dragged them', () => {
  expect(controlsWidth(undefined, 260, 260)).toBe(260);
  expect(controlsWidth(theme({}), 260, 260)).toBe(260);
  expect(controlsWidth(theme({ control_width: 'large' }), 260, 260)).toBe(400);
  expect(controlsWidth(theme({ control_width: 'large' }), 300, 260)).toBe(300);
});

it('follows links, and runs nothing', () => {
  for (const href of ['https://ros.org', 'mailto:a@b.c', './docs', '#a'])
    expect(followable(href)).toBe(href);
  for (const href of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', ''])
    expect(followable(href)).toBe('');
});

it('the address may say light or dark', () => {
  expect(addressedScheme('?x=1')).toBe('auto');
  expect(['?darkMode', '?darkMode=1', '?darkMode=true'].map(addressedScheme)).toEqual(
    Array(3).fill('dark'),
  );
  expect(['?darkMode=0', '?darkMode=false'].map(addressedScheme)).toEqual(['light', 'light']);
});
