// SPDX-License-Identifier: Apache-2.0
/** Widgets that this viewer sets: shown at once, told to the server, taken back where it does not confirm them. */

import { app } from './state';
import { throttle, type Throttled } from './throttle';
import { isMomentary } from './widgets';
import type { WidgetState } from './wire/messages';

/** Steps of a dragged widget go out at most this often, the last one always. */
const INTERVAL_MS = 50;
/** So long without the server's word on a change, and what the server said last is shown again. */
const UNANSWERED_MS = 5000;

interface Change {
  value: WidgetState['value'];
  seq: number;
}

/** A change that the server has not confirmed yet. */
interface Flight {
  seq: number;
  /** What the server said last; undefined where it never spoke of it. */
  truth: WidgetState | undefined;
  timer: ReturnType<typeof setTimeout>;
}

const senders = new Map<string, Throttled<Change>>();
/** By widget: echoes of older steps do not pull back one whose newest step is still on its way. */
const flights = new Map<string, Flight>();
/** Counts on over a reload: the server compares a viewer's changes by it. */
let seq = Date.now();

/** Set a widget: shown at once, sent at most 20 times a second, the last value always; `now` does not wait for that. */
export function setWidget(id: string, value: WidgetState['value'], now = false): void {
  const state = app.getState();
  const momentary = isMomentary(state.widgets[id]);
  seq += 1;
  // A button has no value that the server could confirm.
  if (!momentary) fly(id, value);
  let sender = senders.get(id);
  if (!sender) {
    sender = throttle(INTERVAL_MS, (change: Change) => {
      const sent = app.getState().send({ t: 'WidgetChanged', widget: id, ...change });
      if (!sent) takeBack(id);
    });
    senders.set(id, sender);
  }
  if (momentary) {
    // What was typed just before must be known when it is pressed.
    for (const each of senders.values()) each.flush();
    sender.now({ value, seq });
  } else if (now) sender.now({ value, seq });
  else sender({ value, seq });
}

/** Take the server's word on a widget, unless it is an echo of an older change than the one on its way. */
export function acceptWidgetState(message: WidgetState): void {
  const state = app.getState();
  const flight = flights.get(message.key);
  if (flight) {
    const own = message.origin !== '' && message.origin === state.hello?.client_id;
    flight.truth = message;
    if (own && message.seq < flight.seq) return;
    // Its own newest step, or (by nobody) a refusal of it.
    const answers = own || message.origin === '';
    if (answers && message.seq >= flight.seq) land(message.key);
  }
  show(message.key, message);
}

/** A new session begins: what was on its way is lost, and the server says how everything is. */
export function forgetChanges(): void {
  for (const id of [...flights.keys()]) land(id);
}

function fly(id: string, value: WidgetState['value']): void {
  const { widgets, widgetStates, hello } = app.getState();
  const before = flights.get(id);
  clearTimeout(before?.timer);
  const truth = before ? before.truth : widgetStates[id];
  flights.set(id, { seq, truth, timer: setTimeout(() => takeBack(id), UNANSWERED_MS) });
  const display = widgets[id]?.display ?? id;
  const origin = hello?.client_id ?? '';
  show(id, { t: 'WidgetState', display, key: id, value, known: true, origin, seq });
}

function land(id: string): void {
  clearTimeout(flights.get(id)?.timer);
  flights.delete(id);
}

/** The change came nowhere: show what the server said last. */
function takeBack(id: string): void {
  const flight = flights.get(id);
  if (!flight) return;
  land(id);
  if (flight.truth) return show(id, flight.truth);
  const { [id]: gone, ...others } = app.getState().widgetStates;
  if (gone) app.setState({ widgetStates: others });
}

function show(id: string, shown: WidgetState): void {
  app.setState((state) => ({ widgetStates: { ...state.widgetStates, [id]: shown } }));
}
