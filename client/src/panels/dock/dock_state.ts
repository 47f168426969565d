// SPDX-License-Identifier: Apache-2.0
/** Which panels of the dock are open, where, and how large; kept in the browser. */

import { useStore } from 'zustand';
import { persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import { hasFrames, hasTopics } from '../../offers';
import { isRecord } from '../../record';
import { app, type AppState } from '../../state';

export const PANELS = ['plot', 'message', 'topics', 'frames', 'log', 'diagnostics'] as const;
export type PanelId = (typeof PANELS)[number];
export type Side = 'bottom' | 'right';

export interface DockState {
  sides: Record<PanelId, Side>;
  /** The panel that each side shows; null while it is closed. */
  open: Record<Side, PanelId | null>;
  height: number;
  width: number;
  /** What the plot shows: paths such as `/odom.twist.twist.linear.x`. */
  series: string[];
  /** Seconds that a running plot shows. */
  span: number;
  /** Topic that the message panel reads. */
  inspected: string;
}

export const SIZES = { least: 120, most: 1200 } as const;
export const SPANS = [5, 10, 30, 60, 300] as const;
export const SERIES = 32;

function usual(): DockState {
  return {
    sides: {
      plot: 'bottom',
      message: 'bottom',
      topics: 'bottom',
      frames: 'bottom',
      log: 'bottom',
      diagnostics: 'bottom',
    },
    open: { bottom: null, right: null },
    height: 260,
    width: 360,
    series: [],
    span: 30,
    inspected: '',
  };
}

export const dock = createStore<DockState>()(
  persist(usual, {
    name: `ros_viz_bridge_dock${location.pathname}`,
    version: 1,
    merge: (kept, begun) => ({ ...begun, ...readDock(kept) }),
  }),
);

/** Those that have something to show: all read topics, but frames come from scripts too. */
export function panelsIn(state: AppState): PanelId[] {
  return PANELS.filter((id) => (id === 'frames' ? hasFrames(state) : hasTopics(state)));
}

export function useDock<T>(selector: (state: DockState) => T): T {
  return useStore(dock, selector);
}

/** The sound part of what the browser kept: nothing in the storage may stop the page. */
export function readDock(kept: unknown): DockState {
  const state = usual();
  if (!isRecord(kept)) return state;
  const { sides, open, height, width, series, span, inspected } = kept;
  for (const id of PANELS) {
    const side = isRecord(sides) ? sides[id] : undefined;
    if (side === 'bottom' || side === 'right') state.sides[id] = side;
  }
  for (const side of ['bottom', 'right'] as const) {
    const id = PANELS.find((each) => isRecord(open) && open[side] === each);
    if (id !== undefined && state.sides[id] === side) state.open[side] = id;
  }
  if (typeof height === 'number') state.height = within(height);
  if (typeof width === 'number') state.width = within(width);
  if (Array.isArray(series)) {
    state.series = series.filter((each) => typeof each === 'string').slice(0, SERIES);
  }
  if (SPANS.some((each) => each === span)) state.span = span as number;
  if (typeof inspected === 'string') state.inspected = inspected;
  return state;
}

function within(size: number): number {
  if (!Number.isFinite(size)) return SIZES.least;
  return Math.round(Math.min(SIZES.most, Math.max(SIZES.least, size)));
}

/** Set how high the lower dock, or how wide the right one is. */
export function resizeDock(what: 'height' | 'width', size: number): void {
  dock.setState({ [what]: within(size) });
}

/** Open a panel where it lies. */
export function openPanel(id: PanelId): void {
  dock.setState(({ open, sides }) => ({ open: { ...open, [sides[id]]: id } }));
}

/** Close a side. */
export function closeSide(side: Side): void {
  dock.setState(({ open }) => ({ open: { ...open, [side]: null } }));
}

/** Open a panel, or close it when it is open. */
export function togglePanel(id: PanelId): void {
  const { open, sides } = dock.getState();
  if (open[sides[id]] === id) closeSide(sides[id]);
  else openPanel(id);
}

/** Sides that the key closed, to be opened by it again. */
let closed: DockState['open'] = { bottom: 'plot', right: null };

/** Close all panels, or open those that were closed so. */
export function toggleDock(): void {
  const { open } = dock.getState();
  if (open.bottom === null && open.right === null) {
    for (const id of PANELS) if (closed.bottom === id || closed.right === id) openPanel(id);
    return;
  }
  closed = open;
  dock.setState({ open: { bottom: null, right: null } });
}

/** Move a panel to the other side, opened. */
export function movePanel(id: PanelId, side: Side): void {
  dock.setState(({ open, sides }) => ({
    sides: { ...sides, [id]: side },
    open: { ...open, [sides[id]]: open[sides[id]] === id ? null : open[sides[id]], [side]: id },
  }));
}

/** Plot one more number; the oldest of too many goes. */
export function addSeries(path: string): void {
  dock.setState(({ series }) => ({
    series: series.includes(path) ? series : [...series, path].slice(-SERIES),
  }));
}

export function removeSeries(path: string): void {
  dock.setState(({ series }) => ({ series: series.filter((each) => each !== path) }));
}

/** Look at the messages of a topic. */
export function inspect(topic: string): void {
  dock.setState({ inspected: topic });
}

const counts = new Map<PanelId, number>();

/** Note that a panel is on screen; returns what ends that. What only it shows is sent while it is. */
export function showPanel(id: PanelId): () => void {
  const change = (by: number): void => {
    counts.set(id, (counts.get(id) ?? 0) + by);
    app.setState({ shownPanels: PANELS.filter((each) => (counts.get(each) ?? 0) > 0) });
  };
  change(1);
  return () => change(-1);
}
