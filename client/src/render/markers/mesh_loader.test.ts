// SPDX-License-Identifier: Apache-2.0
/** Mesh files over real HTTP: fetched once, kept while used, and a failure says what the server said. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Box3, Mesh, type MeshPhongMaterial } from 'three';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { PLAIN } from '../model_parsers';
import { acquireMesh, MISSING } from './mesh_loader';

const TRIANGLE =
  'solid t\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 2 0 0\nvertex 0 1 0\nendloop\nendfacet\nendsolid t\n';
const WAVEFRONT = 'mtllib none.mtl\nv 0 0 0\nv 2 0 0\nv 0 1 0\nf 1 2 3\n';
/** Two surfaces: the picture of one is a file beside it, that of the other is inside. */
const TEXTURED = JSON.stringify({
  asset: { version: '2.0' },
  ...{ scene: 0, scenes: [{ nodes: [0] }], nodes: [{ mesh: 0 }] },
  meshes: [{ primitives: [0, 1].map((material) => ({ attributes: { POSITION: 0 }, material })) }],
  accessors: [{ componentType: 5126, count: 3, type: 'VEC3', min: [0, 0, 0], max: [0, 0, 0] }],
  images: [{ uri: 'broken.png' }, { uri: 'data:image/png;base64,bm8=' }],
  textures: [{ source: 0 }, { source: 1 }],
  materials: [0, 1].map((index) => ({ pbrMetallicRoughness: { baseColorTexture: { index } } })),
});
const FILES: Record<string, string> = {
  '/a/skinned.obj': 'mtllib s.mtl\nv 0 0 0\nv 2 0 0\nv 0 1 0\nusemtl s\nf 1 2 3\n',
  '/a/s.mtl': 'newmtl s\nKd 1 0 0\nmap_Kd none.tga\n',
  '/a/textured.gltf': TEXTURED,
  '/a/broken.png': 'no picture',
  '/a/t.stl': TRIANGLE,
  '/a/T.STL': TRIANGLE,
  '/a/t.obj': WAVEFRONT,
};

let server: Server;
let base = '';
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0]!;
    asked.push(path);
    const body = FILES[path];
    response.statusCode = body === undefined ? 404 : 200;
    response.end(body ?? `no file ${path} below the roots`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => (asked = []));

const assetUrl = (uri: string) => `${base}/${uri.replace('package://', '')}`;

test('an STL has its size, a colour to be given, and nothing missing', async () => {
  const object = await acquireMesh('package://a/t.stl', assetUrl).object;
  const box = new Box3().setFromObject(object);
  expect([box.min.toArray(), box.max.toArray()]).toEqual([
    [0, 0, 0],
    [2, 1, 0],
  ]);
  expect(object.userData).toMatchObject({ [PLAIN]: true, [MISSING]: [] });
});

test('many askers are one request, also while it is on its way', async () => {
  const [one, two] = [0, 1].map(() => acquireMesh('package://a/T.STL', assetUrl));
  const object = await one!.object;
  expect(await two!.object).toBe(object);
  one!.release();
  two!.release();
  // A marker that is deleted and comes again finds it still there.
  expect(await acquireMesh('package://a/T.STL', assetUrl).object).toBe(object);
  expect(asked).toEqual(['/a/T.STL']);
});

test('an OBJ whose materials are not there has the colour of the marker, and normals', async () => {
  const object = await acquireMesh('package://a/t.obj', assetUrl).object;
  const meshes: Mesh[] = [];
  object.traverse((child) => {
    if (child instanceof Mesh) meshes.push(child as Mesh);
  });
  expect(meshes.map((mesh) => mesh.userData[PLAIN] as boolean)).toEqual([true]);
  expect(object.userData[MISSING]).toEqual(['none.mtl']);
  expect(meshes[0]!.geometry.getAttribute('normal').getZ(0)).toBeCloseTo(1);
});

test('a failure names the URI and the reason of the server, and is not asked for again at once', async () => {
  const wanted = () => acquireMesh('package://a/none.stl', assetUrl).object;
  await expect(wanted()).rejects.toThrow(
    'package://a/none.stl: no file /a/none.stl below the roots',
  );
  await expect(wanted()).rejects.toThrow('below the roots');
  expect(asked).toEqual(['/a/none.stl']);
});

test('a kind that cannot be drawn is not fetched', async () => {
  await expect(acquireMesh('package://a/t.step', assetUrl).object).rejects.toThrow(
    /not a kind of mesh.*STL/,
  );
  expect(asked).toEqual([]);
});

test('no server: that is the reason', async () => {
  const nowhere = () => 'http://127.0.0.1:1/t.stl';
  await expect(acquireMesh('package://a/t.stl', nowhere).object).rejects.toThrow(
    'cannot be reached',
  );
});

test('what nobody uses any more is freed, beyond a few dozen', async () => {
  const own = (i: number) => (uri: string) => `${assetUrl(uri)}?session=${i}`;
  let freed = 0;
  for (let i = 0; i < 40; i++) {
    const lease = acquireMesh('package://a/t.stl', own(i));
    const object = (await lease.object) as Mesh;
    object.geometry.addEventListener('dispose', () => freed++);
    lease.release();
    lease.release();
  }
  await expect.poll(() => freed).toBeGreaterThan(5);
  expect(freed).toBeLessThan(40);
});

test('a texture that cannot be decoded is named, also one that is a part of its file', async () => {
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('no picture')));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const object = await acquireMesh('package://a/textured.gltf', assetUrl).object;
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  const missing = object.userData[MISSING] as string[];
  expect(missing.sort()).toEqual(['a picture inside the file', 'broken.png']);
});

test('a texture that is missing is named, and the colour drawn without it', async () => {
  const object = await acquireMesh('package://a/skinned.obj', assetUrl).object;
  expect(object.userData[MISSING]).toEqual(['none.tga']);
  const { map, color } = (object.children[0] as Mesh).material as MeshPhongMaterial;
  expect([map, color.getHexString()]).toEqual([null, 'ff0000']);
});
