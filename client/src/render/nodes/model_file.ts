// SPDX-License-Identifier: Apache-2.0
/** Models that scripts send: with the files that they name, of which nothing is fetched; or one binary glTF file. */

import { LoadingManager } from 'three';
import type { ModelBuffers } from '../../wire/messages';
import { loading } from '../loading';
import { dropLostTextures } from '../lost_textures';
import {
  INSIDE,
  lastPart,
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

/** Read a binary glTF file; what it names is asked for where it says. Rejects as `parseModel` does. */
export function parseGlbFile(data: Uint8Array): Promise<ReadModel> {
  return loading(readAll('glb', data, new LoadingManager(), { problem: '', nameOf: lastPart }));
}

async function read(message: ModelBuffers): Promise<ReadModel> {
  const parts = new NamedFiles(message);
  const manager = new LoadingManager();
  manager.setURLModifier((asked) => parts.urlOf(asked));
  try {
    return await readAll(message.format, message.data, manager, parts);
  } finally {
    parts.dispose();
  }
}

/** Read a file and all that it names. */
async function readAll(
  format: ModelBuffers['format'],
  data: Uint8Array,
  manager: LoadingManager,
  parts: Named,
): Promise<ReadModel> {
  const failed = watch(manager, (url) => parts.nameOf(url));
  // Held until the parser has started all its loading, so that there is an end to wait for.
  manager.itemStart('model');
  try {
    const model = await parse(format, data, manager);
    manager.itemEnd('model');
    const textures = (await failed).filter(Boolean).slice(0, 5).join(', ');
    dropLostTextures(model.object);
    const lost = textures && `Textures could not be loaded or decoded: ${textures}`;
    return { ...model, problem: [parts.problem, lost].filter(Boolean).join('. ') };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const said = `The file cannot be read as ${format.toUpperCase()}: ${why}`;
    throw new Error(parts.problem ? `${said}. ${parts.problem}` : said);
  }
}

async function parse(
  format: ModelBuffers['format'],
  data: Uint8Array,
  manager: LoadingManager,
): Promise<GlbModel> {
  if (format === 'glb' || format === 'gltf') return parseGlb(data, manager);
  // Parsers may keep views of what they are given: not those of a whole message.
  const object = await PARSERS[format](data.slice().buffer, '', manager);
  prepare(object);
  return { object, animations: object.animations };
}

/** The files that a model names. */
interface Named {
  /** What is missing, '' for nothing. */
  readonly problem: string;
  /** What a file is called that was asked for at an address; '' where `problem` has it. */
  nameOf(url: string): string;
}

/** Addresses for bytes by the names that a model has for them. */
class NamedFiles implements Named {
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

  get problem(): string {
    const names = [...this.missing].slice(0, 5).join(', ');
    return names && `Files that it names are missing: ${names}`;
  }

  urlOf(asked: string): string {
    if (/^(data|blob):/.test(asked)) return asked;
    const name = clean(asked);
    const url = this.urls.get(name) ?? this.byLastPart(name);
    if (url === undefined) this.missing.add(name);
    return url ?? NOTHING;
  }

  nameOf(url: string): string {
    if (url === NOTHING) return '';
    return [...this.urls].find(([, one]) => one === url)?.[0] ?? INSIDE;
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
