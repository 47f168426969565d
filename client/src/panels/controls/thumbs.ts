// SPDX-License-Identifier: Apache-2.0
/** Where the thumbs of a slider with several may go. */

import type { GuiMultiSlider } from '../../wire/messages';

type Scale = Pick<
  GuiMultiSlider,
  'count' | 'minimum' | 'maximum' | 'step' | 'min_range' | 'fixed_endpoints'
>;

export function canMove(scale: Scale, index: number): boolean {
  return !scale.fixed_endpoints || (index > 0 && index < scale.count - 1);
}

/** The least and the greatest value that a thumb may have beside its neighbours. */
export function limitsOf(scale: Scale, values: readonly number[], index: number): [number, number] {
  const below = values[index - 1];
  const above = values[index + 1];
  return [
    below === undefined ? scale.minimum : below + scale.min_range,
    above === undefined ? scale.maximum : above - scale.min_range,
  ];
}

/** The values with one of them moved as near to a place as it may; null where that changes nothing. */
export function moved(
  scale: Scale,
  values: readonly number[],
  index: number,
  to: number,
): number[] | null {
  if (!canMove(scale, index)) return null;
  const { minimum, step } = scale;
  const [low, high] = limitsOf(scale, values, index);
  const snapped = step > 0 ? minimum + Math.round((to - minimum) / step) * step : to;
  // Steps add up to 0.30000000000000004.
  const next = Number(Math.min(high, Math.max(low, snapped)).toPrecision(12));
  if (next === values[index] || high < low) return null;
  return values.map((each, i) => (i === index ? next : each));
}

/** The thumb that is nearest to a place, of those that can be moved; of equal ones the one that can go there. */
export function nearest(scale: Scale, values: readonly number[], to: number): number | null {
  let found: number | null = null;
  values.forEach((each, i) => {
    if (!canMove(scale, i)) return;
    const best = found === null ? Infinity : Math.abs(values[found]! - to);
    const distance = Math.abs(each - to);
    if (distance < best || (distance === best && to > each)) found = i;
  });
  return found;
}
