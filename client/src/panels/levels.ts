// SPDX-License-Identifier: Apache-2.0
/** The five levels of a status, in words and in order of concern. */

import type { Level } from '../state';

const ORDER: readonly Level[] = ['ok', 'waiting', 'stale', 'warning', 'error'];

export const LEVEL_WORDS: Record<Level, string> = {
  ok: 'Receiving',
  waiting: 'Waiting',
  stale: 'Stale',
  warning: 'Warning',
  error: 'Error',
};

/** Greater is worse. */
export function severity(level: Level): number {
  return ORDER.indexOf(level);
}

/** Worst first; equal ones keep their order. */
export function byConcern<T extends { level: Level }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => severity(b.level) - severity(a.level));
}

/** Whether a viewer looking for trouble wants to see it. */
export function isProblem(level: Level): boolean {
  return severity(level) >= severity('stale');
}
