// SPDX-License-Identifier: Apache-2.0
/** What was done to the layout, so that it can be undone: views and their settings, frames, the kind of view. */

import { createStore } from 'zustand/vanilla';
import { loadPersisted, savePersisted } from './persist';
import { arrangement } from './panels/arrangement';
import { currentPanels, showPanels } from './panels/panel_layout';
import { app, type Settings } from './state';
import type { View } from './views';
import type { PanelArrangement } from './wire/messages';

/** The settings that belong to a layout; theme and open panels are the browser's own. */
export const LAYOUT_SETTINGS = [
  'fixedFrame',
  'viewMode',
  'follow',
  'grid',
  'others',
  'startView',
] as const;
const MOST_STEPS = 200;
/** Changes of one thing that follow each other within this (ms) are one step: a slider is dragged. */
const TOGETHER_MS = 1000;

interface LayoutState {
  views: Record<string, View>;
  settings: Partial<Settings>;
  /** Of the settings, those that the viewer chose and the browser keeps. */
  kept: Partial<Settings>;
}

interface Step {
  label: string;
  /** The layout at the other side of the step. */
  layout: LayoutState;
  /** The panels there, where the step arranges them, too. */
  panels: PanelArrangement | null;
}

/** Newest last. */
export const history = createStore<{ done: Step[]; undone: Step[] }>(() => ({
  done: [],
  undone: [],
}));

let lastKey = '';
let lastTime = -Infinity;

/** Remember how it is before a change; `label` says what it does, `key` what it changes. */
export function record(label: string, key = '', { panels = false } = {}): void {
  const now = performance.now();
  const same = key !== '' && key === lastKey && now - lastTime < TOGETHER_MS;
  [lastKey, lastTime] = [key, now];
  if (same && history.getState().done.length) return;
  const { done } = history.getState();
  history.setState({
    done: [
      ...done.slice(1 - MOST_STEPS),
      { label, layout: current(), panels: panels ? arranged() : null },
    ],
    undone: [],
  });
}

/** Take the last change back; returns what it was, '' where there is none. */
export function undo(): string {
  const { done, undone } = history.getState();
  const step = done.at(-1);
  if (!step) return '';
  history.setState({
    done: done.slice(0, -1),
    undone: [...undone, opposite(step)],
  });
  restore(step);
  return step.label;
}

/** Do again what was undone last; returns what it was, '' where there is nothing. */
export function redo(): string {
  const { done, undone } = history.getState();
  const step = undone.at(-1);
  if (!step) return '';
  history.setState({
    done: [...done, opposite(step)],
    undone: undone.slice(0, -1),
  });
  restore(step);
  return step.label;
}

function current(): LayoutState {
  const { views, settings } = app.getState();
  return { views, settings: layoutPart(settings), kept: layoutPart(loadPersisted().settings) };
}

/** The way back over a step, from where the page is now. */
function opposite({ label, panels }: Step): Step {
  return { label, layout: current(), panels: panels && arranged() };
}

/** The panels as they are, with the places of all windows. */
function arranged(): PanelArrangement {
  const ids = Object.keys(arrangement.getState().windows);
  return currentPanels(new Map(ids.map((id) => [id, id])));
}

function restore({ layout, panels }: Step): void {
  const { views, settings, kept } = layout;
  lastKey = '';
  if (panels) showPanels(panels);
  app.setState((state) => ({ views, settings: { ...state.settings, ...settings } }));
  const others = Object.entries(loadPersisted().settings).filter(
    ([name]) => !(LAYOUT_SETTINGS as readonly string[]).includes(name),
  );
  savePersisted({ settings: { ...Object.fromEntries(others), ...kept }, views });
}

function layoutPart(settings: Partial<Settings>): Partial<Settings> {
  const names = LAYOUT_SETTINGS.filter((name) => name in settings);
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}
