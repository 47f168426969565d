// SPDX-License-Identifier: Apache-2.0
/** The tree of coordinate frames with its history. */

import type { Transforms } from './wire/messages';

/** Answer to a lookup: the pose of the source frame in the target frame, or why there is none. */
export type Lookup =
  | { ok: true; pose: Float64Array; stamp: number; note?: string }
  | { ok: false; level: 'waiting' | 'error'; reason: string };

export interface Frames {
  add(batch: Transforms): void;
  clearDynamic(): void;
  lookup(target: string, source: string, stamp: number): Lookup;
  names(): string[];
  parentOf(name: string): string | undefined;
  roots(): string[];
  pickFixedFrame(): string;
  ageOf(name: string, now: number): number;
}
