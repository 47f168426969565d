// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test, vi } from 'vitest';
import { app, initialState, type AppState } from '../state';
import { wanting } from '../../test/wanting';
import { isWanted, isWantedKey, whileWanted } from './wanted';

const connected = (role: 'viewer' | 'operator', wanted: AppState['wanted']): Partial<AppState> => ({
  connection: { phase: 'connected', text: '', code: '', attempt: 0, since: 0 },
  hello: { role } as AppState['hello'],
  wanted,
});

beforeEach(() => app.setState(initialState(), true));

test('who only looks is not asked for keys', () => {
  app.setState(connected('viewer', wanting('keys', 'page')));
  expect(isWanted(app.getState(), 'keys')).toBe(false);
  expect(isWanted(app.getState(), 'page')).toBe(true);
});

test('listening begins with the wish and ends with it, or with the connection', () => {
  const end = vi.fn();
  const begin = vi.fn(() => end);
  const stop = whileWanted('keys', begin);
  expect(begin).not.toHaveBeenCalled();
  app.setState(connected('operator', wanting('keys')));
  app.setState({ hint: 'x' });
  expect(begin).toHaveBeenCalledTimes(1);
  app.setState({ wanted: {} });
  expect(end).toHaveBeenCalledTimes(1);
  app.setState({ wanted: wanting('keys') });
  stop();
  expect(end).toHaveBeenCalledTimes(2);
});

test('gamepads are told anew once outputs go on after a stop', () => {
  const control = { stopped_by: 'c1' } as AppState['control'];
  app.setState({ ...connected('operator', wanting('gamepads', 'keys')), control });
  expect(isWanted(app.getState(), 'gamepads')).toBe(false);
  expect(isWanted(app.getState(), 'keys')).toBe(true);
  app.setState({ control: { ...control!, stopped_by: '' } });
  expect(isWanted(app.getState(), 'gamepads')).toBe(true);
});

test('of the keys those are told that somebody listens to, by name or place', () => {
  const one = { ...wanting('keys').wanted!, keys: ['w', 'keya'] };
  app.setState({ wanted: { one, other: { ...one, keys: ['enter'] } } });
  const told = (key: string, code: string): boolean =>
    isWantedKey(app.getState(), { key, code } as KeyboardEvent);
  expect([told('W', 'KeyZ'), told('q', 'KeyA'), told('Enter', 'Enter')]).toEqual([
    true,
    true,
    true,
  ]);
  expect(told('s', 'KeyS')).toBe(false);
  app.setState({ wanted: { one, ...wanting('keys') } });
  expect(told('s', 'KeyS')).toBe(true);
});
