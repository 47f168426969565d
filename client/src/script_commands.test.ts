// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest';
import { commandOfKey, commandRefused, keysOf, trigger } from './script_commands';
import { app, initialState } from './state';
import type { ClientMessage, Command, Hello } from './wire/messages';

const command = (changes: Partial<Command> = {}): Command => ({
  t: 'Command',
  display: '',
  key: 'command-1',
  label: 'Calibrate',
  description: '',
  hotkey: 'R',
  modifier: 'cmd/ctrl+shift',
  icon: '',
  disabled: false,
  ...changes,
});
const key = (name: string, held = '', code = ''): KeyboardEvent =>
  ({
    key: name,
    code,
    ctrlKey: held.includes('c'),
    metaKey: held.includes('m'),
    altKey: held.includes('a'),
    shiftKey: held.includes('s'),
  }) as KeyboardEvent;
let said: ClientMessage[];

function given(...commands: Command[]): void {
  said = [];
  app.setState({
    ...initialState(),
    connection: { ...initialState().connection, phase: 'connected' },
    hello: { role: 'operator' } as Hello,
    commands: Object.fromEntries(commands.map((each) => [each.key, each])),
    send: (message) => said.push(message) > 0,
  });
}

beforeEach(() => given(command()));

describe('the key of a command', () => {
  it('needs exactly what shall be held, Cmd or Ctrl being one', () => {
    const pressed = (...of: Parameters<typeof key>) =>
      commandOfKey(app.getState(), key(...of))?.key;
    expect(pressed('R', 'cs')).toBe('command-1');
    expect(pressed('R', 'ms')).toBe('command-1');
    for (const held of ['', 'c', 's', 'cas']) expect(pressed('r', held)).toBeUndefined();
    expect(pressed('T', 'cs')).toBeUndefined();
  });

  it('is the key, whatever it writes with Alt or Shift', () => {
    given(command({ hotkey: '1', modifier: 'shift' }), command({ key: 'b', modifier: 'alt' }));
    expect(commandOfKey(app.getState(), key('!', 's', 'Digit1'))?.key).toBe('command-1');
    expect(commandOfKey(app.getState(), key('®', 'a', 'KeyR'))?.key).toBe('b');
  });

  it('can have a name, belongs to the newest of two, and to none that is disabled', () => {
    const up = command({ hotkey: 'arrowup', modifier: '' });
    given(up, { ...up, key: 'b' }, { ...up, key: 'c', disabled: true }, command({ hotkey: '' }));
    expect(commandOfKey(app.getState(), key('ArrowUp'))?.key).toBe('b');
    expect(commandOfKey(app.getState(), key(''))).toBeUndefined();
  });

  it('is written as on the keyboard', () => {
    expect(keysOf(command(), false)).toBe('Ctrl+Shift+R');
    expect(keysOf(command({ modifier: 'cmd/ctrl+alt' }), true)).toBe('Cmd+Option+R');
    expect(keysOf(command({ hotkey: 'arrowup', modifier: '' }))).toBe('↑');
    expect(keysOf(command({ hotkey: '' }))).toBeUndefined();
  });
});

describe('a command', () => {
  it('is told to the server', () => {
    trigger(command());
    expect(said).toEqual([{ t: 'CommandTriggered', command: 'command-1' }]);
  });

  it('says why it cannot be chosen', () => {
    const state = app.getState();
    expect(commandRefused(state, command())).toBe('');
    expect(commandRefused(state, command({ disabled: true }))).toMatch(/disabled/);
    const viewer = { ...state, hello: { role: 'viewer' } as Hello };
    expect(commandRefused(viewer, command())).toMatch(/only operators/);
    app.setState({ ...viewer });
    trigger(command());
    expect(said).toEqual([]);
    expect(app.getState().notices.at(-1)?.text).toBe('Calibrate: only operators may');
  });
});
