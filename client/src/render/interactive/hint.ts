// SPDX-License-Identifier: Apache-2.0
/** What can be done with a control, in words. */

import type { InteractiveControl } from '../../wire/messages';
import type { Mode } from './drag';

const WORDS: Record<Mode, string> = {
  none: '',
  menu: 'Click: menu.',
  button: 'Click: press.',
  move_axis: 'Drag: move.',
  move_plane: 'Drag: move.',
  rotate_axis: 'Drag: turn.',
  move_rotate: 'Drag: move and turn. Ctrl: turn only. Shift: move only.',
  move_3d: 'Drag: move. Shift: nearer or farther.',
  rotate_3d: 'Drag: turn. Shift: turn about the view.',
  move_rotate_3d:
    'Drag: move. Shift: nearer or farther. Ctrl: turn. Ctrl+Shift: turn about the view.',
};

export function hintOf(control: InteractiveControl, hasMenu: boolean): string {
  const menu = hasMenu ? 'Right-click or long press: menu.' : '';
  const words = [control.description, WORDS[control.interaction_mode], menu];
  return words.filter((word) => word !== '').join(' ');
}
