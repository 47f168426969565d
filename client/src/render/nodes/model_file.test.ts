// SPDX-License-Identifier: Apache-2.0
/** A model that was sent with its files is read from them, and what is missing is named. */

import { Box3, type DataTexture, type Mesh, type MeshPhongMaterial, type Points } from 'three';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ModelBuffers } from '../../wire/messages';
import { PLAIN } from '../model_parsers';
import { meshesOf, pointsOf } from './glb_file';
import { parseGlbFile, parseModel } from './model_file';

const bytes = (text: string) => new TextEncoder().encode(text);
const OBJ = 'mtllib parts/a.mtl\nv 0 0 0\nv 2 0 0\nv 0 1 0\nusemtl red\nf 1 2 3\n';
const PLY = (rest: string) => `ply\nformat ascii 1.0\nelement vertex 3\nproperty float x
property float y\nproperty float z\n${rest}`;

function message(
  format: ModelBuffers['format'],
  data: string,
  files: Record<string, string> = {},
): ModelBuffers {
  const all = Object.values(files).map(bytes);
  return {
    t: 'ModelBuffers',
    display: '',
    key: '/m',
    format,
    data: bytes(data),
    names: Object.keys(files),
    sizes: all.map((one) => one.length),
    files: bytes(Object.values(files).join('')),
  };
}

test('an OBJ has the materials that were sent with it', async () => {
  const files = { 'other.bin': 'xyz', '.\\parts\\a.mtl': 'newmtl red\nKd 1 0 0\n' };
  const { object, problem } = await parseModel(message('obj', OBJ, files));
  const [mesh] = meshesOf(object);
  const { color } = mesh!.material as MeshPhongMaterial;
  expect([color.r, color.g, color.b]).toEqual([1, 0, 0]);
  expect(new Box3().setFromObject(object).max.toArray()).toEqual([2, 1, 0]);
  expect(problem).toBe('');
});

/** 2 x 1 pixels, blue and green, as the format has them: from below, blue first. */
const TGA =
  String.fromCharCode(...[0, 0, 2, ...new Array<number>(9).fill(0), 2, 0, 1, 0, 24, 0]) +
  '\x7f\0\0\0\x7f\0';

/** It says 16384 x 16384 pixels of which it has none. */
const TOO_LARGE =
  String.fromCharCode(...[0, 0, 10, ...new Array<number>(9).fill(0), 0, 64, 0, 64, 24, 0]) +
  '\0'.repeat(64);

test.each([
  [TGA, ''],
  ['no picture', 'Textures could not be loaded or decoded: skins/red.TGA'],
  [TOO_LARGE, 'Textures could not be loaded or decoded: skins/red.TGA'],
])('an OBJ wears a Targa picture, or says that it cannot be read', async (picture, told) => {
  const mtl = 'newmtl red\nKd 1 0 0\nmap_Kd skins/red.TGA\n';
  const files = { 'parts/a.mtl': mtl, 'skins/red.TGA': picture };
  const { object, problem } = await parseModel(message('obj', OBJ, files));
  expect(problem).toBe(told);
  const material = meshesOf(object)[0]!.material as MeshPhongMaterial;
  expect(material.color.getHexString()).toBe('ff0000');
  // Without its picture it is drawn in its colour: a texture that is empty is black.
  if (told) return expect(material.map).toBeNull();
  const map = material.map as DataTexture;
  expect(map.image).toMatchObject({ width: 2, height: 1 });
  expect([...map.image.data!]).toEqual([0, 0, 127, 255, 0, 127, 0, 255]);
  expect([map.version, map.flipY]).toEqual([1, true]);
});

test('what it names and was not sent is named; it is drawn all the same', async () => {
  const { object, problem } = await parseModel(message('obj', OBJ));
  expect(problem).toBe('Files that it names are missing: parts/a.mtl');
  expect(meshesOf(object).map((mesh: Mesh) => Boolean(mesh.userData[PLAIN]))).toEqual([true]);
});

test('a PLY is points, or a surface where it has faces', async () => {
  const rows = '0 0 0\n1 0 0\n0 1 0\n';
  const points = await parseModel(message('ply', PLY(`end_header\n${rows}`)));
  expect(
    pointsOf(points.object).map((one: Points) => one.geometry.attributes.position!.count),
  ).toEqual([3]);
  const faces = PLY(
    `element face 1\nproperty list uchar int vertex_indices\nend_header\n${rows}3 0 1 2\n`,
  );
  const surface = await parseModel(message('ply', faces));
  expect(meshesOf(surface.object)).toHaveLength(1);
});

test('what is no such file is an error that names the format', async () => {
  await expect(parseModel(message('gltf', 'no'))).rejects.toThrow(/cannot be read as GLTF: /);
});

test('what cannot be read for a file that was not sent names that', async () => {
  const buffers = [{ uri: 'far.bin', byteLength: 4 }];
  const accessors = [{ bufferView: 0, componentType: 5126, count: 1, type: 'SCALAR' }];
  const views = [{ buffer: 0, byteLength: 4 }];
  const primitives = [{ attributes: { POSITION: 0 } }];
  const gltf = {
    asset: { version: '2.0' },
    ...{ buffers, bufferViews: views, accessors, meshes: [{ primitives }], nodes: [{ mesh: 0 }] },
    ...{ scenes: [{ nodes: [0] }], scene: 0 },
  };
  const reading = parseModel(message('gltf', JSON.stringify(gltf)));
  await expect(reading).rejects.toThrow(/GLTF: .*missing: far\.bin/);
});

/** A glTF whose one surface has a picture. */
function textured(image: object): string {
  const primitives = [{ attributes: { POSITION: 0 }, material: 0 }];
  return JSON.stringify({
    asset: { version: '2.0' },
    ...{ scenes: [{ nodes: [0] }], scene: 0, nodes: [{ mesh: 0 }], meshes: [{ primitives }] },
    accessors: [{ componentType: 5126, count: 3, type: 'VEC3', min: [0, 0, 0], max: [0, 0, 0] }],
    ...{ images: [image], textures: [{ source: 0 }] },
    materials: [{ pbrMetallicRoughness: { baseColorTexture: { index: 0 } } }],
  });
}

describe('a picture that no browser decodes', () => {
  beforeEach(() => {
    vi.stubGlobal('self', globalThis);
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test('is named, and the model drawn without it', async () => {
    const sent = { './skins/red%20one.png': 'no picture' };
    const gltf = textured({ uri: 'skins/red%20one.png' });
    const { object, problem } = await parseModel(message('gltf', gltf, sent));
    expect(problem).toBe('Textures could not be loaded or decoded: skins/red one.png');
    expect(meshesOf(object)).toHaveLength(1);
  });

  test('is told of where it is a part of the file', async () => {
    const json = bytes(textured({ uri: 'data:image/png;base64,bm8=' }).padEnd(1024));
    const head = Uint32Array.of(0x46546c67, 2, 20 + json.length, json.length, 0x4e4f534a);
    const { problem } = await parseGlbFile(
      new Uint8Array([...new Uint8Array(head.buffer), ...json]),
    );
    expect(problem).toBe('Textures could not be loaded or decoded: a picture inside the file');
  });

  test('is said to be missing, and that alone, where it was not sent', async () => {
    const { problem } = await parseModel(message('gltf', textured({ uri: 'far.png' })));
    expect(problem).toBe('Files that it names are missing: far.png');
  });
});
