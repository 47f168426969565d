// SPDX-License-Identifier: Apache-2.0
/** A model that a script sends with the files that it names: nothing is fetched from anywhere. */

import { LoadingManager } from 'three';
import type { ModelBuffers } from '../../wire/messages';
import { loading } from '../loading';
import {
  parseDae,
  parseFbx,
  parseObj,
  parsePcd,
  parsePly,
  parseStl,
  watch,
  type Parser,
} from '../model_parsers';
import type { ReadModel } from './file_drawing';
import { parseGlb, prepare, type GlbModel } from './glb_file';

type Plain = Exclude<ModelBuffers['format'], 'glb' | 'gltf'>;

const PARSERS: Record<Plain, Parser> = {
  dae: parseDae,
  fbx: parseFbx,
  obj: parseObj,
  pcd: parsePcd,
  ply: parsePly,
  stl: parseStl,
};
/** What is read in place of a file that is not there. */
const NOTHING = 'data:,';

/** Rejects with a sentence that names the format and the reason. */
export function parseModel(message: ModelBuffers): Promise<ReadModel> {
  return loading(read(message));
}

async function read(message: ModelBuffers): Promise<ReadModel> {
  const parts = new NamedFiles(message);
  const manager = new LoadingManager();
  manager.setURLModifier((asked) => parts.urlOf(asked));
  const all = watch(manager);
  // Held until the parser has started all its loading, so that there is an end to wait for.
  manager.itemStart('model');
  try {
    const model = await parse(message, manager);
    manager.itemEnd('model');
    await all;
    return { ...model, problem: parts.problem };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const said = `The file cannot be read as ${message.format.toUpperCase()}: ${why}`;
    throw new Error(parts.problem ? `${said}. ${parts.problem}` : said);
  } finally {
    parts.dispose();
  }
}

async function parse({ format, data }: ModelBuffers, manager: LoadingManager): Promise<GlbModel> {
  if (format === 'glb' || format === 'gltf') return parseGlb(data, manager);
  // Parsers may keep views of what they are given: not those of a whole message.
  const object = await PARSERS[format](data.slice().buffer, '', manager);
  prepare(object);
  return { object, animations: object.animations };
}

/** Addresses for bytes by the names that a model has for them. */
class NamedFiles {
  private readonly missing = new Set<string>();
  private readonly urls = new Map<string, string>();

  constructor({ names, sizes, files }: ModelBuffers) {
    let from = 0;
    names.forEach((name, i) => {
      const to = from + (sizes[i] ?? 0);
      const url = URL.createObjectURL(new Blob([files.slice(from, to)]));
      this.urls.set(clean(name), url);
      from = to;
    });
  }

  /** What is missing, '' for nothing. */
  get problem(): string {
    const names = [...this.missing].slice(0, 5).join(', ');
    return names && `It names files that were not sent: ${names}`;
  }

  urlOf(asked: string): string {
    if (/^(data|blob):/.test(asked)) return asked;
    const name = clean(asked);
    const url = this.urls.get(name) ?? this.byLastPart(name);
    if (url === undefined) this.missing.add(name);
    return url ?? NOTHING;
  }

  dispose(): void {
    for (const url of this.urls.values()) URL.revokeObjectURL(url);
  }

  private byLastPart(name: string): string | undefined {
    const last = (path: string) => path.slice(path.lastIndexOf('/') + 1);
    return [...this.urls].find(([known]) => last(known) === last(name))?.[1];
  }
}

/** Names with either slash, with and without percent encoding, are the same. */
function clean(name: string): string {
  const path = name.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
