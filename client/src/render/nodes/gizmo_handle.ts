// SPDX-License-Identifier: Apache-2.0
/** One thing of transform controls to take hold of: an arrow, a square, or an arc; one metre across. */

import {
  BoxGeometry,
  Color,
  ConeGeometry,
  CylinderGeometry,
  DoubleSide,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  Quaternion,
  TorusGeometry,
  Vector3,
  type BufferGeometry,
  type Intersection,
  type Raycaster,
} from 'three';
import { Line2 } from 'three/examples/jsm/lines/Line2.js';
import { LineGeometry } from 'three/examples/jsm/lines/LineGeometry.js';
import { LineMaterial } from 'three/examples/jsm/lines/LineMaterial.js';

export type HandleKind = 'move_axis' | 'move_plane' | 'rotate_axis';

export interface HandleStyle {
  /** CSS pixels. */
  lineWidth: number;
  depthTest: boolean;
  opacity: number;
}

const COLORS = ['#e5484d', '#30a46c', '#3e7bfa'] as const;
const HELD = '#ffc53d';
const CONE = { length: 0.2, radius: 0.055 };
const SQUARE = { from: 0.16, to: 0.38 };
const ARC = 0.65;
const STEPS = 24;
/** How far beside a line it is taken hold of. */
const THICK = 0.06;
const QUARTER = Math.PI / 2;
const Z = new Vector3(0, 0, 1);
const X = new Vector3(1, 0, 0);

export class GizmoHandle {
  readonly object = new Group();
  private readonly surface = new MeshBasicMaterial({ side: DoubleSide });
  private readonly line = new LineMaterial();
  /** Where it is taken hold of; not drawn. */
  private readonly volume: Mesh;
  private readonly color: Color;
  private opacity = 1;

  constructor(
    readonly kind: HandleKind,
    /** 0 to 2: along it, square to it, about it. */
    readonly axis: number,
  ) {
    this.color = new Color(COLORS[axis]);
    const { object } = this;
    // Drawn along x, or in the plane from x to y about z.
    const [of, along] = kind === 'move_axis' ? [X, axis] : [Z, axis];
    object.quaternion.copy(turnTo(of, along));
    const shapes = { move_axis: arrow, move_plane: square, rotate_axis: arc }[kind]();
    const points = new LineGeometry();
    points.setPositions(shapes.line);
    const line = new Line2(points, this.line);
    line.frustumCulled = false;
    object.add(line);
    if (shapes.surface) object.add(new Mesh(shapes.surface, this.surface));
    this.volume = new Mesh(shapes.volume, this.surface);
    this.volume.visible = false;
    object.add(this.volume);
    this.highlight(false);
  }

  setStyle({ lineWidth, depthTest, opacity }: HandleStyle): void {
    this.line.linewidth = lineWidth;
    this.opacity = opacity;
    for (const material of [this.line, this.surface]) {
      material.depthTest = depthTest;
      material.transparent = opacity < 1 || !depthTest;
      material.needsUpdate = true;
    }
    for (const child of this.object.children) child.renderOrder = depthTest ? 0 : 18;
    this.highlight(false);
  }

  highlight(on: boolean): void {
    const color = on ? held : this.color;
    this.line.color.copy(color);
    this.surface.color.copy(color);
    this.line.opacity = this.opacity;
    this.surface.opacity = this.opacity * (this.kind === 'move_plane' && !on ? 0.5 : 1);
    if (this.kind === 'move_plane') this.surface.transparent = true;
  }

  /** Where a ray meets it first; null where it does not. */
  pick(raycaster: Raycaster): Intersection | null {
    if (!this.object.visible) return null;
    found.length = 0;
    this.volume.raycast(raycaster, found);
    found.sort((a, b) => a.distance - b.distance);
    return found[0] ?? null;
  }

  dispose(): void {
    for (const child of this.object.children) (child as Mesh).geometry.dispose();
    this.surface.dispose();
    this.line.dispose();
  }
}

const held = new Color(HELD);
const found: Intersection[] = [];

interface Shapes {
  line: number[];
  surface: BufferGeometry | null;
  volume: BufferGeometry;
}

/** Along x. */
function arrow(): Shapes {
  const cone = new ConeGeometry(CONE.radius, CONE.length, 20);
  cone.rotateZ(-QUARTER).translate(1 - CONE.length / 2, 0, 0);
  const volume = new CylinderGeometry(THICK, THICK, 0.9, 8);
  volume.rotateZ(-QUARTER).translate(0.57, 0, 0);
  return { line: [0, 0, 0, 1 - CONE.length, 0, 0], surface: cone, volume };
}

/** In the plane of x and y. */
function square(): Shapes {
  const { from: a, to: b } = SQUARE;
  const middle = (a + b) / 2;
  const surface = new PlaneGeometry(b - a, b - a).translate(middle, middle, 0);
  const volume = new BoxGeometry(b - a, b - a, 0.02).translate(middle, middle, 0);
  return { line: [a, a, 0, b, a, 0, b, b, 0, a, b, 0, a, a, 0], surface, volume };
}

/** From x to y, about z. */
function arc(): Shapes {
  const line: number[] = [];
  for (let i = 0; i <= STEPS; i++) {
    const angle = (i / STEPS) * QUARTER;
    line.push(ARC * Math.cos(angle), ARC * Math.sin(angle), 0);
  }
  return { line, surface: null, volume: new TorusGeometry(ARC, THICK * 0.8, 8, 16, QUARTER) };
}

/** The turn that takes an axis to that of a number, x y z in their order: the plane's x and y to the next two. */
function turnTo(from: Vector3, axis: number): Quaternion {
  const steps = (axis - (from === X ? 0 : 2) + 3) % 3;
  return new Quaternion().setFromAxisAngle(diagonal, (steps * 2 * Math.PI) / 3);
}

const diagonal = new Vector3(1, 1, 1).normalize();
