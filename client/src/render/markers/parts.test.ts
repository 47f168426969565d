// SPDX-License-Identifier: Apache-2.0
/** The geometry that each family of markers makes of a message. */

import {
  Box3,
  Group,
  InstancedMesh,
  Matrix4,
  Mesh,
  type BufferGeometry,
  type Material,
} from 'three';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeScene } from '../../../test/fake_scene';
import { markersMessage, type Plain } from '../../../test/marker_messages';
import type { Part, Stage, Style } from './part';
import { PartFactory } from './part_factory';
import { MarkerRow, TYPE } from './row';

const RED = [1, 0, 0, 1];
const CLEAR = [0, 1, 0, 0.25];

let root: Group;
let style: Style;
let factory: PartFactory;
let problems: Map<Part, string>;

beforeEach(() => {
  root = new Group();
  style = { alpha: 1, outlines: false };
  problems = new Map();
  const stage: Stage = {
    context: new FakeScene(),
    style,
    root,
    report: (part, text) => void (text === '' ? problems.delete(part) : problems.set(part, text)),
  };
  factory = new PartFactory(stage);
});
afterEach(() => factory.dispose());

/** A placed part of this marker. */
function draw(marker: Plain): Part {
  const part = factory.make(marker.type);
  part.set(new MarkerRow(markersMessage([marker])));
  part.place(new Matrix4());
  return part;
}

function change(part: Part, marker: Plain): void {
  part.set(new MarkerRow(markersMessage([marker])));
}

/** The one mesh that is drawn. */
function mesh(): Mesh<BufferGeometry, Material> {
  const found: Mesh<BufferGeometry, Material>[] = [];
  root.traverse((child) => {
    if (child instanceof Mesh) found.push(child as Mesh<BufferGeometry, Material>);
  });
  expect(found).toHaveLength(1);
  return found[0]!;
}

const instances = () =>
  (mesh().geometry as BufferGeometry & { instanceCount: number }).instanceCount;
const bounds = () => {
  const box = new Box3().setFromObject(root);
  return [box.min.toArray(), box.max.toArray()];
};

describe('lines', () => {
  const points = [
    [0, 0, 0],
    [1, 0, 0],
    [1, 2, 0],
    [0, 2, 3],
  ];

  test('a strip of n points has n - 1 segments, a list half as many as points', () => {
    const strip = draw({ type: TYPE.LINE_STRIP, points });
    expect(instances()).toBe(3);
    const end = mesh().geometry.getAttribute('end');
    expect([end.getX(2), end.getY(2), end.getZ(2)]).toEqual([0, 2, 3]);
    expect(bounds()).toEqual([
      [0, 0, 0],
      [1, 2, 3],
    ]);
    strip.dispose();
    draw({ type: TYPE.LINE_LIST, points });
    expect(instances()).toBe(2);
    const start = mesh().geometry.getAttribute('start');
    expect([start.getX(1), start.getY(1), start.getZ(1)]).toEqual([1, 2, 0]);
  });

  test('a colour that lets light through makes all of it see-through', () => {
    const part = draw({ type: TYPE.LINE_STRIP, points, colors: [RED, RED, RED, CLEAR] });
    expect(mesh().material).toMatchObject({ transparent: true, depthWrite: false });
    change(part, { type: TYPE.LINE_STRIP, points, color: RED });
    expect(mesh().material).toMatchObject({ transparent: false, depthWrite: true });
  });

  test('one point is no line, and that is said until there are two', () => {
    const part = draw({ type: TYPE.LINE_STRIP, points: points.slice(0, 1) });
    expect(instances()).toBe(0);
    expect(problems.get(part)).toMatch(/at least two points; it has 1/);
    change(part, { type: TYPE.LINE_STRIP, points });
    expect(problems.size).toBe(0);
  });
});

describe('points', () => {
  test('each has its place and colour; new ones free the old', () => {
    const part = draw({
      type: TYPE.POINTS,
      points: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      colors: [RED, CLEAR],
    });
    expect(instances()).toBe(2);
    expect(bounds()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(mesh().geometry.getAttribute('tint').getW(1)).toBeCloseTo(0.25, 2);
    let freed = 0;
    mesh().geometry.addEventListener('dispose', () => freed++);
    change(part, { type: TYPE.POINTS, points: [[0, 0, 0]] });
    expect([freed, instances()]).toEqual([1, 1]);
  });
});

describe('lists of solids', () => {
  test('cubes at their points, of their scale', () => {
    draw({
      type: TYPE.CUBE_LIST,
      points: [
        [0, 0, 0],
        [5, 0, 0],
      ],
      scale: [2, 1, 1],
    });
    expect((mesh() as unknown as InstancedMesh).count).toBe(2);
    expect(bounds()).toEqual([
      [-1, -0.5, -0.5],
      [6, 0.5, 0.5],
    ]);
  });

  test('turn see-through with the display, and back, without a leftover', () => {
    const part = draw({ type: TYPE.SPHERE_LIST, points: [[0, 0, 0]], color: RED });
    expect(mesh().material.transparent).toBe(false);
    style.alpha = 0.5;
    part.restyle();
    expect(mesh().material.transparent).toBe(true);
    style.alpha = 1;
    part.restyle();
    expect(mesh().material.transparent).toBe(false);
  });

  test('an arrow strip has an arrow less than points', () => {
    const points = [
      [0, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
    ];
    const part = draw({ type: TYPE.ARROW_STRIP, points, scale: [0.1, 0.2, 0.3] });
    const counts: number[] = [];
    root.traverse((child) => {
      if (child instanceof InstancedMesh) counts.push(child.count);
    });
    expect(counts).toEqual([2, 2]);
    change(part, { type: TYPE.ARROW_STRIP, points: points.slice(0, 1) });
    expect(problems.get(part)).toMatch(/at least two points/);
  });
});

describe('every type', () => {
  // Text is drawn by the browser's canvas: the picture tests have it.
  const types = Object.values(TYPE).filter((type) => type !== TYPE.TEXT_VIEW_FACING);
  const points = [
    [0, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
  ];

  test.each(types)('%i shows nothing of itself once it is disposed of', (type) => {
    const part = draw({ type, points, mesh: 'none.xyz' });
    part.place(null);
    part.place(new Matrix4());
    part.dispose();
    let solids = 0;
    root.traverse((child) => {
      if (child instanceof InstancedMesh) solids += child.count;
      else if (child instanceof Mesh) solids += 1;
    });
    expect(solids).toBe(0);
    expect(problems.size).toBe(0);
  });

  test('a type that is not known is said to be so', () => {
    const part = draw({ type: 200 });
    expect(problems.get(part)).toBe('Marker type 200 is not known.');
  });
});
