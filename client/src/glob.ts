// SPDX-License-Identifier: Apache-2.0
/** Lists of names with `*`, as settings have them. */

import { readNames } from './name_list';

/** Return whether a name is in a list like `left_*, camera`; an empty list has none. */
export function matcher(list: string): (name: string) => boolean {
  const names = readNames(list);
  const exact = new Set(names);
  const patterns = names.filter((one) => one.includes('*')).map((one) => one.split('*'));
  return (name) => exact.has(name) || patterns.some((parts) => fits(parts, name));
}

/** Whether a name has these parts in their order, anything in between; each is looked for once only. */
function fits(parts: readonly string[], name: string): boolean {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}
