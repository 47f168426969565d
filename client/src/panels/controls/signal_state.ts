// SPDX-License-Identifier: Apache-2.0
/** What a value looks like: its state of those that a widget lists. */

import type { WidgetValue } from '../../widgets';
import type { SignalState } from '../../wire/messages';

/** The state of a value: of a number the last one that begins at or below it. */
export function stateOf(
  value: WidgetValue | undefined,
  states: readonly SignalState[],
): SignalState | undefined {
  if (typeof value === 'number') {
    let found: SignalState | undefined;
    let from = -Infinity;
    for (const state of states) {
      const least = Number(state.of);
      if (least <= value && least >= from) [found, from] = [state, least];
    }
    return found;
  }
  return states.find((state) => state.of === String(value));
}

/** A colour's CSS; Mantine's palette by its names. */
export function cssColor(color: string, fallback: string): string {
  if (color === '') return fallback;
  return color.startsWith('#') ? color : `var(--mantine-color-${color}-6)`;
}

/** A value as it is read. */
export function spell(value: WidgetValue | undefined, unit: string): string {
  if (value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') {
    const text = String(Number(value.toPrecision(5)));
    return unit === '' ? text : `${text} ${unit}`;
  }
  if (Array.isArray(value)) return value.map((each) => spell(each, unit)).join(', ');
  return value;
}

/** A number as it is read at a glance, in five characters where they can say it, never in more than eight. */
export function glance(value: number): string {
  if (Math.abs(value) === Infinity) return value < 0 ? '-∞' : '∞';
  if (value !== 0 && Math.abs(value) < 0.001) return inPowers(value);
  if (value !== 0 && Math.abs(value) < 0.01) return String(Number(value.toPrecision(3)));
  let text = '';
  for (let decimals = 4; decimals >= 0; decimals--) {
    text = String(Number(value.toFixed(decimals)));
    if (text.length <= 5) break;
  }
  return text.length > 8 || text.includes('e') ? inPowers(value) : text;
}

/** A scale as it is read at a glance. */
export interface Scale {
  least: string;
  most: string;
  /** A value on it. */
  at: (value: number) => string;
}

/** Where both ends of a scale seem equal, what is on it is told by its distance from the lower. */
export function scaleOf(minimum: number, maximum: number): Scale {
  const [least, most] = [glance(minimum), glance(maximum)];
  if (least !== most || minimum === maximum) return { least, most, at: glance };
  const at = (value: number): string =>
    value >= minimum && value <= maximum
      ? `+${glance(Number((value - minimum).toPrecision(3)))}`
      : glance(value);
  return { least, most: at(maximum), at };
}

/** A power of ten, and of three digits as many as there is room for. */
function inPowers(value: number): string {
  let text = '';
  for (let decimals = 2; decimals >= 0; decimals--) {
    const [digits, power] = value.toExponential(decimals).split('e');
    text = `${Number(digits)}e${Number(power)}`;
    if (text.length <= 8) break;
  }
  return text;
}
