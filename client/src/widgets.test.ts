// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { initialState } from './state';
import { isMomentary, isWidget, widgetsIn, type WidgetMessage } from './widgets';
import type { ServerMessage } from './wire/messages';

function checkbox(key: string, order: number, rest: Partial<WidgetMessage> = {}): WidgetMessage {
  const common = { display: '', key, order, label: key, hint: '', container: '' };
  return { t: 'GuiCheckbox', ...common, visible: true, disabled: false, ...rest } as WidgetMessage;
}

it('puts widgets into their containers, in their order, without those that are hidden', () => {
  const all = [
    checkbox('b', 2),
    checkbox('a10', 1),
    checkbox('a9', 1),
    checkbox('hidden', 0, { visible: false }),
    checkbox('inner', 0, { container: 'b' }),
  ];
  const state = { ...initialState(), widgets: Object.fromEntries(all.map((w) => [w.key, w])) };
  expect(widgetsIn(state, '')).toEqual(['a9', 'a10', 'b']);
  expect(widgetsIn(state, 'b')).toEqual(['inner']);
  expect(widgetsIn(state, 'a9')).toEqual([]);
  expect(widgetsIn(state, '')).toBe(widgetsIn({ ...state }, ''));
});

it('tells widgets from other messages, and those that keep no value', () => {
  expect(isWidget(checkbox('a', 0))).toBe(true);
  expect(isWidget({ t: 'Remove', display: '', key: 'a' } as ServerMessage)).toBe(false);
  expect(isMomentary(checkbox('a', 0))).toBe(false);
  expect(isMomentary({ ...checkbox('a', 0), t: 'GuiButton' } as WidgetMessage)).toBe(true);
  expect(isMomentary(undefined)).toBe(false);
});
