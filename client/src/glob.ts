// SPDX-License-Identifier: Apache-2.0
/** Lists of names with `*`, as settings have them. */

/** Return whether a name is in a list like `left_*, camera`; an empty list has none. */
export function matcher(list: string): (name: string) => boolean {
  const patterns = list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => part.split('*').map(escape).join('.*'));
  if (!patterns.length) return () => false;
  const expression = new RegExp(`^(?:${patterns.join('|')})$`);
  return (name) => expression.test(name);
}

function escape(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
