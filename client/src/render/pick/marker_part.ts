// SPDX-License-Identifier: Apache-2.0
/** A marker that is pointed at: how far a place is from it, and what its message says. */

import { Matrix4, Quaternion, Vector3 } from 'three';
import { TYPE, type MarkerRow } from '../markers/row';
import { numberText, rowText } from './numbers';

const NAMES = Object.fromEntries(Object.entries(TYPE).map(([name, type]) => [type, name]));
const local = new Vector3();
const position = new Vector3();
const turn = new Quaternion();
const start = new Vector3();
const end = new Vector3();

/** Half the size of a marker's own box, about the middle that is told too, in its own axes; metres. */
export function extentOf(row: MarkerRow): { half: Vector3; middle: Vector3 } {
  const half = new Vector3(row.scale(0), row.scale(1), row.scale(2)).divideScalar(2);
  const middle = new Vector3();
  const { points, type } = row;
  if (points.length >= 3) {
    const [least, most] = [
      new Vector3(Infinity, Infinity, Infinity),
      new Vector3().setScalar(-Infinity),
    ];
    for (let i = 0; i + 2 < points.length; i += 3) {
      least.min(start.fromArray(points, i));
      most.max(start);
    }
    middle.addVectors(least, most).divideScalar(2);
    const wide = thickness(row);
    half.subVectors(most, least).divideScalar(2).addScalar(0);
    half.add(wide);
  } else if (type === TYPE.ARROW) {
    middle.x = half.x;
  }
  return { half, middle };
}

/** What a list's points, lines or solids reach beyond their places. */
function thickness(row: MarkerRow): Vector3 {
  const [x, y, z] = [row.scale(0), row.scale(1), row.scale(2)];
  switch (row.type) {
    case TYPE.LINE_STRIP:
    case TYPE.LINE_LIST:
      return new Vector3(x, x, x).divideScalar(2);
    case TYPE.POINTS:
      return new Vector3(x, x, y).divideScalar(2);
    case TYPE.CUBE_LIST:
    case TYPE.SPHERE_LIST:
      return new Vector3(x, y, z).divideScalar(2);
    case TYPE.TRIANGLE_LIST:
      return new Vector3();
    default:
      return new Vector3(y, y, y).divideScalar(2);
  }
}

/** Metres from a place in the marker's frame to its surface as far as it is known: 0 inside its shape's box. */
export function distanceTo(row: MarkerRow, at: Vector3): number {
  const { pose } = row.message;
  const i = row.index * 7;
  local.set(at.x - pose[i]!, at.y - pose[i + 1]!, at.z - pose[i + 2]!);
  turn.set(-pose[i + 3]!, -pose[i + 4]!, -pose[i + 5]!, pose[i + 6]!);
  local.applyQuaternion(turn);
  const { points, type } = row;
  if (points.length < 3) {
    if (type === TYPE.ARROW) local.x -= row.scale(0) / 2;
    return outside(local, row.scale(0) / 2, row.scale(1) / 2, row.scale(2) / 2);
  }
  const reach = thickness(row);
  const step = type === TYPE.LINE_LIST ? 6 : 3;
  const joined = type === TYPE.LINE_LIST || type === TYPE.LINE_STRIP || isArrow(type);
  if (type === TYPE.TRIANGLE_LIST) return toTriangles(points, local);
  let least = Infinity;
  for (let k = 0; k + 2 < points.length; k += step) {
    start.fromArray(points, k);
    if (joined && k + 5 < points.length) {
      end.fromArray(points, k + 3);
      least = Math.min(least, Math.max(0, toSegment(start, end, local) - reach.x));
    } else if (!joined || points.length === 3) {
      position.subVectors(local, start);
      least = Math.min(least, outside(position, reach.x, reach.y, reach.z));
    }
  }
  return least;
}

const isArrow = (type: number): boolean => type === TYPE.ARROW || type === TYPE.ARROW_STRIP;

function outside(at: Vector3, x: number, y: number, z: number): number {
  return Math.hypot(
    Math.max(0, Math.abs(at.x) - Math.abs(x)),
    Math.max(0, Math.abs(at.y) - Math.abs(y)),
    Math.max(0, Math.abs(at.z) - Math.abs(z)),
  );
}

function toSegment(a: Vector3, b: Vector3, at: Vector3): number {
  const along = position.subVectors(b, a);
  const length = along.lengthSq();
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, (at.dot(along) - a.dot(along)) / length));
  return position.multiplyScalar(t).add(a).distanceTo(at);
}

/** To the nearest middle of an edge or corner: enough to tell which of two surfaces a place is on. */
function toTriangles(points: Float32Array, at: Vector3): number {
  let least = Infinity;
  for (let k = 0; k + 8 < points.length; k += 9) {
    for (let side = 0; side < 3; side++) {
      start.fromArray(points, k + side * 3);
      end.fromArray(points, k + ((side + 1) % 3) * 3);
      least = Math.min(least, toSegment(start, end, at));
    }
  }
  return least;
}

/** The cube of one metre as the marker's box, in its frame. */
export function boxOf(row: MarkerRow): Matrix4 {
  const { half, middle } = extentOf(row);
  const box = row.pose(new Matrix4());
  box.multiply(new Matrix4().makeTranslation(middle));
  return box.scale(half.multiplyScalar(2));
}

/** What the message says of a marker. */
export function fieldsOfMarker(row: MarkerRow): [name: string, value: string][] {
  const pose = Array.from(row.message.pose.subarray(row.index * 7, row.index * 7 + 7));
  const color = [0, 1, 2, 3].map((channel) =>
    numberText(Math.round(row.color(channel) * 1e4) / 1e4),
  );
  const found: [string, string][] = [
    ['ns', row.ns],
    ['id', String(row.id)],
    ['type', NAMES[row.type] ?? String(row.type)],
    ['position', rowText(pose.slice(0, 3))],
    ['orientation', rowText(pose.slice(3))],
    ['scale', rowText([row.scale(0), row.scale(1), row.scale(2)])],
    ['color', color.join(' ')],
  ];
  if (row.points.length) found.push(['points', String(row.points.length / 3)]);
  if (row.text !== '') found.push(['text', row.text]);
  if (row.mesh !== '') found.push(['mesh', row.mesh]);
  return found;
}
