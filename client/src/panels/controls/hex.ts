// SPDX-License-Identifier: Apache-2.0
/** Colours as #rrggbb, and as numbers from 0 to 255. */

export function hexOf(channels: readonly number[]): string {
  const digits = channels.map((each) => Math.round(each).toString(16).padStart(2, '0'));
  return `#${digits.join('')}`;
}

/** The channels of `#rrggbb` or `#rrggbbaa`; null for what is neither, as while it is typed. */
export function channelsOf(text: string, count: number): number[] | null {
  if (!/^#([0-9a-f]{2}){3,4}$/i.test(text)) return null;
  const found = (text.slice(1).match(/../g) ?? []).map((digits) => parseInt(digits, 16));
  if (found.length === 3 && count === 4) found.push(255);
  return found.slice(0, count);
}
