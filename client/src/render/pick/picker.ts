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
  Mesh,
  NearestFilter,
  OrthographicCamera,
  PlaneGeometry,
  ShaderMaterial,
  Vector3,
  WebGLRenderTarget,
  type Color,
  type Material,
  type Object3D,
  type PerspectiveCamera,
  type Scene,
  type WebGLRenderer,
} from 'three';

/** Pixels across of what is looked at: a line or point need not be hit exactly. */
const ACROSS = 9;
/** So many things are told apart at once; more are first told apart in bunches. */
const BUNCH = 32;

export interface Picked {
  /** Index of the thing. */
  index: number;
  /** Where its surface is, in the fixed frame. */
  position: Vector3;
}

export interface Eye {
  renderer: WebGLRenderer;
  scene: Scene;
  camera: PerspectiveCamera | OrthographicCamera;
  size: { width: number; height: number; pixelRatio: number };
}

interface Found {
  id: number;
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
    const shown = things
      .map((thing, index) => ({ thing, index }))
      .filter((one) => one.thing.visible);
    if (!shown.length || px < 0 || py < 0 || px >= w || py >= h) return null;
    const half = (ACROSS - 1) / 2;
    const { camera } = eye;
    const put = [...shown.map((one) => one.thing), ...others.filter((one) => one.visible)];
    for (const object of put) object.visible = false;
    const undo = writeDepths(shown.map((one) => one.thing));
    let found: Found | null;
    let from = shown;
    try {
      camera.setViewOffset(w, h, px - half, py - half, ACROSS, ACROSS);
      found = this.tell(eye, bunches(from, BUNCH));
      while (found && from.length > BUNCH) {
        from = bunches(from, BUNCH)[found.id]!;
        found = this.tell(eye, bunches(from, BUNCH));
      }
    } finally {
      camera.clearViewOffset();
      for (const object of put) object.visible = true;
      undo();
    }
    if (!found) return null;
    const column = px - half + found.column;
    const row = py + half - found.row;
    const place = new Vector3(
      ((column + 0.5) / w) * 2 - 1,
      1 - ((row + 0.5) / h) * 2,
      found.depth * 2 - 1,
    );
    return { index: from[found.id]!.index, position: place.unproject(camera) };
  }

  dispose(): void {
    this.targets?.drawn.depthTexture?.dispose();
    this.targets?.drawn.dispose();
    this.targets?.found.dispose();
    this.targets = null;
    this.material.dispose();
    this.sheet.geometry.dispose();
  }

  /** Draw each set alone; return which is the foremost at the pixel nearest to the middle that any of them covers. */
  private tell(eye: Eye, sets: { thing: Object3D }[][]): Found | null {
    const { renderer, scene, camera } = eye;
    const { drawn, found } = (this.targets ??= makeTargets());
    const before = renderer.getRenderTarget();
    const { autoClear } = renderer;
    const background = scene.background as Color | null;
    const clearAlpha = renderer.getClearAlpha();
    renderer.setClearAlpha(0);
    scene.background = null;
    renderer.setRenderTarget(found);
    renderer.clear();
    sets.forEach((set, id) => {
      for (const { thing } of set) thing.visible = true;
      renderer.setRenderTarget(drawn);
      renderer.autoClear = true;
      renderer.render(scene, camera);
      for (const { thing } of set) thing.visible = false;
      this.material.uniforms.depths!.value = drawn.depthTexture;
      this.material.uniforms.id!.value = id;
      renderer.setRenderTarget(found);
      renderer.autoClear = false;
      renderer.render(this.sheet, this.flat);
    });
    renderer.readRenderTargetPixels(found, 0, 0, ACROSS, ACROSS, this.pixels);
    scene.background = background;
    renderer.setClearAlpha(clearAlpha);
    renderer.autoClear = autoClear;
    renderer.setRenderTarget(before);
    return nearest(this.pixels);
  }
}

/** The covered pixel nearest to the middle; numbers are id + 1 and depth, then two that say nothing. */
export function nearest(pixels: Float32Array): Found | null {
  const middle = (ACROSS - 1) / 2;
  let best: Found | null = null;
  let least = Infinity;
  for (let row = 0; row < ACROSS; row++) {
    for (let column = 0; column < ACROSS; column++) {
      const at = (row * ACROSS + column) * 4;
      const id = pixels[at]!;
      const away = (row - middle) ** 2 + (column - middle) ** 2;
      if (id === 0 || away >= least) continue;
      least = away;
      best = { id: Math.round(id) - 1, column, row, depth: pixels[at + 1]! };
    }
  }
  return best;
}

/** Parts of a list, at most so many, of nearly the same length. */
export function bunches<T>(list: readonly T[], most: number): T[][] {
  const size = Math.max(1, Math.ceil(list.length / most));
  const found: T[][] = [];
  for (let i = 0; i < list.length; i += size) found.push(list.slice(i, i + size));
  return found;
}

/** What is see-through hides nothing, but it can be pointed at; returns what takes that back. */
function writeDepths(things: Object3D[]): () => void {
  const changed = new Set<Material>();
  for (const thing of things) {
    thing.traverse((object) => {
      const own = (object as Mesh).material as Material | Material[] | undefined;
      for (const material of Array.isArray(own) ? own : own ? [own] : []) {
        if (material.depthWrite) continue;
        material.depthWrite = true;
        changed.add(material);
      }
    });
  }
  return () => {
    for (const material of changed) material.depthWrite = false;
  };
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
