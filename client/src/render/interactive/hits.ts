// SPDX-License-Identifier: Apache-2.0
/** Where a ray meets what is drawn: solids as they are, lines and points as thick as they are drawn. */

import type { Matrix4 } from 'three';
import {
  InstancedBufferGeometry,
  InstancedMesh,
  LineSegments,
  Mesh,
  Vector3,
  type Intersection,
  type Object3D,
  type Ray,
  type Raycaster,
} from 'three';
import { TYPE, type MarkerRow } from '../markers/row';

export interface Met {
  distance: number;
  point: Vector3;
}

const found: Intersection[] = [];

/** The nearest place where a ray meets solids, triangles, meshes and texts below an object. */
export function nearestHit(object: Object3D, raycaster: Raycaster): Met | null {
  found.length = 0;
  visit(object, raycaster);
  let best: Intersection | null = null;
  for (const one of found) {
    const nearer = one.distance < (best?.distance ?? Infinity);
    if (nearer && one.distance >= raycaster.near && one.distance <= raycaster.far) best = one;
  }
  return best ? { distance: best.distance, point: best.point.clone() } : null;
}

function visit(object: Object3D, raycaster: Raycaster): void {
  if (!object.visible) return;
  if (object instanceof InstancedMesh) {
    // Matrices have changed since three worked it out.
    object.boundingSphere = null;
    object.raycast(raycaster, found);
  } else if (!(object instanceof LineSegments) && !isRibbon(object)) {
    object.raycast(raycaster, found);
  }
  for (const child of object.children) visit(child, raycaster);
}

/** Lines and points are one corner shape, repeated by a shader. */
function isRibbon(object: Object3D): boolean {
  return object instanceof Mesh && object.geometry instanceof InstancedBufferGeometry;
}

const a = new Vector3();
const b = new Vector3();
const onRay = new Vector3();
const onLine = new Vector3();

/** Where a ray comes nearer to a row's lines or points than they are thick; `matrix` takes them to the ray's space. */
export function slimHit(ray: Ray, row: MarkerRow, matrix: Matrix4): Met | null {
  const { points } = row;
  const dots = row.type === TYPE.POINTS;
  const radius = Math.max(row.scale(0), dots ? row.scale(1) : 0) / 2;
  const step = row.type === TYPE.LINE_LIST ? 6 : 3;
  const last = points.length - (dots ? 3 : 6);
  let best: Met | null = null;
  for (let at = 0; at <= last; at += step) {
    a.fromArray(points, at).applyMatrix4(matrix);
    if (dots) b.copy(a);
    else b.fromArray(points, at + 3).applyMatrix4(matrix);
    const square = ray.distanceSqToSegment(a, b, onRay, onLine);
    if (square > radius * radius) continue;
    const distance = onRay.distanceTo(ray.origin);
    if (!best || distance < best.distance) best = { distance, point: onLine.clone() };
  }
  return best;
}
