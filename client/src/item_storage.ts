// SPDX-License-Identifier: Apache-2.0
/** What scripts keep in this browser: under names of their own, for this page's address. */

import type { Reply } from './answers';
import type { StorageRequest } from './wire/messages';

function prefix(): string {
  return `ros_viz_bridge${location.pathname}:item:`;
}

/** Do what a script asks of the storage. Throws where the browser keeps nothing. */
export function itemStorage({ do: act, key, value }: StorageRequest): Reply {
  const name = prefix() + key;
  switch (act) {
    case 'get': {
      const kept = localStorage.getItem(name);
      return { t: 'StorageAnswer', found: kept !== null, value: kept ?? '' };
    }
    case 'set':
      localStorage.setItem(name, value);
      return null;
    case 'remove':
      localStorage.removeItem(name);
      return null;
    case 'clear':
      for (const each of Object.keys(localStorage))
        if (each.startsWith(prefix())) localStorage.removeItem(each);
      return null;
  }
}
