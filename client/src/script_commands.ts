// SPDX-License-Identifier: Apache-2.0
/** The commands of a program: as they are offered, by which keys, and how one is told. */

import { addNotice } from './notices';
import { app, type AppState } from './state';
import { stopper } from './who';
import type { Command } from './wire/messages';

const NAMES: Record<string, string> = {
  space: ' ',
  arrowup: 'ArrowUp',
  arrowdown: 'ArrowDown',
  arrowleft: 'ArrowLeft',
  arrowright: 'ArrowRight',
  pageup: 'PageUp',
  pagedown: 'PageDown',
};
const SHOWN: Record<string, string> = {
  space: 'Space',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
};

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Why a command cannot be chosen now, '' if it can. */
export function commandRefused(state: AppState, command: Command): string {
  if (state.connection.phase !== 'connected') return 'the page is not connected';
  if (command.disabled) return 'disabled by the program';
  if (state.hello?.role === 'viewer') return 'only operators may';
  const by = stopper(state);
  return by === '' ? '' : `outputs were stopped by ${by}`;
}

/** Tell the server that a command was chosen; what speaks against it is told as a notice. */
export function trigger(command: Command): void {
  const state = app.getState();
  const why = commandRefused(state, command);
  if (why === '') state.send({ t: 'CommandTriggered', command: command.key });
  else addNotice({ level: 'warning', text: `${command.label}: ${why}`, about: 'command' });
}

/** The command whose key this is, of several the one that was added last. */
export function commandOfKey(state: AppState, event: Pressed): Command | undefined {
  return Object.values(state.commands)
    .filter((command) => !command.disabled && command.hotkey !== '' && isPressed(command, event))
    .at(-1);
}

/** As it is written on a keyboard: Ctrl+Shift+R. */
export function keysOf({ hotkey, modifier }: Command, apple = isApple()): string | undefined {
  if (hotkey === '') return undefined;
  const words = modifier === '' ? [] : modifier.split('+');
  const held = words.map((word) => {
    if (word === 'cmd/ctrl') return apple ? 'Cmd' : 'Ctrl';
    return word === 'alt' && apple ? 'Option' : capital(word);
  });
  return [...held, SHOWN[hotkey] ?? capital(hotkey)].join('+');
}

function isPressed({ hotkey, modifier }: Command, event: Pressed): boolean {
  const held = modifier.split('+');
  if (held.includes('cmd/ctrl') !== (event.ctrlKey || event.metaKey)) return false;
  if (held.includes('alt') !== event.altKey) return false;
  if (held.includes('shift') !== event.shiftKey) return false;
  if (event.key.toLowerCase() === (NAMES[hotkey] ?? hotkey).toLowerCase()) return true;
  // With Alt or Shift a key may write something else.
  return event.code === `Key${hotkey}` || event.code === `Digit${hotkey}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function isApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}
