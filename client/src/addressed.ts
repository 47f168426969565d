// SPDX-License-Identifier: Apache-2.0
/** What the page's address says of how it looks, `?grid=0&darkMode=1`. */

import type { Settings } from './state';

const FALSE = ['0', 'false'];

/** A switch of the address: on where it is there and says nothing else; null where it is not. */
export function addressedFlag(search: string, name: string): boolean | null {
  const said = new URLSearchParams(search).get(name);
  return said === null ? null : !FALSE.includes(said.toLowerCase());
}

/** Settings that a viewer may have chosen otherwise already. */
export function addressedSettings(search: string): Partial<Settings> {
  const grid = addressedFlag(search, 'grid');
  return grid === null ? {} : { grid };
}

/** The address of this page, '' where there is no page. */
export const SEARCH = typeof location === 'undefined' ? '' : location.search;
