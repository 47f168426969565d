// SPDX-License-Identifier: Apache-2.0
import type { InstancedMesh } from 'three';
import { BufferGeometry, MeshBasicMaterial, Object3D, PerspectiveCamera, Vector3 } from 'three';
import { beforeEach, expect, test } from 'vitest';
import { Instanced, type Places } from './instanced';

let instanced: Instanced;
let camera: PerspectiveCamera;
let anchor: Object3D;
const material = new MeshBasicMaterial();

beforeEach(() => {
  instanced = new Instanced();
  camera = new PerspectiveCamera();
  anchor = new Object3D();
});

const along = (...xs: number[]): Places => ({
  positions: Float32Array.from(xs.flatMap((x) => [x, 0, 0])),
  orientations: Float32Array.from(xs.flatMap(() => [0, 0, 0, 1])),
  scales: new Float32Array(),
});

function levels(...from: number[]): void {
  const made = from.map((each) => ({ from: each, geometry: new BufferGeometry() }));
  instanced.setParts([{ levels: made, material }]);
}

const meshes = () => instanced.object.children as InstancedMesh[];

/** Along x, where the instances of each level are. */
function drawn(): number[][] {
  camera.updateMatrixWorld(true);
  instanced.place(camera, anchor);
  const byLevel = new Map(meshes().map((mesh) => [mesh.geometry.id, mesh]));
  return [...byLevel.keys()]
    .sort((a, b) => a - b)
    .map((id) => {
      const mesh = byLevel.get(id)!;
      return Array.from({ length: mesh.count }, (_, i) => mesh.instanceMatrix.array[i * 16 + 12]!);
    });
}

test('each is drawn with the shape of its distance, as the camera moves', () => {
  levels(0, 10, 100);
  instanced.setPlaces(along(0, 20, 50, 500));
  expect(drawn()).toEqual([[0], [20, 50], [500]]);
  camera.position.x = 495;
  expect(drawn()).toEqual([[500], [], [0, 20, 50].filter((x) => 495 - x >= 100)]);
});

test('in a node that is larger all of it is farther away', () => {
  levels(0, 10);
  instanced.setPlaces(along(6));
  expect(drawn()).toEqual([[6], []]);
  anchor.scale.setScalar(2);
  anchor.updateMatrixWorld(true);
  instanced.setPlaces(along(6));
  expect(drawn()).toEqual([[], [6]]);
});

test('more of them than before, fewer, and none', () => {
  levels(0);
  for (const count of [3, 40, 2, 0]) {
    instanced.setPlaces(along(...Array.from({ length: count }, (_, i) => i)));
    expect(drawn()[0]).toHaveLength(count);
  }
});

test('scales, colours and opacities follow the instances into their level', () => {
  levels(0, 10);
  instanced.setPlaces(
    { ...along(50, 0), scales: Float32Array.of(1, 2, 3, 4, 5, 6) },
    { colors: Uint8Array.of(255, 0, 0, 0, 255, 0), opacities: Float32Array.of(0.25, 0.75) },
  );
  drawn();
  const [near, far] = [...meshes()].sort((a, b) => a.geometry.id - b.geometry.id);
  const scaleOf = (mesh: InstancedMesh) => {
    const array = Array.from(mesh.instanceMatrix.array);
    return new Vector3(array[0], array[5], array[10]).toArray();
  };
  expect([scaleOf(near!), scaleOf(far!)]).toEqual([
    [4, 5, 6],
    [1, 2, 3],
  ]);
  expect([...near!.instanceColor!.array.slice(0, 3)]).toEqual([0, 1, 0]);
  expect(far!.geometry.getAttribute('instanceOpacity').array[0]).toBe(0.25);
  instanced.dispose();
  expect(instanced.object.children).toEqual([]);
});
