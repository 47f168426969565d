// SPDX-License-Identifier: Apache-2.0
/** The scene message `GridCells`: rectangles of one size in the plane of their frame, one draw call. */

import {
  Color,
  DoubleSide,
  GLSL3,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Matrix4,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  Vector2,
  Vector3,
} from 'three';
import type { OptionValue } from '../state';
import type { GridCells } from '../wire/messages';
import { boundsOf } from './markers/bounds';
import { OPAQUE } from './markers/part';
import { numberOf, rgbOf } from './option_values';
import { numberText, rowText } from './pick/numbers';
import { setReach } from './pick/within';
import { Placed, type Told } from './placed';
import type { SceneContext } from './renderable';

const VERTEX = /* glsl */ `
  in vec3 middle;
  uniform vec2 size;
  void main() {
    vec3 place = middle + vec3(position.xy * size, 0.0);
    gl_Position = projectionMatrix * modelViewMatrix * vec4(place, 1.0);
  }
`;

const FRAGMENT = /* glsl */ `
  uniform vec3 color;
  uniform float alpha;
  out vec4 outColor;
  void main() { outColor = linearToOutputTexel(vec4(color, alpha)); }
`;

const square = new PlaneGeometry(1, 1);

export class GridCellsRenderable extends Placed<GridCells> {
  private readonly material = new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: {
      size: { value: new Vector2() },
      color: { value: new Color() },
      alpha: { value: 1 },
    },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    side: DoubleSide,
    // They lie on maps and on the grid.
    polygonOffset: true,
    polygonOffsetFactor: -1,
    polygonOffsetUnits: -1,
  });
  private readonly mesh = new Mesh(new InstancedBufferGeometry(), this.material);

  constructor(
    context: SceneContext,
    private message: GridCells,
  ) {
    super(context, message);
    this.mesh.frustumCulled = false;
    this.object.add(this.mesh);
  }

  setOptions(options: Record<string, OptionValue>): void {
    const alpha = Math.min(Math.max(numberOf(options, 'alpha', 1), 0), 1);
    this.material.uniforms.alpha!.value = alpha;
    (this.material.uniforms.color!.value as Color).setRGB(
      ...rgbOf(options, 'color', '#19ff00'),
      'srgb',
    );
    this.material.transparent = alpha < OPAQUE;
    this.material.depthWrite = alpha >= OPAQUE;
  }

  elements(): number {
    return this.mesh.geometry.instanceCount;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.material.dispose();
  }

  protected override nearest(at: Vector3): { element: number; away: number } | null {
    const { cells, cell_width, cell_height } = this.message;
    let element = -1;
    let away = Infinity;
    for (let i = 0; i + 2 < cells.length; i += 3) {
      const x = Math.max(Math.abs(cells[i]! - at.x) - cell_width / 2, 0);
      const y = Math.max(Math.abs(cells[i + 1]! - at.y) - cell_height / 2, 0);
      const distance = Math.hypot(x, y, cells[i + 2]! - at.z);
      if (distance < away) [away, element] = [distance, i / 3];
    }
    return element < 0 ? null : { element, away };
  }

  protected tell({ cells, cell_width, cell_height }: GridCells, element: number): Told | null {
    if (element * 3 >= cells.length) return null;
    const position = new Vector3().fromArray(cells, element * 3);
    const fields = [
      ['index', `${element} of ${cells.length / 3}`],
      ['middle', `${rowText(position)} m`],
      ['cell size', `${numberText(cell_width)} x ${numberText(cell_height)} m`],
    ] as const;
    const size = new Vector3(cell_width, cell_height, 0);
    const box = new Matrix4().makeTranslation(position).scale(size);
    return { name: `cell ${element}`, position, box, fields: [...fields] };
  }

  protected draw(message: GridCells): void {
    this.message = message;
    const { cells, cell_width, cell_height } = message;
    this.mesh.geometry.dispose();
    const geometry = new InstancedBufferGeometry();
    geometry.index = square.index;
    geometry.setAttribute('position', square.getAttribute('position'));
    geometry.setAttribute('middle', new InstancedBufferAttribute(cells, 3));
    geometry.instanceCount = cells.length / 3;
    geometry.boundingBox = boundsOf(cells);
    this.mesh.geometry = geometry;
    this.mesh.visible = cells.length > 0;
    setReach(this.mesh, Math.hypot(cell_width, cell_height));
    (this.material.uniforms.size!.value as Vector2).set(cell_width, cell_height);
  }
}
