// SPDX-License-Identifier: Apache-2.0
/** What the browser keeps between visits: this viewer's settings and changes to displays. */

import type { Override, Settings } from './state';

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
    const found = JSON.parse(localStorage.getItem(storageKey()) ?? '{}') as Partial<Persisted>;
    return { settings: found.settings ?? {}, overrides: found.overrides ?? {} };
  } catch {
    return { settings: {}, overrides: {} };
  }
}

/** Keep these; private windows and full storage only lose the memory, never the page. */
export function savePersisted(persisted: Persisted): void {
  try {
    localStorage.setItem(storageKey(), JSON.stringify(persisted));
  } catch {
    console.warn('This browser keeps no settings for this page.');
  }
}
