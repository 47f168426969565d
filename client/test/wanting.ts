// SPDX-License-Identifier: Apache-2.0
/** What a server wants to be told, for tests. */

import type { WantedEvents } from '../src/wire/messages';

/** The wishes of a server that wants these kinds, of keys all. */
export function wanting(...kinds: WantedEvents['kinds']): Record<string, WantedEvents> {
  return { wanted: { t: 'WantedEvents', display: '', key: 'wanted', kinds, keys: [] } };
}
