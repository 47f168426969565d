// SPDX-License-Identifier: Apache-2.0
/** Views that the viewer gave a name: kept in this browser. */

import { createStore } from 'zustand/vanilla';
import { persist } from 'zustand/middleware';
import { isRecord } from './record';
import { VIEW_MODES, type ViewMode } from './view_modes';

/** Where the camera looks, from where; metres and radians, pitch up. */
export interface Look {
  target: readonly [number, number, number];
  yaw: number;
  pitch: number;
  distance: number;
}

export interface SavedView extends Look {
  name: string;
  mode: ViewMode;
  /** '' for none, as the viewer's settings have them. */
  follow: string;
  fixedFrame: string;
}

export const MOST_SAVED = 100;

export const savedViews = createStore<{ list: SavedView[] }>()(
  persist((): { list: SavedView[] } => ({ list: [] }), {
    name: `ros_viz_bridge_saved_views${location.pathname}`,
    version: 1,
    merge: (kept, usual) => ({ ...usual, list: readSaved(kept) }),
  }),
);

/** The sound part of what the browser kept. */
export function readSaved(kept: unknown): SavedView[] {
  const list = isRecord(kept) && Array.isArray(kept.list) ? (kept.list as unknown[]) : [];
  return list.filter(isSaved).slice(0, MOST_SAVED);
}

function isSaved(value: unknown): value is SavedView {
  if (!isRecord(value)) return false;
  const { name, mode, follow, fixedFrame, target, yaw, pitch, distance } = value;
  const texts = [name, follow, fixedFrame].every((text) => typeof text === 'string');
  const numbers = [yaw, pitch, distance, ...(Array.isArray(target) ? (target as unknown[]) : [])];
  return (
    texts &&
    (VIEW_MODES as unknown[]).includes(mode) &&
    numbers.length === 6 &&
    numbers.every(Number.isFinite)
  );
}

/** Keep a view under its name, in the place of one that has it; false where there are too many. */
export function saveView(view: SavedView): boolean {
  const { list } = savedViews.getState();
  const at = list.findIndex(({ name }) => name === view.name);
  if (at < 0 && list.length >= MOST_SAVED) return false;
  savedViews.setState({
    list: at < 0 ? [...list, view] : list.map((old, i) => (i === at ? view : old)),
  });
  return true;
}

/** Give a view another name, unless one has it. */
export function renameSaved(from: string, to: string): boolean {
  const { list } = savedViews.getState();
  if (to === '' || list.some(({ name }) => name === to)) return false;
  savedViews.setState({
    list: list.map((view) => (view.name === from ? { ...view, name: to } : view)),
  });
  return true;
}

export function deleteSaved(name: string): void {
  const { list } = savedViews.getState();
  savedViews.setState({ list: list.filter((view) => view.name !== name) });
}
