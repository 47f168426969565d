// SPDX-License-Identifier: Apache-2.0
/** The stop: said again until the server confirms that outputs are stopped, over a lost connection too. */

import { addNotice, dismissNotice } from './notices';
import { app, isOver } from './state';
import { stopper } from './who';
import type { Control, StopHeard } from './wire/messages';

/** So long without a confirmation, and the viewer is told; it is sent again as often. */
const UNCONFIRMED_MS = 1000;
const NOT_SENT =
  'The stop was NOT sent: the page is not connected. It goes out as soon as the connection is back.';
const OVER =
  'The stop was NOT sent: this page is not connected and does not try again, it cannot stop the robot.';
const NOT_RELEASED = 'The stop was NOT released: the page is not connected.';
const UNCONFIRMED =
  'The stop is NOT confirmed: the server has not answered. It is sent again until it does.';

/** So long a release is not taken after somebody else's stop came: nobody can have meant to lift that. */
const SEEN_MS = 700;

let othersAt = -Infinity;
let lifted = { from: '', at: -Infinity };
let pending: { reason: string; press: number; timer: ReturnType<typeof setInterval> } | null = null;
/** Of the last press: the time of it, in milliseconds, so that another page of this session has others. */
let lastPress = 0;

/** Stop every output to the robot; false, and a loud word, where it could not be sent at once. */
export function stop(reason = 'stopped in the page'): boolean {
  end();
  lastPress = Math.max(Date.now(), lastPress + 1);
  pending = { reason, press: lastPress, timer: setInterval(unconfirmed, UNCONFIRMED_MS) };
  const sent = sayStopAgain();
  if (!sent) tell(notSent());
  return sent;
}

/** Stop, unless outputs are stopped or a stop is on its way: what ends a press that has stopped them. */
export function ensureStopped(): void {
  const { connection, control } = app.getState();
  const stopped = connection.phase === 'connected' && (control?.stopped_by ?? '') !== '';
  if (pending === null && !stopped) stop();
}

/** Lift the stop that the page shows (operators only); where that cannot be sent, one on its way stays so. */
export function resetStop(): void {
  const { control, send } = app.getState();
  if (performance.now() - othersAt < SEEN_MS) {
    const text = `${stopper(app.getState())} stopped just now: press again to release that stop, too.`;
    addNotice({ level: 'warning', text, about: 'stop' });
    return;
  }
  if (!send({ t: 'ResetStop', stops: control?.stops ?? 0 })) {
    addNotice({ level: 'error', text: NOT_RELEASED, about: 'stop' });
    return;
  }
  end();
  withdraw();
}

/** Whether a stop is on its way that the server has not confirmed. */
export function isStopping(): boolean {
  return pending !== null;
}

/** Send a stop that is not confirmed; a connection that came back starts with it. */
export function sayStopAgain(): boolean {
  if (pending === null) return false;
  const { reason, press } = pending;
  return app.getState().send({ t: 'Stop', reason, press });
}

/** Before the store has what the server says of outputs: note when somebody else stopped them, too. */
export function noteStops({ stops, stopped_by: by }: Control): void {
  const { control, hello } = app.getState();
  const now = performance.now();
  const shown = control?.stopped_by ?? '';
  if (shown !== '' && by === '') lifted = { from: shown, at: now };
  if (control === null || stops === control.stops) return;
  // One that was lifted a moment ago is what a press may have been meant for still.
  const before = shown || (now - lifted.at < SEEN_MS ? lifted.from : '');
  if (before === '' || by === hello?.client_id) othersAt = -Infinity;
  else if (by !== before) othersAt = now;
}

/** Hear from the server that it heard a press of this page. */
export function confirmStop({ press }: StopHeard): void {
  if (pending?.press !== press) return;
  end();
  if (!withdraw()) return;
  addNotice({ level: 'info', text: 'The stop is confirmed: outputs are stopped.', about: 'stop' });
}

function unconfirmed(): void {
  tell(sayStopAgain() ? UNCONFIRMED : notSent());
}

/** Why it could not be sent, and whether it will be. */
function notSent(): string {
  return isOver(app.getState()) ? OVER : NOT_SENT;
}

function tell(text: string): void {
  if (app.getState().notices.some((notice) => notice.text === text)) return;
  withdraw();
  addNotice({ level: 'error', text, about: 'stop' });
}

/** Take back what was said of a stop that is on its way; returns whether anything was. */
function withdraw(): boolean {
  const said = app
    .getState()
    .notices.filter(({ text }) => [NOT_SENT, OVER, UNCONFIRMED].includes(text));
  for (const { id } of said) dismissNotice(id);
  return said.length > 0;
}

function end(): void {
  clearInterval(pending?.timer);
  pending = null;
}
