// SPDX-License-Identifier: Apache-2.0
/** The scene message `Polygon`: a closed outline, filled where that is wanted. */

import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Mesh,
  MeshBasicMaterial,
  Vector3,
} from 'three';
import type { OptionValue } from '../state';
import type { Polygon } from '../wire/messages';
import { fillIndices } from './flat_fill';
import { flagOf, numberOf, rgbOf } from './option_values';
import { pointNear } from './pick/line_near';
import { numberText, rowText } from './pick/numbers';
import { Placed, type Told } from './placed';
import type { SceneContext } from './renderable';
import { RibbonLine } from './ribbon_line';

export class PolygonRenderable extends Placed<Polygon> {
  private readonly outline = new RibbonLine();
  private readonly inside = new Mesh(
    new BufferGeometry(),
    new MeshBasicMaterial({ transparent: true, side: DoubleSide, depthWrite: false }),
  );
  private filled = false;

  constructor(
    context: SceneContext,
    private message: Polygon,
  ) {
    super(context, message);
    this.object.add(this.outline.object, this.inside);
  }

  setOptions(options: Record<string, OptionValue>): void {
    const rgb = rgbOf(options, 'color', '#19ff00');
    this.outline.setLook(numberOf(options, 'line_width', 0), [
      ...rgb,
      numberOf(options, 'alpha', 1),
    ]);
    this.inside.material.color.setRGB(...rgb, 'srgb');
    this.inside.material.opacity = numberOf(options, 'fill_alpha', 0.3);
    this.filled = flagOf(options, 'fill', false);
    this.fill();
  }

  dispose(): void {
    this.outline.dispose();
    this.inside.geometry.dispose();
    this.inside.material.dispose();
  }

  protected draw(message: Polygon): void {
    this.message = message;
    const { points } = message;
    const closed = new Float32Array(points.length + (points.length > 3 ? 3 : 0));
    closed.set(points);
    closed.set(points.subarray(0, closed.length - points.length), points.length);
    this.outline.setStrip(closed);
    this.fill();
  }

  protected override nearest(at: Vector3): { element: number; away: number } | null {
    return pointNear(this.message.points, 3, at, true);
  }

  protected tell({ points }: Polygon, element: number): Told | null {
    const count = points.length / 3;
    if (element >= count) return null;
    const position = new Vector3().fromArray(points, element * 3);
    const from = new Vector3();
    const to = new Vector3();
    let around = 0;
    for (let i = 0; i < count; i++) {
      from.fromArray(points, i * 3);
      around += from.distanceTo(to.fromArray(points, ((i + 1) % count) * 3));
    }
    const fields = [
      ['index', `${element} of ${count}`],
      ['point', `${rowText(position)} m`],
      ['circumference', `${numberText(around)} m`],
    ] as const;
    return { name: `corner ${element}`, position, fields: [...fields] };
  }

  private fill(): void {
    this.inside.geometry.dispose();
    this.inside.geometry = new BufferGeometry();
    const indices = this.filled ? fillIndices(this.message.points) : [];
    this.inside.visible = indices.length > 0;
    if (!indices.length) return;
    this.inside.geometry.setAttribute('position', new BufferAttribute(this.message.points, 3));
    this.inside.geometry.setIndex(indices);
  }
}
