// SPDX-License-Identifier: Apache-2.0
/** Which lines of the log are listed. */

import type { LogLine } from '../../wire/messages';

export const LEVELS = ['debug', 'info', 'warning', 'error', 'fatal'] as const;
export type LogLevel = LogLine['level'];

export interface LogFilter {
  /** The least level. */
  level: LogLevel;
  /** Words that text or node hold, all of them, in any case. */
  words: string;
  /** '' is every node. */
  source: string;
}

export function matches(line: LogLine, { level, words, source }: LogFilter): boolean {
  if (LEVELS.indexOf(line.level) < LEVELS.indexOf(level)) return false;
  if (source !== '' && line.source !== source) return false;
  if (words === '') return true;
  const text = `${line.text} ${line.source}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/**
 * Keeps the listed lines while lines are added: only new ones are looked at, all of them when the filter
 * changed.
 */
export class Listed {
  private filter: LogFilter | null = null;
  private seen = 0;
  private kept: { line: LogLine; number: number }[] = [];

  /** `first` is the number of `lines[0]`. */
  update(lines: readonly LogLine[], first: number, filter: LogFilter): readonly LogLine[] {
    const before = this.filter;
    const same =
      before?.level === filter.level &&
      before.words === filter.words &&
      before.source === filter.source;
    if (!same || this.seen > first + lines.length) {
      this.kept = [];
      this.seen = first;
    }
    this.filter = filter;
    for (let i = Math.max(0, this.seen - first); i < lines.length; i += 1) {
      const line = lines[i]!;
      if (matches(line, filter)) this.kept.push({ line, number: first + i });
    }
    this.seen = first + lines.length;
    const old = this.kept.findIndex((each) => each.number >= first);
    if (old > 0) this.kept.splice(0, old);
    else if (old < 0) this.kept = [];
    return this.kept.map((each) => each.line);
  }
}

/** Nodes that spoke, by name. */
export function sourcesOf(lines: readonly LogLine[]): string[] {
  return [...new Set(lines.map((line) => line.source))].sort();
}
