// SPDX-License-Identifier: Apache-2.0
/** The shades of a program's colour: readable on light and on dark pages, whatever the colour is. */

import type { MantineColorsTuple } from '@mantine/core';

type Rgb = readonly [number, number, number];

/** The page's panels, on which the colour is text. */
const LIGHT: Rgb = [251, 251, 252];
const DARK: Rgb = [26, 30, 36];
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** WCAG 2.1, 1.4.3: of text. */
const CONTRAST = 4.5;
/** How much of white or black is in each shade; 5 is the colour itself. */
const MIXED = [0.88, 0.76, 0.56, 0.38, 0.18, 0, 0.12, 0.26, 0.4, 0.54] as const;

export interface Brand {
  /** Mantine's ten shades, light to dark. */
  shades: MantineColorsTuple;
  /** As text and mark on a light page, and on a dark one. */
  light: string;
  dark: string;
}

/** The shades of '#rrggbb'. */
export function brandOf(color: string): Brand {
  const base = parse(color);
  const shades = MIXED.map((share, i) => mix(base, i < 5 ? WHITE : BLACK, share));
  const light = readable(base, BLACK, LIGHT);
  const dark = readable(base, WHITE, DARK);
  // Those that the theme takes for what is filled.
  shades[7] = light;
  return {
    shades: shades.map(write) as unknown as MantineColorsTuple,
    light: write(light),
    dark: write(dark),
  };
}

/** WCAG's ratio of two colours '#rrggbb', 1 to 21. */
export function contrast(one: string, other: string): number {
  return ratio(parse(one), parse(other));
}

function readable(base: Rgb, towards: Rgb, ground: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const found = mix(base, towards, share);
    if (ratio(found, ground) >= CONTRAST) return found;
  }
  return towards;
}

function ratio(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance([r, g, b]: Rgb): number {
  const linear = (value: number): number => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const at = (i: 0 | 1 | 2): number => Math.round(one[i] + (other[i] - one[i]) * share);
  return [at(0), at(1), at(2)];
}

function parse(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function write(color: Rgb): string {
  return `#${color.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
