// SPDX-License-Identifier: Apache-2.0
/** Mesh files: fetched once per address for the whole page, parsed, z up and in metres as RViz has them. */

import {
  Light,
  LoadingManager,
  Mesh,
  MeshStandardMaterial,
  Camera,
  type Material,
  type Object3D,
} from 'three';
import { loading } from '../loading';
import { dropLostTextures } from '../lost_textures';
import {
  parseDae,
  parseObj,
  parseStl,
  parseUprightGltf,
  watch,
  type Parser,
} from '../model_parsers';

/** Of a mesh: names of what it names that could not be loaded or decoded: textures, materials. */
export const MISSING = 'missing';

/** What turns URIs found inside mesh files into addresses. */
type AssetUrl = (uri: string) => string;

const PARSERS: Record<string, Parser> = {
  stl: parseStl,
  dae: parseDae,
  obj: parseObj,
  glb: parseUprightGltf,
  gltf: parseUprightGltf,
};

/** Above this metalness a surface would be black: there are no surroundings to mirror. */
const DULL = 0.3;
/** How long a failure is remembered, milliseconds: a marker that comes ten times a second asks once. */
const FAILURE_KEPT = 10_000;
/** Meshes kept though no marker uses them at the moment. */
const SPARE = 32;

interface Entry {
  promise: Promise<Object3D>;
  users: number;
}

const entries = new Map<string, Entry>();

/** A mesh in use: do not change it, and release it when done. */
export interface MeshLease {
  /** Rejects with a sentence naming the URI and the reason, the server's own where it gave one. */
  readonly object: Promise<Object3D>;
  release(): void;
}

export function acquireMesh(uri: string, assetUrl: AssetUrl): MeshLease {
  // The address has the session behind it: what was loaded in an older one is asked for again.
  const url = assetUrl(uri);
  const entry = entries.get(url) ?? { promise: loading(load(uri, url, assetUrl)), users: 0 };
  if (!entries.has(url)) forgetFailure(url, entry);
  // Last in the map is what was asked for last.
  entries.delete(url);
  entries.set(url, entry);
  entry.users++;
  let held = true;
  return {
    object: entry.promise,
    release() {
      if (held) entry.users--;
      held = false;
      freeUnused();
    },
  };
}

function forgetFailure(url: string, entry: Entry): void {
  entry.promise.catch(() => {
    setTimeout(() => entries.get(url) === entry && entries.delete(url), FAILURE_KEPT);
  });
}

function freeUnused(): void {
  const unused = [...entries].filter(([, { users }]) => users <= 0);
  for (const [url, { promise }] of unused.slice(0, Math.max(unused.length - SPARE, 0))) {
    entries.delete(url);
    promise.then(freeMesh, () => undefined);
  }
}

async function load(uri: string, url: string, assetUrl: AssetUrl): Promise<Object3D> {
  const kind = /\.([a-z]+)$/i.exec(uri.split(/[?#]/)[0]!)?.[1]?.toLowerCase() ?? '';
  const parse = PARSERS[kind];
  if (!parse) {
    throw new Error(`${uri}: not a kind of mesh that can be drawn (STL, DAE, OBJ, GLB, glTF).`);
  }
  const data = await download(uri, url);
  const manager = new LoadingManager();
  manager.setURLModifier((inside) => (/^(package|file):/.test(inside) ? assetUrl(inside) : inside));
  const textures = watch(manager);
  // Held until the parser has started all its downloads, so that there is an end to wait for.
  manager.itemStart(url);
  try {
    const object = await parse(data, url, manager);
    prepare(object);
    manager.itemEnd(url);
    object.userData[MISSING] = await textures;
    dropLostTextures(object);
    return object;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${uri}: the file cannot be read as ${kind.toUpperCase()}: ${reason}`);
  }
}

async function download(uri: string, url: string): Promise<ArrayBuffer> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new Error(`${uri}: the server cannot be reached.`);
  }
  if (!response.ok) {
    const said = (await response.text()).trim().slice(0, 300);
    // Most answers begin with the address: it is said once.
    if (said.startsWith(uri)) throw new Error(said);
    throw new Error(`${uri}: ${said || `the server answered ${response.status}.`}`);
  }
  return response.arrayBuffer();
}

/** Take away what is no surface, and make metals visible. */
function prepare(object: Object3D): void {
  const others: Object3D[] = [];
  object.traverse((child) => {
    if (child instanceof Light || child instanceof Camera) others.push(child);
    if (!(child instanceof Mesh)) return;
    addNormals(child as Mesh);
    for (const material of materialsOf(child as Mesh)) {
      if (material instanceof MeshStandardMaterial) {
        material.metalness = Math.min(material.metalness, DULL);
      }
    }
  });
  for (const other of others) other.removeFromParent();
}

/** Without normals a surface catches no light; flat faces, as RViz makes them. */
function addNormals(mesh: Mesh): void {
  if (mesh.geometry.hasAttribute('normal')) return;
  if (mesh.geometry.index) mesh.geometry = mesh.geometry.toNonIndexed();
  mesh.geometry.computeVertexNormals();
}

export function materialsOf(mesh: Mesh): Material[] {
  return Array.isArray(mesh.material) ? mesh.material : [mesh.material];
}

function freeMesh(object: Object3D): void {
  object.traverse((child) => {
    if (!(child instanceof Mesh)) return;
    const mesh = child as Mesh;
    mesh.geometry.dispose();
    for (const material of materialsOf(mesh)) {
      for (const value of Object.values(material)) {
        if (value instanceof Object && 'isTexture' in value)
          (value as { dispose(): void }).dispose();
      }
      material.dispose();
    }
  });
}
