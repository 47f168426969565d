// SPDX-License-Identifier: Apache-2.0
/** What the viewer can do: each function changes the store, and tells the server where it must know. */

import { addressedSettings, SEARCH } from './addressed';
import { LAYOUT_SETTINGS, record } from './history';
import { savePersisted, loadPersisted } from './persist';
import { followed, lookAway } from './presenting';
import { app, DEFAULT_SETTINGS, type Settings, type ViewMode } from './state';
import type { Timeline } from './wire/messages';

export * from './notices';
export * from './presenting';
export * from './stopping';
export * from './view_actions';
export { setWidget } from './widget_changes';

const WORDS = {
  fixedFrame: 'the fixed frame',
  viewMode: 'the kind of view',
  follow: 'the frame to follow',
  grid: 'the grid',
  others: 'what is shown',
  startView: 'where the view begins',
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

/** Choose the kind of view, and look for oneself; one that follows needs a frame to do so. */
export function setViewMode(viewMode: ViewMode): void {
  if (followed(app.getState())) lookAway();
  const { frames, settings } = app.getState();
  const base = BASES.find((name) => frames.includes(name));
  const needs = viewMode === 'third_person' && settings.follow === '' && base !== undefined;
  setSettings({ viewMode, ...(needs ? { follow: base } : {}) });
}

/** The choices of the server and of the address for what this viewer never chose itself; the theme stays, which a saved page brings along. */
export function adoptServerSettings(offered: Partial<Settings>): void {
  const { theme } = app.getState().settings;
  const here = { ...offered, ...addressedSettings(SEARCH), ...loadPersisted().settings };
  const settings = { ...DEFAULT_SETTINGS, theme, ...here };
  app.setState({ settings });
}

/** Show the recording at so many seconds after its start; false where there is none, or nobody hears. */
export function seek(seconds: number): boolean {
  const { timeline, send } = app.getState();
  return timeline !== null && send({ t: 'SeekTo', time: timeline.start + seconds });
}

/** Change how the recording goes on; false where there is none, or nobody hears. */
export function setPlayback(
  changes: Partial<Pick<Timeline, 'playing' | 'speed' | 'loop'>>,
): boolean {
  const { timeline, send } = app.getState();
  if (!timeline) return false;
  const { playing, speed, loop } = { ...timeline, ...changes };
  return send({ t: 'Playback', playing, speed, loop });
}

export function togglePlaying(): void {
  setPlayback({ playing: !app.getState().timeline?.playing });
}

/** Ask for the lease of a control group. */
export function takeControl(group: string): void {
  app.getState().send({ t: 'TakeControl', group });
}

/** Give the lease back, or stop waiting for it; `to` is the operator who shall have it, '' for who waits longest. */
export function releaseControl(group: string, to = ''): void {
  app.getState().send({ t: 'ReleaseControl', group, to });
}
