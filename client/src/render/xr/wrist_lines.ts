// SPDX-License-Identifier: Apache-2.0
/** What is always at an operator's left hand: the stop, the state, the ways to everything else. */

import { resetStop, stop } from '../../actions';
import type { AppState } from '../../state';
import { stopper } from '../../who';
import { handWords, linkWords } from './hand_state';
import { line, words, type Line } from './sheet/cells';
import { button } from './sheet/kinds';

const STOP_HEIGHT = 78;

export interface Ways {
  /** Whether the panel is open. */
  panel: boolean;
  togglePanel: () => void;
  recenter: () => void;
  leave: () => void;
}

export function wristLines(state: AppState, ways: Ways): Line[] {
  const by = stopper(state);
  const stopping = (): void => void stop('stopped in the headset');
  const unheard = state.notices.filter(({ about, level }) => about === 'stop' && level === 'error');
  const [left, right, link] = [
    handWords(state, 'left'),
    handWords(state, 'right'),
    linkWords(state),
  ];
  return [
    line(button('stop', 'STOP', stopping, { look: 'danger', height: STOP_HEIGHT })),
    // A stop that did not get through is told where it was pressed, whatever else is open.
    ...unheard.map(({ text }) => words(text, 'bad')),
    words(left.text, left.tone),
    words(right.text, right.tone),
    words(link.text, link.tone),
    line(
      button('panel', 'Panel', ways.togglePanel, { look: ways.panel ? 'accent' : 'plain' }),
      button('recenter', 'Recenter', ways.recenter),
      button('leave', 'Exit', ways.leave),
    ),
    // Far from the stop: who presses that again in fright does not release it.
    ...(by === '' ? [] : [words(`Stopped by ${by}.`, 'bad')]),
    ...(by !== '' && state.hello?.role === 'operator'
      ? [line(button('release', 'Release the stop', resetStop))]
      : []),
  ];
}
