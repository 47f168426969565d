// SPDX-License-Identifier: Apache-2.0
/** The lines of the log, newest last; those who show them are told at most ten times a second. */

import { createStore } from 'zustand/vanilla';
import type { LogLine } from './wire/messages';

/** So many lines are kept. */
export const LINES = 10_000;
/** Cut only now and then: cutting copies. */
const SLACK = 1000;
const TOLD_MS = 100;
/** More than a server repeats. */
const RECENT = 3000;

export interface LogState {
  /** Oldest first; the same array grows, `version` tells when. */
  lines: LogLine[];
  version: number;
  /** Lines that were here and are forgotten: number of `lines[0]`. */
  first: number;
}

export const log = createStore<LogState>(() => ({ lines: [], version: 0, first: 0 }));

let timer: ReturnType<typeof setTimeout> | undefined;
/** Newest lines by what they say: a publisher's history may come again, and so do lines after a reconnect. */
const recent = new Set<string>();

/** Add a line, unless it is one that is said again. */
export function takeLine(line: LogLine): void {
  const says = identity(line);
  if (recent.has(says)) return;
  recent.add(says);
  if (recent.size > RECENT) recent.delete(recent.values().next().value!);
  log.getState().lines.push(line);
  timer ??= setTimeout(tell, TOLD_MS);
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
