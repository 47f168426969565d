// SPDX-License-Identifier: Apache-2.0
/** Why a transform is not there, in sentences that name what to look at. */

import type { Lookup } from './frames';

type Failure = Extract<Lookup, { ok: false }>;

export function seconds(value: number): string {
  if (value < 0.95) return `${(value * 1000).toFixed(0)} ms`;
  if (value < 120) return `${value.toFixed(1)} s`;
  return value < 7200 ? `${(value / 60).toFixed(0)} min` : `${(value / 3600).toFixed(0)} h`;
}

function error(target: string, source: string, why: string): Failure {
  const reason = `no transform from \`${target}\` to \`${source}\`: ${why}`;
  return { ok: false, level: 'error', reason };
}

export function unknown(target: string, source: string, name: string, known: number): Failure {
  if (name === '') return error(target, source, 'no fixed frame is chosen');
  const why = known
    ? `no frame \`${name}\` exists; is its publisher running?`
    : `no frame \`${name}\` exists: nothing was heard on /tf yet`;
  return error(target, source, why);
}

export function notConnected(target: string, source: string, loose: string, age: number): Failure {
  const seen = Number.isFinite(age) ? `; last seen ${seconds(Math.max(0, age))} ago` : '';
  return error(target, source, `\`${loose}\` is not connected to the tree${seen}`);
}

export function sinceJump(target: string, source: string, silent: string): Failure {
  const reason =
    `waiting for the transform from \`${target}\` to \`${source}\`: ` +
    `\`${silent}\` was not heard of since time went backwards`;
  return { ok: false, level: 'waiting', reason };
}

export function tooNew(target: string, source: string, late: string, lag: number): Failure {
  const reason =
    `waiting for the transform from \`${target}\` to \`${source}\`: ` +
    `the newest of \`${late}\` is ${seconds(lag)} older than the data`;
  return { ok: false, level: 'waiting', reason };
}

export function tooOld(name: string, gap: number): string {
  return `the data is ${seconds(gap)} older than what is known of \`${name}\`: drawn with its oldest transform`;
}

export function fellSilent(name: string, lag: number): string {
  return `\`${name}\` is ${seconds(lag)} behind the other frames: drawn with the newest of each`;
}
