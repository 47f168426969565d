// SPDX-License-Identifier: Apache-2.0
/** The arrangement of the panels as part of a layout: taken from the page, and given to it. */

import { loadPersisted, savePersisted } from '../persist';
import { isRecord } from '../record';
import { app, isLeftOpen } from '../state';
import type { PanelArrangement } from '../wire/messages';
import { arrangement, type Place } from './arrangement';
import { dock, PANELS, readDock, SERIES, SIZES, SPANS, type DockState } from './dock/dock_state';

const MOST_WINDOWS = 64;
const LONGEST_PATH = 512;

/** How the panels are; `ids` are the views of the layout, whose windows belong to it, by the names they get there. */
export function currentPanels(ids: ReadonlyMap<string, string>): PanelArrangement {
  const { open, sides, height, width, series, span, inspected } = dock.getState();
  const state = app.getState();
  const { rightOpen } = state.settings;
  const { windows } = arrangement.getState();
  const placed = [...ids].flatMap(([id, view]) => {
    const found = windows[id];
    return found ? [{ view, place: [found.x, found.y, found.width, found.height] }] : [];
  });
  return {
    bottom: open.bottom ?? '',
    right: open.right ?? '',
    beside: PANELS.filter((id) => sides[id] === 'right'),
    height,
    width,
    displays: isLeftOpen(state),
    controls: rightOpen,
    plot: series.filter(isPath),
    plot_time: span,
    message: inspected,
    windows: placed.slice(0, MOST_WINDOWS),
  };
}

/** Arrange the panels as a layout says. */
export function showPanels(panels: PanelArrangement): void {
  const sides = Object.fromEntries(
    PANELS.map((id) => [id, panels.beside.includes(id) ? 'right' : 'bottom']),
  ) as DockState['sides'];
  dock.setState({
    ...readDock({
      sides,
      open: { bottom: panels.bottom, right: panels.right },
      height: panels.height,
      width: panels.width,
      series: panels.plot,
      inspected: panels.message,
    }),
    span: SPANS.reduce((best, each) =>
      Math.abs(each - panels.plot_time) < Math.abs(best - panels.plot_time) ? each : best,
    ),
  });
  const { displays: leftOpen, controls: rightOpen } = panels;
  app.setState((state) => ({ settings: { ...state.settings, leftOpen, rightOpen } }));
  const kept = loadPersisted();
  savePersisted({ ...kept, settings: { ...kept.settings, leftOpen, rightOpen } });
  const windows = panels.windows.map(({ view, place }): [string, Place] => {
    const [x = 0, y = 0, width = 0, height = 0] = place;
    return [view, { x, y, width, height }];
  });
  arrangement.setState({ windows: Object.fromEntries(windows) });
}

/** The sound part of an arrangement that comes from elsewhere than the server; null where it is none. */
export function readPanels(found: unknown): PanelArrangement | null {
  if (!isRecord(found)) return null;
  const name = (value: unknown): PanelArrangement['bottom'] =>
    PANELS.find((id) => id === value) ?? '';
  const beside = PANELS.filter((id) => list(found.beside).includes(id));
  const [bottom, right] = [name(found.bottom), name(found.right)];
  const paths = list(found.plot).filter((each) => typeof each === 'string');
  const windows = list(found.windows).flatMap(readWindow);
  return {
    bottom: bottom === right ? '' : bottom,
    right,
    beside: right === '' || beside.includes(right) ? beside : [...beside, right],
    height: within(found.height, SIZES.least, SIZES.most, 260),
    width: within(found.width, SIZES.least, SIZES.most, 360),
    displays: found.displays !== false,
    controls: found.controls !== false,
    plot: paths.filter(isPath).slice(0, SERIES),
    plot_time: within(found.plot_time, 1, 3600, 30),
    message: typeof found.message === 'string' ? found.message.slice(0, 256) : '',
    windows: windows.slice(0, MOST_WINDOWS),
  };
}

function readWindow(found: unknown): PanelArrangement['windows'] {
  if (!isRecord(found) || typeof found.view !== 'string' || found.view.length > 256) return [];
  const place = list(found.place);
  const sound = place.length === 4 && place.every((value) => Number.isFinite(value));
  return sound ? [{ view: found.view, place: place as number[] }] : [];
}

/** Take the arrangement that the server offers, unless the viewer made another one here. */
export function adoptPanels(offered: readonly PanelArrangement[]): void {
  const [panels] = offered;
  if (panels === undefined) return;
  try {
    const kept = localStorage.getItem(adoptedKey());
    const untouched = kept === null ? localStorage.getItem(dockKey()) === null : kept === mark();
    if (!untouched) return;
    showPanels(panels);
    localStorage.setItem(adoptedKey(), mark());
  } catch {
    showPanels(panels);
  }
}

const dockKey = (): string => `ros_viz_bridge_dock${location.pathname}`;
const adoptedKey = (): string => `ros_viz_bridge_dock_adopted${location.pathname}`;

/** What tells one arrangement from another. */
function mark(): string {
  return JSON.stringify(currentPanels(new Map()));
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function isPath(path: string): boolean {
  return path.startsWith('/') && path.includes('.') && path.length <= LONGEST_PATH;
}

function within(value: unknown, least: number, most: number, usual: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return usual;
  return Math.min(most, Math.max(least, value));
}
