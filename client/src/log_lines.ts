// SPDX-License-Identifier: Apache-2.0
/** The lines of the log, newest last; those who show them are told at most ten times a second. */

import { createStore } from 'zustand/vanilla';
import type { LogLine } from './wire/messages';

/** So many lines are kept. */
export const LINES = 10_000;
/** Cut only now and then: cutting copies. */
const SLACK = 1000;
const TOLD_MS = 100;

export interface LogState {
  /** Oldest first; the same array grows, `version` tells when. */
  lines: LogLine[];
  version: number;
  /** Lines that were here and are forgotten: number of `lines[0]`. */
  first: number;
}

export const log = createStore<LogState>(() => ({ lines: [], version: 0, first: 0 }));

let timer: ReturnType<typeof setTimeout> | undefined;
/** What the server says again after a reconnect is known by these. */
let known: Set<string> | null = null;

/** Add a line, unless it is one that is said again. */
export function takeLine(line: LogLine): void {
  if (known?.delete(identity(line))) return;
  log.getState().lines.push(line);
  timer ??= setTimeout(tell, TOLD_MS);
}

/** A session begins: the server repeats the newest lines. */
export function expectRepeats(): void {
  const { lines } = log.getState();
  known = lines.length ? new Set(lines.map(identity)) : null;
}

/** Forget every line; the server's next ones are shown. */
export function clearLog(): void {
  log.setState(({ lines, first, version }) => ({
    lines: [],
    first: first + lines.length,
    version: version + 1,
  }));
}

function tell(): void {
  timer = undefined;
  log.setState(({ lines, first, version }) => {
    const spare = lines.length - LINES;
    if (spare < SLACK) return { version: version + 1 };
    return { lines: lines.slice(spare), first: first + spare, version: version + 1 };
  });
}

function identity({ time, source, text }: LogLine): string {
  return `${time} ${source} ${text}`;
}
