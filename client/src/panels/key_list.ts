// SPDX-License-Identifier: Apache-2.0
/** The page's keys: what each does, and who is asked when one is pressed. */

import { TOOLS, type Tool } from '../tools';
import { MODE_INFO, VIEW_MODES } from '../view_modes';

export interface Key {
  /** ``KeyboardEvent.key``; '' where it needs more than a key, and others listen. */
  key: string;
  /** As it is written on a keyboard. */
  shown: string;
  does: string;
}

/** Those of tools are RViz's, as far as it has them; free of the walk in first person (w a s d q e). */
export const KEYS: readonly Key[] = [
  { key: ' ', shown: 'Space', does: 'Stop every output to the robot' },
  { key: 'l', shown: 'l', does: 'Show or hide the list of displays' },
  { key: 'k', shown: 'k', does: 'Show or hide the controls panel' },
  { key: 'j', shown: 'j', does: 'Show or hide the panels below or beside the view' },
  { key: 'r', shown: 'r', does: 'Reset the view' },
  ...VIEW_MODES.map((mode) => {
    const { key, label } = MODE_INFO[mode];
    return { key, shown: key, does: label };
  }),
  ...(Object.keys(TOOLS) as Tool[]).map((tool) => {
    const { key, label } = TOOLS[tool];
    return { key, shown: tool === 'select' ? 's, i' : key, does: `Tool: ${label}` };
  }),
  { key: '/', shown: '/', does: 'Search the displays' },
  { key: '+', shown: '+', does: 'Add a display' },
  { key: '', shown: 'Enter, ⌫', does: 'Send the waypoints or the area; take the last place back' },
  { key: '', shown: 'Ctrl + K', does: 'Find a command' },
  { key: '', shown: 'Ctrl + Z', does: 'Undo; with Shift redo' },
  { key: '', shown: 'F2 / Del', does: 'Rename or remove the display in the list' },
  { key: '', shown: 'Alt + ↑ ↓', does: 'Move the display in the list' },
  { key: '?', shown: '?', does: 'This list' },
  { key: 'Escape', shown: 'Esc', does: 'Close what is open, take back what was chosen' },
];

const TYPED = new Set(['text', 'search', 'number', 'password', 'email', 'tel', 'url']);

/** Whether keys pressed there are text being typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return TYPED.has(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** Whether a space is a character there: in a text, not in a number. */
function takesSpace(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && ['decimal', 'numeric'].includes(target.inputMode))
    return false;
  return isTyping(target);
}

/**
 * Space belongs to the stop wherever no text is typed, also on a focused button or switch; so that these can
 * still be used without a mouse, Enter presses and switches them.
 */
export function isStop(event: KeyboardEvent): boolean {
  return event.key === ' ' && !takesSpace(event.target);
}

/** Whether the key is one of the page's own and not a browser's shortcut or somebody's text. */
export function isShortcut(event: KeyboardEvent): boolean {
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  const choosing = event.target instanceof HTMLSelectElement;
  if (modified || event.repeat || choosing || isTyping(event.target)) return false;
  return !hasOwnUse(event.target, event.key);
}

const PRESSED = 'button, a, input, summary, [role=button]';
const MOVED =
  'select, input[type=range], input[type=radio], [role=slider], [role=tab], [role=listbox], [role=menu]';

/** Whether a key without Ctrl, Cmd or Alt is needed to use the page without a mouse, where it was pressed. */
export function isNeeded({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  if (key === 'Tab') return true;
  if (!(target instanceof Element)) return false;
  if (key === 'Enter') return target.closest(PRESSED) !== null;
  return /^(Arrow|Page)|^(Home|End)$/.test(key) && target.closest(MOVED) !== null;
}

/** Whether what has the focus, or what it is in, names the key as its own: `data-keys="c +"`. */
function hasOwnUse(target: EventTarget | null, key: string): boolean {
  let element = target instanceof Element ? target.closest<HTMLElement>('[data-keys]') : null;
  while (element) {
    if (element.dataset.keys?.split(' ').includes(key)) return true;
    element = element.parentElement?.closest<HTMLElement>('[data-keys]') ?? null;
  }
  return false;
}
