// SPDX-License-Identifier: Apache-2.0
/** How long to wait before the next attempt to connect. */

export const SHORTEST_MS = 500;
export const LONGEST_MS = 5000;

/**
 * Milliseconds before attempt `attempt` (1 is the first): doubling from 0.5 s to 5 s, spread by up to a quarter so that
 * the pages of a restarted server do not all come back at once. `random` is in [0, 1).
 */
export function delayBefore(attempt: number, random: number): number {
  const full = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(attempt - 1, 16));
  return Math.max(SHORTEST_MS, full * (0.75 + 0.25 * random));
}
