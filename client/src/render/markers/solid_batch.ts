// SPDX-License-Identifier: Apache-2.0
/** Many solids of one shape in one draw call, each with a matrix, a colour and an opacity of its own. */

import {
  Box3,
  DynamicDrawUsage,
  Group,
  InstancedBufferAttribute,
  InstancedMesh,
  LineSegments,
  type BufferGeometry,
  type InstancedBufferGeometry,
  type Material,
  type Matrix4,
} from 'three';
import { setReach } from '../pick/within';
import { boundsOfCopies } from './bounds';
import {
  edgeGeometry,
  outlineMaterial,
  shapeGeometry,
  solidMaterial,
  type Shape,
} from './solid_shapes';

const SMALLEST = 16;

export class SolidBatch {
  /** Holds the solids and their outlines; its matrix is the owner's to set. */
  readonly object = new Group();
  private readonly solid: BufferGeometry;
  /** The box around one of them, of size 1. */
  private readonly around: Box3;
  private readonly material: Material;
  private mesh: InstancedMesh;
  private tint: InstancedBufferAttribute;
  private edges: LineSegments<InstancedBufferGeometry> | null = null;
  private size = 0;

  constructor(shape: Shape, seeThrough: boolean) {
    this.object.matrixAutoUpdate = false;
    this.solid = shapeGeometry(shape);
    this.solid.computeBoundingBox();
    this.around = this.solid.boundingBox!;
    this.material = solidMaterial(seeThrough);
    this.tint = tintAttribute(SMALLEST);
    this.mesh = this.build(SMALLEST);
  }

  get count(): number {
    return this.size;
  }

  /** Change how many there are; what lies below the new count stays as it is. */
  resize(count: number): void {
    const capacity = this.mesh.instanceMatrix.count;
    if (count > capacity) this.grow(Math.max(count, capacity * 2));
    this.size = count;
    this.mesh.count = count;
    this.mesh.visible = count > 0;
    this.mesh.boundingBox = null;
    if (this.edges) this.edges.geometry.instanceCount = count;
  }

  setMatrix(index: number, matrix: Matrix4): void {
    matrix.toArray(this.mesh.instanceMatrix.array, index * 16);
    touch(this.mesh.instanceMatrix, index);
    this.mesh.boundingBox = null;
  }

  getMatrix(index: number, into: Matrix4): Matrix4 {
    return into.fromArray(this.mesh.instanceMatrix.array, index * 16);
  }

  /** Set the matrices of the first ones; (count, 16) column by column. */
  setMatrices(matrices: Float32Array): void {
    const { instanceMatrix } = this.mesh;
    instanceMatrix.array.set(matrices);
    instanceMatrix.clearUpdateRanges();
    instanceMatrix.addUpdateRange(0, matrices.length);
    instanceMatrix.needsUpdate = true;
    this.mesh.boundingBox = null;
  }

  /** Colour and opacity in 0..1, sRGB. */
  setTint(index: number, r: number, g: number, b: number, a: number): void {
    const { array } = this.tint;
    array[index * 4] = byte(r);
    array[index * 4 + 1] = byte(g);
    array[index * 4 + 2] = byte(b);
    array[index * 4 + 3] = byte(a);
    touch(this.tint, index);
  }

  /** Copy one instance over another. */
  copy(from: number, to: number): void {
    const { instanceMatrix } = this.mesh;
    instanceMatrix.array.copyWithin(to * 16, from * 16, from * 16 + 16);
    this.tint.array.copyWithin(to * 4, from * 4, from * 4 + 4);
    touch(instanceMatrix, to);
    touch(this.tint, to);
  }

  showOutlines(shown: boolean): void {
    if (shown === (this.edges !== null)) return;
    if (shown) this.addEdges();
    else this.removeEdges();
  }

  dispose(): void {
    this.removeEdges();
    this.mesh.dispose();
    this.solid.dispose();
    this.material.dispose();
    this.object.removeFromParent();
  }

  private build(capacity: number): InstancedMesh {
    const mesh = new InstancedMesh(this.solid, this.material, capacity);
    mesh.instanceMatrix.setUsage(DynamicDrawUsage);
    mesh.frustumCulled = false;
    setReach(mesh, 0);
    mesh.count = this.size;
    // Asked for whenever the solids moved: three's own takes a box apart for each of them.
    mesh.computeBoundingBox = () => {
      const { array } = mesh.instanceMatrix;
      mesh.boundingBox = boundsOfCopies(this.around, array, mesh.count, new Box3());
    };
    this.solid.setAttribute('tint', this.tint);
    this.object.add(mesh);
    return mesh;
  }

  private grow(capacity: number): void {
    const shown = this.edges !== null;
    this.removeEdges();
    const { mesh, tint } = this;
    // Frees the old attribute's GPU memory together with the geometry's, which is uploaded again.
    this.solid.dispose();
    mesh.dispose();
    mesh.removeFromParent();
    this.tint = tintAttribute(capacity);
    this.tint.array.set(tint.array);
    this.mesh = this.build(capacity);
    this.mesh.instanceMatrix.array.set(mesh.instanceMatrix.array);
    if (shown) this.addEdges();
  }

  private addEdges(): void {
    const geometry = edgeGeometry(this.solid);
    geometry.setAttribute('instanceMatrix', this.mesh.instanceMatrix);
    geometry.setAttribute('tint', this.tint);
    geometry.instanceCount = this.size;
    // The solids tell where the batch is.
    geometry.boundingBox = new Box3();
    this.edges = new LineSegments(geometry, outlineMaterial());
    this.edges.frustumCulled = false;
    this.object.add(this.edges);
  }

  private removeEdges(): void {
    if (!this.edges) return;
    // Shared with the solids, which still need them.
    this.edges.geometry.deleteAttribute('instanceMatrix');
    this.edges.geometry.deleteAttribute('tint');
    this.edges.geometry.dispose();
    (this.edges.material as Material).dispose();
    this.edges.removeFromParent();
    this.edges = null;
  }
}

function tintAttribute(capacity: number): InstancedBufferAttribute {
  const attribute = new InstancedBufferAttribute(new Uint8Array(capacity * 4), 4, true);
  return attribute.setUsage(DynamicDrawUsage);
}

function byte(value: number): number {
  return Math.round(Math.min(Math.max(value, 0), 1) * 255);
}

/** Widen what the next picture uploads by one instance. */
function touch(attribute: InstancedBufferAttribute, index: number): void {
  const start = index * attribute.itemSize;
  const end = start + attribute.itemSize;
  const [range] = attribute.updateRanges;
  if (range) {
    const first = Math.min(range.start, start);
    range.count = Math.max(range.start + range.count, end) - first;
    range.start = first;
  } else {
    attribute.addUpdateRange(start, attribute.itemSize);
  }
  attribute.needsUpdate = true;
}
