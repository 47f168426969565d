// SPDX-License-Identifier: Apache-2.0
/** What an operator is told of their hands: whether each moves the robot, and why not. */

import { handsObstacle } from '../../input/xr/report';
import type { AppState } from '../../state';
import { stopper } from '../../who';
import type { TeleopHand } from '../../wire/messages';
import type { Tone } from './sheet/cells';

export type Hand = TeleopHand['hand'];

/** `free`: nothing is made of it but its poses. */
export type HandState = TeleopHand['state'] | 'free';

const TONES: Record<HandState, Tone> = {
  free: 'muted',
  disconnected: 'muted',
  idle: 'plain',
  engaged: 'good',
  held: 'warning',
  estop: 'bad',
};

/** Colours of hands, controllers and targets, by what they do. */
export const COLORS: Record<HandState, string> = {
  free: '#9aa3ad',
  disconnected: '#6b7480',
  idle: '#9aa3ad',
  engaged: '#30c46c',
  held: '#f0a030',
  estop: '#e5484d',
};

const WORDS: Record<HandState, string> = {
  free: 'seen',
  disconnected: 'not connected',
  idle: 'idle',
  engaged: 'moves the robot',
  held: 'held',
  estop: 'stopped',
};

export function handState(state: AppState, hand: Hand): HandState {
  const { teleopHands, hello, control, connection } = state;
  // What was told last may be true no more.
  if (connection.phase !== 'connected') return 'disconnected';
  const told = Object.values(teleopHands).find((each) => each.hand === hand);
  if (!told) return control?.stopped_by ? 'estop' : 'free';
  // What another's hand does says nothing of this one.
  if (told.client !== '' && told.client !== hello?.client_id) return 'disconnected';
  return told.state;
}

/** Of each hand a line of words, and how it is to be read. */
export function handWords(state: AppState, hand: Hand): { text: string; tone: Tone } {
  const now = handState(state, hand);
  const told = Object.values(state.teleopHands).find((each) => each.hand === hand);
  const by = now === 'estop' ? stopper(state) : '';
  const why = told?.state === now && told.why !== '' ? `, ${told.why}` : '';
  const name = hand === 'left' ? 'Left' : 'Right';
  return { text: `${name}: ${WORDS[now]}${by === '' ? why : ` by ${by}`}`, tone: TONES[now] };
}

/** Who has the robot, as a sentence. */
export function controlWords(state: AppState): { text: string; tone: Tone } {
  const obstacle = handsObstacle(state);
  if (obstacle === '') return { text: 'You have the control of the robot.', tone: 'good' };
  const text = `The robot does not get your hands: ${obstacle}.`;
  return { text, tone: 'warning' };
}

/** How good the link is, in words: age of the headset's frames at the robot where that is known. */
export function linkWords(state: AppState): { text: string; tone: Tone } {
  if (state.connection.phase !== 'connected') return { text: 'No link', tone: 'bad' };
  const link = Object.values(state.headsetLinks).find(
    ({ client }) => client === state.hello?.client_id,
  );
  if (!link || link.rate === 0) {
    const { latencyMs } = state.stats;
    return { text: `Link ${Math.round(latencyMs)} ms`, tone: toneOf(latencyMs, 0) };
  }
  const [rate, age] = [Math.round(link.rate), link.worst_age * 1000];
  const lost = link.lost > 0.005 ? `, ${Math.round(link.lost * 100)} % lost` : '';
  return { text: `Link ${Math.round(age)} ms, ${rate} Hz${lost}`, tone: toneOf(age, link.lost) };
}

/** Milliseconds: a target older than 100 is not used. */
function toneOf(age: number, lost: number): Tone {
  if (age > 100 || lost > 0.1) return 'bad';
  return age > 50 || lost > 0.02 ? 'warning' : 'good';
}
