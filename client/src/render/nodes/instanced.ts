// SPDX-License-Identifier: Apache-2.0
/** Shapes drawn in many places, each place with the level of detail that its distance asks for. */

import {
  DynamicDrawUsage,
  Group,
  InstancedBufferAttribute,
  InstancedMesh,
  Matrix4,
  Quaternion,
  Vector3,
  type BufferGeometry,
  type Material,
  type Object3D,
} from 'three';
import type { Level } from './levels';
import { fadeByInstance } from './instance_opacity';

/** A shape with its levels, all drawn with one material. */
export interface Part {
  levels: Level[];
  material: Material;
}

/** Where it is drawn: x y z each, quaternions x y z w, scales along x y z (or none). */
export interface Places {
  positions: Float32Array;
  orientations: Float32Array;
  scales: Float32Array;
}

/** Colours (r g b of each, or of all) and opacities (of each, or none), 0 to 255 and 0 to 1. */
export interface Tints {
  colors: Uint8Array;
  opacities: Float32Array;
}

interface Drawn {
  from: number;
  mesh: InstancedMesh;
}

/** The camera moves by so much of the smallest distance of a level before that is asked again. */
const MOVED = 0.05;
const NO_TINTS: Tints = { colors: new Uint8Array(), opacities: new Float32Array() };

export class Instanced {
  readonly object = new Group();
  private parts: Drawn[][] = [];
  private count = 0;
  private matrices: Float32Array = new Float32Array();
  private tints = NO_TINTS;
  private shadows = { cast: false, receive: false };
  private readonly eye = new Vector3(Infinity, Infinity, Infinity);
  private sorted = false;

  /** Draw these shapes instead; their geometries belong to it from now on, materials do not. */
  setParts(parts: Part[]): void {
    this.free();
    this.parts = parts.map(({ levels, material }) =>
      levels.map(({ from, geometry }) => ({ from, mesh: this.make(geometry, material, 0) })),
    );
    this.sorted = false;
  }

  setPlaces(places: Places, tints: Tints = NO_TINTS): void {
    this.count = places.positions.length / 3;
    this.matrices = matricesOf(places, this.matrices);
    this.tints = tints;
    this.sorted = false;
  }

  setShadows(cast: boolean, receive: boolean): void {
    this.shadows = { cast, receive };
    for (const { mesh } of this.parts.flat()) this.shade(mesh);
  }

  setMaterial(material: Material): void {
    for (const { mesh } of this.parts.flat()) mesh.material = material;
  }

  /** Before a picture: choose the levels anew where the camera, or anything else, has moved. */
  place(camera: Object3D, anchor: Object3D): void {
    const one = this.parts.every((levels) => levels.length === 1);
    if (one) {
      if (this.sorted) return;
      for (const levels of this.parts) this.fill(levels, () => 0);
    } else {
      anchor.updateWorldMatrix(true, false);
      eye.setFromMatrixPosition(camera.matrixWorld);
      eye.applyMatrix4(inverse.copy(anchor.matrixWorld).invert());
      const size = anchor.matrixWorld.getMaxScaleOnAxis();
      const nearest = Math.min(...this.parts.flat().map(({ from }) => from || Infinity)) / size;
      if (this.sorted && eye.distanceTo(this.eye) < MOVED * nearest) return;
      this.eye.copy(eye);
      for (const levels of this.parts)
        this.fill(levels, (i) => levelAt(levels, this.away(i) * size));
    }
    this.sorted = true;
  }

  dispose(): void {
    this.free();
  }

  /** How far from the camera an instance is, in the node. */
  private away(i: number): number {
    const { matrices, eye: from } = this;
    const at = i * 16 + 12;
    return Math.hypot(
      matrices[at]! - from.x,
      matrices[at + 1]! - from.y,
      matrices[at + 2]! - from.z,
    );
  }

  private fill(levels: Drawn[], levelOf: (i: number) => number): void {
    const counts = levels.map(() => 0);
    const chosen = new Uint8Array(this.count);
    for (let i = 0; i < this.count; i++) {
      const level = levelOf(i);
      chosen[i] = level;
      counts[level] = counts[level]! + 1;
    }
    levels.forEach((level, k) => {
      if (level.mesh.instanceMatrix.count < counts[k]!) this.grow(level, counts[k]!);
      this.write(level.mesh, chosen, k, counts[k] === this.count);
    });
  }

  /** Write the instances of a level; `all` where that is every one. */
  private write(mesh: InstancedMesh, chosen: Uint8Array, level: number, all: boolean): void {
    const { colors, opacities } = this.tints;
    const matrices = mesh.instanceMatrix.array;
    const from = this.matrices;
    if (all) matrices.set(from);
    const each = colors.length > 3;
    const ids = mesh.userData.instances as Uint32Array;
    let count = 0;
    for (let i = 0; i < this.count; i++) {
      if (chosen[i] !== level) continue;
      if (!all) for (let k = 0; k < 16; k++) matrices[count * 16 + k] = from[i * 16 + k]!;
      if (colors.length) writeColor(mesh, count, colors, each ? i * 3 : 0);
      ids[count] = i;
      count += 1;
    }
    mesh.count = count;
    fadeByInstance(mesh, opacities.length ? ids.subarray(0, count) : null, opacities);
    mesh.instanceMatrix.needsUpdate = true;
    if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
    mesh.boundingBox = null;
    mesh.boundingSphere = null;
  }

  private grow(level: Drawn, count: number): void {
    const { geometry, material } = level.mesh;
    this.object.remove(level.mesh);
    level.mesh.dispose();
    level.mesh = this.make(geometry, material as Material, Math.ceil(count * 1.25));
  }

  private make(geometry: BufferGeometry, material: Material, capacity: number): InstancedMesh {
    const mesh = new InstancedMesh(geometry, material, capacity);
    mesh.instanceMatrix.setUsage(DynamicDrawUsage);
    mesh.count = 0;
    // Culling would cost a walk over all of them whenever one moves.
    mesh.frustumCulled = false;
    mesh.userData.instances = new Uint32Array(capacity);
    this.shade(mesh);
    this.object.add(mesh);
    return mesh;
  }

  private shade(mesh: InstancedMesh): void {
    mesh.castShadow = this.shadows.cast;
    mesh.receiveShadow = this.shadows.receive;
  }

  private free(): void {
    for (const { mesh } of this.parts.flat()) {
      mesh.geometry.dispose();
      mesh.dispose();
    }
    this.parts = [];
    this.object.clear();
  }
}

const eye = new Vector3();
const inverse = new Matrix4();
const position = new Vector3();
const orientation = new Quaternion();
const scale = new Vector3(1, 1, 1);
const matrix = new Matrix4();

function matricesOf({ positions, orientations, scales }: Places, old: Float32Array): Float32Array {
  const count = positions.length / 3;
  const into = old.length === count * 16 ? old : new Float32Array(count * 16);
  scale.set(1, 1, 1);
  for (let i = 0; i < count; i++) {
    position.fromArray(positions, i * 3);
    orientation.fromArray(orientations, i * 4);
    if (scales.length) scale.fromArray(scales, i * 3);
    matrix.compose(position, orientation, scale).toArray(into, i * 16);
  }
  return into;
}

/** The last level that begins no farther away. */
function levelAt(levels: readonly Drawn[], away: number): number {
  let found = 0;
  for (let k = 1; k < levels.length; k++) if (away >= levels[k]!.from) found = k;
  return found;
}

function writeColor(mesh: InstancedMesh, at: number, colors: Uint8Array, from: number): void {
  const capacity = mesh.instanceMatrix.count;
  mesh.instanceColor ??= new InstancedBufferAttribute(new Float32Array(capacity * 3), 3);
  const { array } = mesh.instanceColor;
  for (let k = 0; k < 3; k++) array[at * 3 + k] = LINEAR[colors[from + k]!]!;
}

/** Of each sRGB value 0 to 255, how bright it is. */
const LINEAR = Float32Array.from({ length: 256 }, (_, i) => {
  const value = i / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});
