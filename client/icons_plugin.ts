// SPDX-License-Identifier: Apache-2.0
/**
 * Tabler's icons for scripts: a chunk per first letter, loaded when one is needed, and their names for the server.
 *
 * `virtual:icons` has `load(name)`, which resolves to the children of the icon's `<svg>`.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

type Nodes = Record<string, [tag: string, attributes: Record<string, string>][]>;

/** The package says where its pictures are, and not where its table is. */
const PICTURE = '@tabler/icons/outline/a-b.svg';
const TABLE = '../../tabler-nodes-outline.json';
const NAME = 'virtual:icons';

export function icons(): Plugin {
  let known: Nodes | null = null;
  const table = (): Nodes => {
    const path = join(dirname(createRequire(import.meta.url).resolve(PICTURE)), TABLE);
    return (known ??= JSON.parse(readFileSync(path, 'utf8')) as Nodes);
  };
  return {
    name: 'icons',
    resolveId: (id) => (id.startsWith(NAME) ? `\0${id}` : null),
    load(id) {
      if (id === `\0${NAME}`) {
        const letters = [...new Set(Object.keys(table()).map((name) => name[0]))].sort();
        const cases = letters.map((each) => `'${each}': () => import('${NAME}/${each}')`);
        return (
          `const LETTERS = { ${cases.join(', ')} };\n` +
          'export const load = async (name) => (await LETTERS[name[0]]?.())?.default[name];'
        );
      }
      if (!id.startsWith(`\0${NAME}/`)) return null;
      const letter = id.slice(-1);
      const found = Object.entries(table()).filter(([name]) => name.startsWith(letter));
      const text = JSON.stringify(JSON.stringify(Object.fromEntries(found)));
      return `export default JSON.parse(${text});`;
    },
    generateBundle() {
      const source = JSON.stringify(Object.keys(table()).sort());
      this.emitFile({ type: 'asset', fileName: 'icon_names.json', source });
    },
  };
}
