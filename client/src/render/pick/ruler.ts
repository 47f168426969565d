// SPDX-License-Identifier: Apache-2.0
/** The measured distance in the scene: a line with its ends, and the length in its middle. */

import { Color, Group, Vector3, type Camera } from 'three';
import { Line2 } from 'three/examples/jsm/lines/Line2.js';
import { LineGeometry } from 'three/examples/jsm/lines/LineGeometry.js';
import { LineMaterial } from 'three/examples/jsm/lines/LineMaterial.js';
import { distance, type Point } from '../../tools';
import { Labels } from '../labels';
import { THEMES, type Theme } from '../themes';
import { Highlight } from './highlight';

/** CSS pixels. */
const WIDTH = 2.5;

/** A distance as it is written: to the millimetre. */
export function lengthText(metres: number): string {
  return `${metres.toFixed(3)} m`;
}

export class Ruler {
  readonly object = new Group();
  private readonly line: Line2;
  private readonly ends: [Highlight, Highlight];
  private readonly labels: Labels;
  private points: readonly Point[] = [];

  constructor(color: string, pixelRatio: number) {
    const material = new LineMaterial({ linewidth: WIDTH, depthTest: false, transparent: true });
    material.color = new Color(color);
    this.line = new Line2(new LineGeometry(), material);
    this.line.frustumCulled = false;
    this.line.renderOrder = 19;
    this.ends = [new Highlight(color, 1), new Highlight(color, 1)];
    this.labels = new Labels(pixelRatio);
    this.labels.object.renderOrder = 21;
    this.object.add(this.line, ...this.ends.map((end) => end.object), this.labels.object);
    this.set([]);
  }

  setTheme(theme: Theme): void {
    const { ink, halo } = THEMES[theme];
    this.labels.setColors(ink, halo);
  }

  /** Show up to two points and what lies between them. */
  set(points: readonly Point[]): void {
    this.points = points;
    this.object.visible = points.length > 0;
    this.ends.forEach((end, i) => {
      const point = points[i];
      end.show(point ? { position: new Vector3(...point) } : null);
    });
    const [from, to] = points;
    this.line.visible = to !== undefined;
    if (!from || !to) return;
    // Relative to its first end, so that far from the fixed frame's origin float32 is exact enough.
    this.line.position.set(...from);
    const along = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
    this.line.geometry.setPositions([0, 0, 0, ...along]);
  }

  /** Before a picture of this size, CSS pixels. */
  place(camera: Camera, width: number, height: number): void {
    const found = distance(this.points);
    const [from, to] = this.points;
    if (!found || !from || !to) return this.labels.set([], camera, width, height);
    const [x, y, z] = [0, 1, 2].map((axis) => (from[axis]! + to[axis]!) / 2) as [
      number,
      number,
      number,
    ];
    const label = { name: lengthText(found.length), x, y, z, alpha: 1, rank: 0 };
    this.labels.set([label], camera, width, height);
  }

  dispose(): void {
    this.line.geometry.dispose();
    this.line.material.dispose();
    for (const end of this.ends) end.dispose();
    this.labels.dispose();
  }
}
