// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { display, displayStatus } from '../test/displays';
import { initialState, isVisible, optionsOf, worstLevel, type AppState } from './state';
import type { OptionField } from './wire/messages';

const field = (name: string, value: OptionField['default']) =>
  ({ name, default: value }) as OptionField;

function state(changed: Partial<AppState>): AppState {
  const connection = { phase: 'connected', text: '', code: '', attempt: 0, since: 0 } as const;
  return { ...initialState(), connection, ...changed };
}

test('the viewer decides what it looks at, else the server', () => {
  const displays = { a: display('a'), b: display('b', { visible: false }) };
  const views = { b: { visible: true, options: {} }, a: { options: {} } };
  expect(isVisible(state({ displays }), 'a')).toBe(true);
  expect(isVisible(state({ displays }), 'b')).toBe(false);
  expect(isVisible(state({ displays, views }), 'b')).toBe(true);
  expect(isVisible(state({ displays, views }), 'a')).toBe(true);
  expect(isVisible(state({}), 'ghost')).toBe(false);
});

test('settings: defaults, then the server, then the viewer; the same object while none changed', () => {
  const fields = [field('size', 1), field('color', 'flat'), field('decay', 0)];
  const displays = { a: display('a', { fields, options: { color: 'axis', decay: 2 } }) };
  const one = state({ displays, views: { a: { options: { decay: 5 } } } });
  expect(optionsOf(one, 'a')).toEqual({ size: 1, color: 'axis', decay: 5 });
  expect(optionsOf({ ...one, frames: ['map'] }, 'a')).toBe(optionsOf(one, 'a'));
  expect(optionsOf(one, 'ghost')).toEqual({});
});

test('the worst of what server, parts and places say is what is shown', () => {
  const displays = { a: display('a') };
  const statuses = {
    a: displayStatus('a', { items: [{ name: 'p', level: 'warning', text: 'odd' }] }),
  };
  expect(worstLevel(state({ displays }), 'a').level).toBe('waiting');
  expect(worstLevel(state({ displays, statuses }), 'a')).toEqual({ level: 'warning', text: 'odd' });
  const placements = { a: [{ name: 'laser', level: 'error', text: 'loose' } as const] };
  expect(worstLevel(state({ displays, statuses, placements }), 'a').text).toBe('loose');
});

test('without a connection nothing looks live', () => {
  const statuses = { a: displayStatus('a') };
  const lost = state({ displays: { a: display('a') }, statuses });
  lost.connection = { phase: 'reconnecting', text: 'gone', code: '', attempt: 1, since: 0 };
  expect(worstLevel(lost, 'a')).toEqual({ level: 'stale', text: 'Not connected: gone' });
});
