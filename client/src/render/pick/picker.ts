// SPDX-License-Identifier: Apache-2.0
/**
 * Which thing is under a place of the picture, and where its surface is there.
 *
 * The few pixels around the place are drawn once per thing, with the things' own materials, so that whatever can be
 * drawn can be picked: shapes that exist only in a shader, too. Nothing is kept or drawn while nobody asks.
 */

import {
  DepthTexture,
  FloatType,
  Frustum,
  Matrix4,
  Mesh,
  NearestFilter,
  OrthographicCamera,
  PlaneGeometry,
  ShaderMaterial,
  Vector3,
  WebGLRenderTarget,
  type Object3D,
  type PerspectiveCamera,
  type Scene,
  type WebGLRenderer,
} from 'three';

import { drawAside, Hidden } from './aside';
import { SLACK } from './sight';
import { Within } from './within';

/** Pixels across of what is looked at: a line or point need not be hit exactly. */
const ACROSS = 2 * SLACK + 1;
/** So many pixels around that are drawn objects looked for: lines are never thinner than a pixel, or end in one. */
const AROUND = 8;
/** So many things are told apart at once; more are first told apart in bunches. */
const BUNCH = 32;

export interface Picked {
  /** Index of the thing. */
  index: number;
  /** Where its surface is, in the fixed frame. */
  position: Vector3;
  /** Pixels from the place to it, and -1 (near) to 1 (far); -Infinity of what is drawn over all in front of it. */
  away: number;
  depth: number;
}

export interface Eye {
  renderer: WebGLRenderer;
  scene: Scene;
  camera: PerspectiveCamera | OrthographicCamera;
  size: { width: number; height: number; pixelRatio: number };
}

interface Found {
  id: number;
  /** Square of its distance from the middle, pixels. */
  away: number;
  column: number;
  row: number;
  depth: number;
}

export class Picker {
  private targets: { drawn: WebGLRenderTarget; found: WebGLRenderTarget } | null = null;
  private readonly pixels = new Float32Array(ACROSS * ACROSS * 4);
  private readonly material = new ShaderMaterial({
    uniforms: { depths: { value: null }, id: { value: 0 } },
    vertexShader: 'void main() { gl_Position = vec4(position.xy, 0.0, 1.0); }',
    fragmentShader: /* glsl */ `
      uniform sampler2D depths;
      uniform float id;
      void main() {
        float depth = texelFetch(depths, ivec2(gl_FragCoord.xy), 0).r;
        if (depth >= 1.0) discard;
        gl_FragDepth = depth;
        gl_FragColor = vec4(id + 1.0, depth, 0.0, 1.0);
      }
    `,
  });
  private readonly sheet = new Mesh(new PlaneGeometry(2, 2), this.material);
  private readonly flat = new OrthographicCamera();
  private readonly within = new Within();
  /** Indices of the things that are in view. */
  private readonly shown: number[] = [];
  private readonly hidden = new Hidden();

  constructor() {
    this.sheet.frustumCulled = false;
  }

  /**
   * The thing nearest to a place of the picture (CSS pixels from its left and top), and of several there the
   * foremost; null for none. Only `things` are looked at, which are children of the scene at any depth; `others` are hidden.
   */
  pick(eye: Eye, x: number, y: number, things: Object3D[], others: Object3D[]): Picked | null {
    const { width, height, pixelRatio } = eye.size;
    const [w, h] = [Math.floor(width * pixelRatio), Math.floor(height * pixelRatio)];
    const [px, py] = [Math.floor(x * pixelRatio), Math.floor(y * pixelRatio)];
    if (px < 0 || py < 0 || px >= w || py >= h) return null;
    const { camera } = eye;
    const { shown, within } = this;
    const wide = SLACK + AROUND;
    camera.setViewOffset(w, h, px - wide, py - wide, 2 * wide + 1, 2 * wide + 1);
    frustum.setFromProjectionMatrix(
      whole.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse),
    );
    shown.length = 0;
    for (let i = 0; i < things.length; i++) {
      if (within.visit(things[i]!, frustum)) shown.push(i);
    }
    let found: Found | null = null;
    let over: Found | null = null;
    try {
      if (shown.length > 0) {
        // Nothing but what is asked for is drawn; most things are not in this small part of the picture.
        this.hidden.hide(things);
        this.hidden.hide(others);
        camera.setViewOffset(w, h, px - SLACK, py - SLACK, ACROSS, ACROSS);
        if (within.hasOver) {
          within.showOnly(true);
          over = this.narrow(eye, things);
          within.showOnly(false);
        }
        found = this.narrow(eye, things);
      }
    } finally {
      camera.clearViewOffset();
      this.hidden.undo();
      within.undo();
    }
    const isOver = over !== null && !(found && found.away < over.away);
    if (isOver) found = over;
    if (!found) return null;
    const column = px - SLACK + found.column;
    const row = py + SLACK - found.row;
    const depth = found.depth * 2 - 1;
    const place = new Vector3(((column + 0.5) / w) * 2 - 1, 1 - ((row + 0.5) / h) * 2, depth);
    const index = shown[found.id]!;
    const away = Math.max(Math.abs(found.column - SLACK), Math.abs(found.row - SLACK));
    return { index, position: place.unproject(camera), away, depth: isOver ? -Infinity : depth };
  }

  dispose(): void {
    this.targets?.drawn.depthTexture?.dispose();
    this.targets?.drawn.dispose();
    this.targets?.found.dispose();
    this.targets = null;
    this.material.dispose();
    this.sheet.geometry.dispose();
  }

  /** Which of the things that are in view is the foremost at the pixel nearest to the middle that any covers. */
  private narrow(eye: Eye, things: Object3D[]): Found | null {
    let [from, to] = [0, this.shown.length];
    let found = this.tell(eye, things, from, to);
    while (found && to - from > BUNCH) {
      const size = bunchSize(to - from);
      from += found.id * size;
      to = Math.min(from + size, to);
      found = this.tell(eye, things, from, to);
    }
    return found && { ...found, id: from + found.id };
  }

  /**
   * Draw the things `from` to `to` of those that are in view, bunch by bunch; return which bunch is the foremost at the
   * pixel nearest to the middle that any of them covers.
   */
  private tell(eye: Eye, things: Object3D[], from: number, to: number): Found | null {
    const { renderer, scene, camera } = eye;
    const { drawn, found } = (this.targets ??= makeTargets());
    const size = bunchSize(to - from);
    drawAside(renderer, scene, () => {
      renderer.setRenderTarget(found);
      renderer.clear();
      for (let start = from, id = 0; start < to; start += size, id++) {
        const end = Math.min(start + size, to);
        for (let i = start; i < end; i++) things[this.shown[i]!]!.visible = true;
        renderer.setRenderTarget(drawn);
        renderer.autoClear = true;
        renderer.render(scene, camera);
        for (let i = start; i < end; i++) things[this.shown[i]!]!.visible = false;
        this.material.uniforms.depths!.value = drawn.depthTexture;
        this.material.uniforms.id!.value = id;
        renderer.setRenderTarget(found);
        renderer.autoClear = false;
        renderer.render(this.sheet, this.flat);
      }
      renderer.readRenderTargetPixels(found, 0, 0, ACROSS, ACROSS, this.pixels);
    });
    return nearest(this.pixels);
  }
}

const frustum = new Frustum();
const whole = new Matrix4();

/** The covered pixel nearest to the middle; numbers are id + 1 and depth, then two that say nothing. */
export function nearest(pixels: Float32Array): Found | null {
  let best: Found | null = null;
  let least = Infinity;
  for (let row = 0; row < ACROSS; row++) {
    for (let column = 0; column < ACROSS; column++) {
      const at = (row * ACROSS + column) * 4;
      const id = pixels[at]!;
      const away = (row - SLACK) ** 2 + (column - SLACK) ** 2;
      if (id === 0 || away >= least) continue;
      least = away;
      best = { id: Math.round(id) - 1, away, column, row, depth: pixels[at + 1]! };
    }
  }
  return best;
}

/** How many of a number of things are told apart as one: there are never more than BUNCH bunches. */
export function bunchSize(count: number): number {
  return Math.max(1, Math.ceil(count / BUNCH));
}

function makeTargets(): { drawn: WebGLRenderTarget; found: WebGLRenderTarget } {
  const depthTexture = new DepthTexture(ACROSS, ACROSS, FloatType);
  const drawn = new WebGLRenderTarget(ACROSS, ACROSS, { depthTexture });
  const found = new WebGLRenderTarget(ACROSS, ACROSS, {
    type: FloatType,
    minFilter: NearestFilter,
    magFilter: NearestFilter,
  });
  return { drawn, found };
}
