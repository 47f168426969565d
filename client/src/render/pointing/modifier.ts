// SPDX-License-Identifier: Apache-2.0
/** Keys that are held with the pointer, as scripts name them. */

import type { DragBinding } from '../../wire/messages';

export type Modifier = DragBinding['modifier'];
export type Button = DragBinding['button'];

const BUTTONS: readonly Button[] = ['left', 'middle', 'right'];

type Keys = Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Exactly what is held; Cmd of a Mac and Ctrl are the same. */
export function modifierOf({ ctrlKey, metaKey, altKey, shiftKey }: Keys): Modifier {
  const held = [(ctrlKey || metaKey) && 'cmd/ctrl', altKey && 'alt', shiftKey && 'shift'];
  return held.filter(Boolean).join('+') as Modifier;
}

/** null for the buttons at a mouse's side. */
export function buttonOf({ button }: Pick<MouseEvent, 'button'>): Button | null {
  return BUTTONS[button] ?? null;
}
