// SPDX-License-Identifier: Apache-2.0
/** Lists of names in a setting: `left, right`; a name with commas, quotes or nothing in it stands in quotes: `"a, b"`. */

/** The names of a list, each once, in their order; `""` in quotes is a quote. */
export function readNames(list: string): string[] {
  const names = new Set<string>();
  let name = '';
  let quoted = false;
  const end = (): void => {
    const bare = name.trim();
    if (quoted || bare !== '') names.add(quoted ? name : bare);
    [name, quoted] = ['', false];
  };
  for (let i = 0; i < list.length; i++) {
    const character = list[i]!;
    if (character === ',') {
      end();
    } else if (character === '"' && !quoted && name.trim() === '') {
      const close = closing(list, i + 1);
      name = list.slice(i + 1, close).replaceAll('""', '"');
      quoted = true;
      i = close;
    } else if (!quoted) {
      name += character;
    }
  }
  end();
  return [...names];
}

/** The list that reads as these names. */
export function writeNames(names: readonly string[]): string {
  return names.map(quote).join(', ');
}

/** The list with a name put in or taken out; the others keep their order. */
export function withName(list: string, name: string, present: boolean): string {
  const others = readNames(list).filter((other) => other !== name);
  return writeNames(present ? [...others, name] : others);
}

function quote(name: string): string {
  const plain = name !== '' && name === name.trim() && !/[",]/.test(name);
  return plain ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Where the quotes end that are open at a place; the end of the list where they do not. */
function closing(list: string, from: number): number {
  for (let at = from; ; at += 2) {
    at = list.indexOf('"', at);
    if (at < 0) return list.length;
    if (list[at + 1] !== '"') return at;
  }
}
