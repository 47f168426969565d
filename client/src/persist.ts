// SPDX-License-Identifier: Apache-2.0
/** What the browser keeps between visits: this viewer's settings and views. */

import { isRecord } from './record';
import { throttle } from './throttle';
import type { Settings } from './state';
import { VIEW_MODES } from './view_modes';
import { MOST_VIEWS, type View } from './views';

export interface Persisted {
  /** Only what the viewer ever chose: the rest follows the server's layout. */
  settings: Partial<Settings>;
  views: Record<string, View>;
}

/** One entry per page address: two bridges under one host do not share settings. */
function storageKey(): string {
  return `ros_viz_bridge${location.pathname}`;
}

/** Writing is slow beside dragging a slider: at most so often, the last one always. */
const WRITE_MS = 300;
/** As this page has it, written or not: what another tab wrote meanwhile is that tab's. */
let kept: Persisted | null = null;
let unwritten = false;

/** What this viewer chose; what the browser kept of it is read once. */
export function loadPersisted(): Persisted {
  return kept ?? readPersisted();
}

/** Begin with what the browser kept; empty where nothing was, or where it keeps nothing. */
export function readPersisted(): Persisted {
  unwritten = false;
  return (kept = read());
}

/** Keep these; private windows and full storage only lose the memory, never the page. */
export function savePersisted(persisted: Persisted): void {
  kept = persisted;
  unwritten = true;
  writeSoon(undefined);
}

/** Write what waits to be: the page may be gone at once. */
export function flushPersisted(): void {
  if (!unwritten) return;
  unwritten = false;
  try {
    localStorage.setItem(storageKey(), JSON.stringify(kept));
  } catch {
    console.warn('This browser keeps no settings for this page.');
  }
}

const writeSoon = throttle(WRITE_MS, flushPersisted);
if (typeof window !== 'undefined') window.addEventListener('pagehide', flushPersisted);

function read(): Persisted {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(storageKey()) ?? '{}');
    if (!isRecord(found)) return { settings: {}, views: {} };
    const views = readViews(found.views ?? found.overrides);
    return { settings: readSettings(found.settings), views };
  } catch {
    return { settings: {}, views: {} };
  }
}

const MODES = new Set<unknown>(VIEW_MODES);
const THEMES = new Set(['light', 'dark', 'auto'] satisfies Settings['theme'][]);

const text = (value: unknown) => typeof value === 'string';
const flag = (value: unknown) => typeof value === 'boolean';
const SOUND: { [Name in keyof Settings]: (value: unknown) => boolean } = {
  fixedFrame: text,
  viewMode: (value) => MODES.has(value),
  follow: text,
  theme: (value) => (THEMES as Set<unknown>).has(value),
  grid: flag,
  others: flag,
  startView: (value) =>
    Array.isArray(value) && [0, 7].includes(value.length) && value.every(Number.isFinite),
  leftOpen: flag,
  rightOpen: flag,
};

/** What another version kept, or somebody's hand, must not stop the page: only what makes sense comes back. */
function readSettings(found: unknown): Partial<Settings> {
  if (!isRecord(found)) return {};
  const sound = Object.entries(SOUND).filter(([name, test]) => test(found[name]));
  return Object.fromEntries(sound.map(([name]) => [name, found[name]]));
}

/** The sound part of what is said of views; earlier versions kept them as `overrides`. */
export function readViews(found: unknown): Record<string, View> {
  if (!isRecord(found)) return {};
  const known = Object.entries(found).filter(([, value]) => isRecord(value));
  const sound = known.slice(0, MOST_VIEWS).map(([id, value]) => [id, readView(value as never)]);
  return Object.fromEntries(sound) as Record<string, View>;
}

function readView({
  title,
  order,
  visible,
  removed,
  whole,
  options,
}: Record<string, unknown>): View {
  const values = Object.entries(isRecord(options) ? options : {}).filter(([, value]) =>
    ['boolean', 'number', 'string'].includes(typeof value),
  );
  return {
    ...(text(title) ? { title: title } : {}),
    ...(Number.isFinite(order) ? { order: order as number } : {}),
    ...(flag(visible) ? { visible: visible } : {}),
    ...(removed === true ? { removed } : {}),
    ...(whole === true ? { whole } : {}),
    options: Object.fromEntries(values) as View['options'],
  };
}
