// SPDX-License-Identifier: Apache-2.0
/** What is being put down with a tool, or was just sent: arrows, dots, and a line where they are several. */

import {
  BufferGeometry,
  Color,
  CircleGeometry,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  InstancedMesh,
  Line,
  LineBasicMaterial,
  Matrix4,
  MeshBasicMaterial,
  Quaternion,
  Shape,
  ShapeGeometry,
  Vector3,
} from 'three';
import { headings } from '../../placing';
import { isLooking, tools, type Place, type PublishingTool, type ToolState } from '../../tools';
import type { Rays } from './rays';

const COLORS: Record<PublishingTool, string> = {
  goal_pose: '#17b26a',
  initial_pose: '#c061f0',
  clicked_point: '#ffb020',
  waypoints: '#38a3ff',
  polygon: '#38a3ff',
};
const MOST = 257;
/** What was sent is fainter than what is not. */
const SENT = 0.45;

/** An arrow along x that begins at the origin, in pixels. */
function arrow(): ShapeGeometry {
  const shape = new Shape();
  shape.moveTo(0, -5).lineTo(48, -5).lineTo(48, -15).lineTo(80, 0);
  shape.lineTo(48, 15).lineTo(48, 5).lineTo(0, 5);
  return new ShapeGeometry(shape);
}

export class ToolPreview {
  readonly object = new Group();
  private readonly material = new MeshBasicMaterial({
    depthTest: false,
    transparent: true,
    side: DoubleSide,
  });
  private readonly arrows = new InstancedMesh(arrow(), this.material, MOST);
  private readonly dots = new InstancedMesh(new CircleGeometry(7, 20), this.material, MOST);
  private readonly lineMaterial = new LineBasicMaterial({ depthTest: false, transparent: true });
  private readonly line = new Line(new BufferGeometry(), this.lineMaterial);
  private places: readonly Place[] = [];

  constructor() {
    this.object.add(this.line, this.dots, this.arrows);
    this.object.children.forEach((child, i) => {
      child.renderOrder = 22 + i;
      child.frustumCulled = false;
    });
    this.object.visible = false;
    tools.subscribe((state, before) => {
      const { gesture, draft, sent, tool } = state;
      const same = gesture === before.gesture && draft === before.draft && sent === before.sent;
      if (!same || tool !== before.tool) this.show(state);
    });
  }

  /** Before a picture: all of it is as large from everywhere. */
  place(rays: Rays): void {
    if (!this.object.visible) return;
    const yaws = headings(this.places);
    this.places.forEach(({ point }, i) => {
      position.set(...point);
      scale.setScalar(Math.max(rays.perPixel(position), 1e-9));
      turn.setFromAxisAngle(UP, yaws[i]!);
      matrix.compose(position, turn, scale);
      this.arrows.setMatrixAt(i, matrix);
      this.dots.setMatrixAt(i, matrix);
    });
    this.arrows.instanceMatrix.needsUpdate = true;
    this.dots.instanceMatrix.needsUpdate = true;
  }

  private show({ tool, gesture, draft, sent }: ToolState): void {
    const open = isLooking(tool) ? [] : gesture ? [...draft, gesture] : draft;
    const used = open.length > 0 && !isLooking(tool) ? tool : sent?.tool;
    this.places = (open.length > 0 ? open : (sent?.places ?? [])).slice(0, MOST);
    const { places } = this;
    this.object.visible = used !== undefined && places.length > 0;
    if (used === undefined) return;
    const opacity = open.length > 0 ? 1 : SENT;
    for (const material of [this.material, this.lineMaterial]) {
      material.color = new Color(COLORS[used]);
      material.opacity = opacity;
    }
    const turned = used !== 'clicked_point' && used !== 'polygon';
    this.arrows.count = turned ? places.length : 0;
    this.dots.count = places.length;
    this.outline(places, used === 'polygon');
  }

  private outline(places: readonly Place[], closed: boolean): void {
    const { line } = this;
    line.visible = places.length > 1;
    const [first] = places;
    if (!first || !line.visible) return;
    // Relative to its first place, so that far from the fixed frame's origin float32 is exact enough.
    line.position.set(...first.point);
    const corners = closed && places.length > 2 ? [...places, first] : places;
    const values = corners.flatMap(({ point }) => point.map((each, i) => each - first.point[i]!));
    line.geometry.dispose();
    line.geometry = new BufferGeometry();
    line.geometry.setAttribute('position', new Float32BufferAttribute(values, 3));
  }
}

const UP = new Vector3(0, 0, 1);
const position = new Vector3();
const scale = new Vector3();
const turn = new Quaternion();
const matrix = new Matrix4();
