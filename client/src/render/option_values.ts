// SPDX-License-Identifier: Apache-2.0
/** Reading a display's settings: each falls back where it is missing or of another type. */

import { readNames } from '../name_list';
import type { OptionValue } from '../state';

export type Options = Readonly<Record<string, OptionValue>>;

export function numberOf(options: Options, name: string, fallback: number): number {
  const value = options[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

export function flagOf(options: Options, name: string, fallback: boolean): boolean {
  const value = options[name];
  return typeof value === 'boolean' ? value : fallback;
}

export function textOf(options: Options, name: string, fallback: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : fallback;
}

/** One of `choices`; the first where the setting is none of them. */
export function choiceOf<T extends string>(
  options: Options,
  name: string,
  choices: readonly [T, ...T[]],
): T {
  const value = options[name];
  return choices.find((choice) => choice === value) ?? choices[0];
}

/** '#rrggbb' as three numbers in 0..1, as written (sRGB). */
export function rgbOf(options: Options, name: string, fallback: string): [number, number, number] {
  const written = textOf(options, name, fallback);
  const hex = /^#([0-9a-f]{6})$/i.exec(written)?.[1] ?? fallback.slice(1);
  const value = parseInt(hex, 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** The names in a setting that is a list of them. */
export function listOf(options: Options, name: string): string[] {
  return readNames(textOf(options, name, ''));
}
