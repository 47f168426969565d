// SPDX-License-Identifier: Apache-2.0
/** What of a display's settings is shown, and how a number's slider runs. */

import type { OptionValue } from '../../state';
import type { OptionField } from '../../wire/messages';

interface Condition {
  name: string;
  values: string[];
}

function parse(shownIf: string): Condition | null {
  const at = shownIf.indexOf('=');
  if (at < 0) return null;
  return { name: shownIf.slice(0, at).trim(), values: shownIf.slice(at + 1).split('|') };
}

/** The fields to draw: those whose condition holds, and whose condition's own field is drawn too. */
export function shownFields(
  fields: readonly OptionField[],
  options: Readonly<Record<string, OptionValue>>,
): OptionField[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const isShown = (field: OptionField, asked: ReadonlySet<string>): boolean => {
    const condition = parse(field.shown_if);
    if (condition === null) return true;
    const other = byName.get(condition.name);
    if (other === undefined || asked.has(other.name)) return other !== undefined;
    const value = String(options[other.name] ?? other.default);
    return condition.values.includes(value) && isShown(other, new Set([...asked, other.name]));
  };
  return fields.filter((field) => isShown(field, new Set([field.name])));
}

/** Whether the field has a range, and so a slider. */
export function hasRange(field: OptionField): boolean {
  return field.maximum > field.minimum;
}

/** How a slider runs over a range: straight, or by decades where the range spans two or more. */
export interface Scale {
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  toSlider(value: number): number;
  fromSlider(position: number): number;
}

const LOG_STEPS = 200;

/** The scale of a range; a step of 0 lets the slider take any hundredth of it. */
export function sliderScale(minimum: number, maximum: number, step: number): Scale {
  const decades = minimum > 0 ? Math.log(maximum / minimum) : 0;
  if (decades < Math.log(100)) {
    const fine = step > 0 ? step : (maximum - minimum) / 100;
    return { minimum, maximum, step: fine, toSlider: same, fromSlider: same };
  }
  return {
    minimum: 0,
    maximum: LOG_STEPS,
    step: 1,
    toSlider: (value) => (Math.log(Math.max(value, minimum) / minimum) / decades) * LOG_STEPS,
    fromSlider: (position) => {
      const raw = minimum * Math.exp((position / LOG_STEPS) * decades);
      const snapped = step > 0 ? minimum + Math.round((raw - minimum) / step) * step : raw;
      return Number(Math.min(maximum, Math.max(minimum, snapped)).toPrecision(6));
    },
  };
}

function same(value: number): number {
  return value;
}
