// SPDX-License-Identifier: Apache-2.0
/** The files of models that three.js reads: each parser is loaded when a first file of its kind comes. */

import {
  Group,
  Mesh,
  MeshStandardMaterial,
  Points,
  PointsMaterial,
  type LoadingManager,
  type Object3D,
} from 'three';
import type { Collada } from 'three/examples/jsm/loaders/ColladaLoader.js';
import { addTga } from './tga_textures';

/** Of an object without materials of its own: it takes the colour that it is given. */
export const PLAIN = 'plain';

/** The name of a picture that has none: it is a part of the model's file. */
export const INSIDE = 'a picture inside the file';

/** `url` is where the file is, for those that it names; they are fetched through the manager. */
export type Parser = (data: ArrayBuffer, url: string, manager: LoadingManager) => Promise<Object3D>;

const Z_UP = /<up_axis>\s*Z_UP\s*<\/up_axis>/;

const folderOf = (url: string) => url.slice(0, url.lastIndexOf('/') + 1);

export async function parseStl(data: ArrayBuffer): Promise<Object3D> {
  const { STLLoader } = await import('three/examples/jsm/loaders/STLLoader.js');
  const mesh = new Mesh(new STLLoader().parse(data));
  mesh.userData[PLAIN] = true;
  return mesh;
}

export async function parseDae(
  data: ArrayBuffer,
  url: string,
  manager: LoadingManager,
): Promise<Object3D> {
  const { ColladaLoader } = await import('three/examples/jsm/loaders/ColladaLoader.js');
  // The loader turns z-up files to three's y-up, and warns of it; ROS is z up, and RViz leaves every file as it was drawn.
  const text = new TextDecoder().decode(data).replace(Z_UP, '<up_axis>Y_UP</up_axis>');
  // Its declaration leaves out that it returns null for a document that is no XML.
  const parsed = new ColladaLoader(manager).parse(text, folderOf(url)) as Collada | null;
  if (!parsed) throw new Error('it is no COLLADA document');
  return parsed.scene;
}

export async function parseObj(
  data: ArrayBuffer,
  url: string,
  manager: LoadingManager,
): Promise<Object3D> {
  const { OBJLoader } = await import('three/examples/jsm/loaders/OBJLoader.js');
  const text = new TextDecoder().decode(data);
  const loader = new OBJLoader(manager);
  const library = /^mtllib\s+(.+?)\s*$/m.exec(text)?.[1];
  let plain = true;
  if (library !== undefined) {
    const { MTLLoader } = await import('three/examples/jsm/loaders/MTLLoader.js');
    const from = manager.resolveURL(folderOf(url) + library);
    const response = await fetch(from);
    const said = response.ok ? await response.text() : '';
    if (!response.ok) manager.itemError(from);
    if (said !== '') {
      addTga(manager);
      const materials = new MTLLoader(manager).parse(said, folderOf(url));
      materials.preload();
      loader.setMaterials(materials);
      plain = false;
    }
  }
  const object = loader.parse(text);
  if (plain) object.traverse((child) => (child.userData[PLAIN] = true));
  return object;
}

export async function parseUprightGltf(
  data: ArrayBuffer,
  url: string,
  manager: LoadingManager,
): Promise<Object3D> {
  const { GLTFLoader } = await import('three/examples/jsm/loaders/GLTFLoader.js');
  const { scene } = await new GLTFLoader(manager).parseAsync(data, folderOf(url));
  const upright = new Group();
  // glTF is y up by its specification; RViz turns it as well (since ros2/rviz#1482, 2025).
  upright.rotation.x = Math.PI / 2;
  upright.add(scene);
  return upright;
}

export async function parseFbx(
  data: ArrayBuffer,
  url: string,
  manager: LoadingManager,
): Promise<Object3D> {
  const { FBXLoader } = await import('three/examples/jsm/loaders/FBXLoader.js');
  addTga(manager);
  return new FBXLoader(manager).parse(data, folderOf(url));
}

/** A file without faces is one of points; its colours are kept in either case. */
export async function parsePly(data: ArrayBuffer): Promise<Object3D> {
  const { PLYLoader } = await import('three/examples/jsm/loaders/PLYLoader.js');
  const geometry = new PLYLoader().parse(data);
  const vertexColors = geometry.hasAttribute('color');
  if (!geometry.index) return new Points(geometry, new PointsMaterial({ vertexColors }));
  const mesh = new Mesh(geometry, new MeshStandardMaterial({ vertexColors }));
  if (!vertexColors) mesh.userData[PLAIN] = true;
  return mesh;
}

export async function parsePcd(data: ArrayBuffer): Promise<Object3D> {
  const { PCDLoader } = await import('three/examples/jsm/loaders/PCDLoader.js');
  return new PCDLoader().parse(data);
}

/** Resolves when everything that was started is there, or failed: to the names of what failed, each once. */
export function watch(
  manager: LoadingManager,
  nameOf: (url: string) => string = lastPart,
): Promise<string[]> {
  const failed = new Set<string>();
  return new Promise((resolve) => {
    manager.onError = (url) => failed.add(nameOf(url));
    manager.onLoad = () => resolve([...failed]);
  });
}

/** What a file is called that is at an address. */
export function lastPart(url: string): string {
  if (/^(data|blob):/.test(url)) return INSIDE;
  return url.slice(url.lastIndexOf('/') + 1).replace(/#.*/, '');
}
