// SPDX-License-Identifier: Apache-2.0
/** The frames in the order in which they hang on each other. */

export interface FrameRow {
  name: string;
  depth: number;
  parent: string;
  children: boolean;
}

/** Roots first, each followed by what hangs on it; a circle is cut where it is entered. */
export function frameRows(
  names: readonly string[],
  parentOf: (name: string) => string | undefined,
  closed: ReadonlySet<string>,
): FrameRow[] {
  const below = new Map<string, string[]>();
  const known = new Set(names);
  for (const name of names) {
    const parent = parentOf(name) ?? '';
    const at = known.has(parent) ? parent : '';
    const list = below.get(at);
    if (list === undefined) below.set(at, [name]);
    else list.push(name);
  }
  const rows: FrameRow[] = [];
  const seen = new Set<string>();
  const walk = (name: string, depth: number): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const children = sorted(below.get(name) ?? []);
    rows.push({ name, depth, parent: parentOf(name) ?? '', children: children.length > 0 });
    if (closed.has(name)) skip(name);
    else for (const child of children) walk(child, depth + 1);
  };
  const skip = (name: string): void => {
    for (const child of below.get(name) ?? []) {
      if (seen.has(child)) continue;
      seen.add(child);
      skip(child);
    }
  };
  for (const root of sorted(below.get('') ?? [])) walk(root, 0);
  for (const name of names) walk(name, 0);
  return rows;
}

function sorted(names: readonly string[]): string[] {
  return [...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
