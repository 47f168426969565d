// SPDX-License-Identifier: Apache-2.0
/** What the viewer can do: each function changes the store, and tells the server where it must know. */

import { LAYOUT_SETTINGS, record } from './history';
import { savePersisted, loadPersisted } from './persist';
import { app, DEFAULT_SETTINGS, type Settings, type ViewMode } from './state';
import { throttle, type Throttled } from './throttle';
import type { Notice, WidgetState } from './wire/messages';

/** Steps of a dragged widget go out at most this often, the last one always. */
const WIDGET_INTERVAL_MS = 50;
const NOTICES_KEPT = 50;

export * from './view_actions';

const WORDS = {
  fixedFrame: 'the fixed frame',
  viewMode: 'the kind of view',
  follow: 'the frame to follow',
  grid: 'the grid',
  others: 'what is shown',
} satisfies Record<(typeof LAYOUT_SETTINGS)[number], string>;

/** Change this viewer's settings, and remember them. */
export function setSettings(changed: Partial<Settings>): void {
  const { settings } = app.getState();
  const first = LAYOUT_SETTINGS.find((name) => name in changed && changed[name] !== settings[name]);
  if (first) record(`Change ${WORDS[first]}`, first);
  app.setState((state) => ({ settings: { ...state.settings, ...changed } }));
  const kept = loadPersisted();
  savePersisted({ ...kept, settings: { ...kept.settings, ...changed } });
}

/** Frames that a follower looks at where nobody chose one: the base of a robot (REP-105, REP-120). */
const BASES = ['base_link', 'base_footprint', 'base'];

/** Choose the kind of view; one that follows needs a frame to do so. */
export function setViewMode(viewMode: ViewMode): void {
  const { frames, settings } = app.getState();
  const base = BASES.find((name) => frames.includes(name));
  const needs = viewMode === 'third_person' && settings.follow === '' && base !== undefined;
  setSettings({ viewMode, ...(needs ? { follow: base } : {}) });
}

/** The server's choices for what this viewer never chose itself. */
export function adoptServerSettings(offered: Partial<Settings>): void {
  const settings = { ...DEFAULT_SETTINGS, ...offered, ...loadPersisted().settings };
  app.setState({ settings });
}

interface Change {
  value: WidgetState['value'];
  seq: number;
}

const widgetSenders = new Map<string, Throttled<Change>>();
/** Newest change of each widget made here, so that echoes of older ones do not pull it back. */
const newestSeq = new Map<string, number>();
/** Counts on over a reload: the server compares a viewer's changes by it. */
let seq = Date.now();

/** Set a widget: shown at once, sent at most 20 times a second, the last value always. */
export function setWidget(id: string, value: WidgetState['value']): void {
  seq += 1;
  newestSeq.set(id, seq);
  const state = app.getState();
  const shown: WidgetState = {
    t: 'WidgetState',
    display: state.widgets[id]?.display ?? id,
    key: id,
    value,
    known: true,
    origin: state.hello?.client_id ?? '',
    seq,
  };
  app.setState({ widgetStates: { ...state.widgetStates, [id]: shown } });
  let sender = widgetSenders.get(id);
  if (!sender) {
    sender = throttle(WIDGET_INTERVAL_MS, (change: Change) => {
      app.getState().send({ t: 'WidgetChanged', widget: id, ...change });
    });
    widgetSenders.set(id, sender);
  }
  if (state.widgets[id]?.kind === 'button') sender.now({ value, seq });
  else sender({ value, seq });
}

/** Take the server's word on a widget, unless it is an echo of an older change made here. */
export function acceptWidgetState(message: WidgetState): void {
  const state = app.getState();
  const own = message.origin !== '' && message.origin === state.hello?.client_id;
  if (own && message.seq < (newestSeq.get(message.key) ?? 0)) return;
  app.setState({ widgetStates: { ...state.widgetStates, [message.key]: message } });
}

let noticeId = 0;

/** Show a notice; the same text again replaces the one that stands. */
export function addNotice(notice: Omit<Notice, 't'>): void {
  noticeId += 1;
  const added = { t: 'Notice' as const, ...notice, id: noticeId, time: Date.now() };
  app.setState((state) => ({
    notices: [...state.notices.filter((old) => old.text !== notice.text), added].slice(
      -NOTICES_KEPT,
    ),
  }));
}

export function dismissNotice(id: number): void {
  app.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}

/** Ask for the lease of a control group. */
export function takeControl(group: string): void {
  app.getState().send({ t: 'TakeControl', group });
}

export function releaseControl(group: string): void {
  app.getState().send({ t: 'ReleaseControl', group });
}

/** Stop every output to the robot; says so where the stop could not be sent. */
export function stop(reason = 'stopped in the page'): boolean {
  const sent = app.getState().send({ t: 'Stop', reason });
  if (!sent) {
    const text = 'The stop was NOT sent: the page is not connected.';
    addNotice({ level: 'error', text, about: 'stop' });
  }
  return sent;
}

/** Lift a stop (operators only). */
export function resetStop(): void {
  app.getState().send({ t: 'ResetStop' });
}
