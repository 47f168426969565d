// SPDX-License-Identifier: Apache-2.0
/** A component without its style sheet looks broken, and no other test sees that. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = join(__dirname, '..');
const SHEETS = join(__dirname, '..', '..', 'node_modules', '@mantine', 'core', 'styles');

test('every Mantine component that the page uses has its style sheet', () => {
  const used = new Set<string>();
  for (const path of readdirSync(SOURCES, { recursive: true }) as string[]) {
    if (!path.endsWith('.tsx')) continue;
    const text = readFileSync(join(SOURCES, path), 'utf8');
    for (const [, names] of text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)) {
      for (const [name] of names!.matchAll(/\b[A-Z]\w+/g)) used.add(name);
    }
  }
  expect(used).toContain('Menu');
  const said = readFileSync(join(__dirname, 'mantine_css.ts'), 'utf8');
  const missing = [...used].filter(
    (name) => existsSync(join(SHEETS, `${name}.css`)) && !said.includes(`/${name}.css'`),
  );
  expect(missing).toEqual([]);
});
