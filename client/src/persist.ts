// SPDX-License-Identifier: Apache-2.0
/** What the browser keeps between visits: this viewer's settings and changes to displays. */

import type { Override, Settings } from './state';
import { isRecord } from './record';

export interface Persisted {
  /** Only what the viewer ever chose: the rest follows the server's layout. */
  settings: Partial<Settings>;
  overrides: Record<string, Override>;
}

/** One entry per page address: two bridges under one host do not share settings. */
function storageKey(): string {
  return `ros_viz_bridge${location.pathname}`;
}

/** What was kept; empty where nothing was, or where the browser keeps nothing. */
export function loadPersisted(): Persisted {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(storageKey()) ?? '{}');
    if (!isRecord(found)) return { settings: {}, overrides: {} };
    return { settings: readSettings(found.settings), overrides: readOverrides(found.overrides) };
  } catch {
    return { settings: {}, overrides: {} };
  }
}

const MODES = new Set(['orbit', 'top_down', 'first_person'] satisfies Settings['viewMode'][]);
const THEMES = new Set(['light', 'dark', 'auto'] satisfies Settings['theme'][]);

const text = (value: unknown) => typeof value === 'string';
const flag = (value: unknown) => typeof value === 'boolean';
const SOUND: { [Name in keyof Settings]: (value: unknown) => boolean } = {
  fixedFrame: text,
  viewMode: (value) => (MODES as Set<unknown>).has(value),
  follow: text,
  theme: (value) => (THEMES as Set<unknown>).has(value),
  grid: flag,
  leftOpen: flag,
  rightOpen: flag,
};

/** What another version kept, or somebody's hand, must not stop the page: only what makes sense comes back. */
function readSettings(found: unknown): Partial<Settings> {
  if (!isRecord(found)) return {};
  const sound = Object.entries(SOUND).filter(([name, test]) => test(found[name]));
  return Object.fromEntries(sound.map(([name]) => [name, found[name]]));
}

function readOverrides(found: unknown): Record<string, Override> {
  if (!isRecord(found)) return {};
  const known = Object.entries(found).filter(([, value]) => isRecord(value));
  return Object.fromEntries(known.map(([id, value]) => [id, readOverride(value as never)]));
}

function readOverride({ visible, options }: Record<string, unknown>): Override {
  const values = Object.entries(isRecord(options) ? options : {}).filter(([, value]) =>
    ['boolean', 'number', 'string'].includes(typeof value),
  );
  return {
    ...(typeof visible === 'boolean' ? { visible } : {}),
    options: Object.fromEntries(values) as Override['options'],
  };
}

/** Keep these; private windows and full storage only lose the memory, never the page. */
export function savePersisted(persisted: Persisted): void {
  try {
    localStorage.setItem(storageKey(), JSON.stringify(persisted));
  } catch {
    console.warn('This browser keeps no settings for this page.');
  }
}
