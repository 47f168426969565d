// SPDX-License-Identifier: Apache-2.0
/** From a flat picture of the scene to what a camera's lens shows: a mesh of the raw picture's pixels. */

import {
  BufferAttribute,
  BufferGeometry,
  Matrix3,
  Mesh,
  NoBlending,
  OrthographicCamera,
  ShaderMaterial,
  Vector3,
  type Texture,
  type WebGLRenderer,
} from 'three';
import type { CameraModel } from '../wire/messages';
import { distortionOf, undistort } from './camera_distortion';
import type { Flat } from './camera_lens';

/** Pieces across a raw picture: between their corners the lens is as good as flat. */
const COLUMNS = 64;
/** Pixels across that the flat picture has at most: every WebGL 2 has textures of this size. */
const LARGEST = 2048;

/** A raw picture's pixels, and where they are in a flat one. */
export interface Warp {
  /** What the flat picture has to show; its size is for a raw picture of `width` pixels. */
  flat: Flat;
  /** x y z (0) in -1..1 of each corner in the raw picture, y up. */
  positions: Float32Array;
  /** u v of each corner in the flat picture. */
  uvs: Float32Array;
  index: number[];
}

/** Whether two calibrations bend pictures the same way. */
export function sameLens(a: CameraModel, b: CameraModel): boolean {
  if (a === b) return true;
  const lists = (['d', 'k', 'r', 'p'] as const).every(
    (name) =>
      a[name].length === b[name].length && a[name].every((value, i) => value === b[name][i]),
  );
  const sizes = (['roi_x', 'roi_y', 'roi_width', 'roi_height', 'width', 'height'] as const).every(
    (name) => a[name] === b[name],
  );
  return lists && sizes && a.distortion_model === b.distortion_model;
}

/** Whether a raw picture differs from the rectified one, and it is known how. */
export function isWarped(model: CameraModel): boolean {
  const { d, k, p, r } = model;
  if (!(k[0]! > 0) || distortionOf(model) === null) return false;
  const turned = IDENTITY.some((value, i) => Math.abs(r[i]! - value) > 1e-12) && r.some(Boolean);
  const other = k[0] !== p[0] || k[4] !== p[5] || k[2] !== p[2] || k[5] !== p[6];
  return turned || other || d.some((value) => value !== 0);
}

/** How a raw picture of `width` pixels across comes out of a flat one; null where no part of it does. */
export function warpOf(model: CameraModel, width: number): Warp | null {
  const { k, roi_x, roi_y, roi_width, roi_height } = model;
  const [fx, fy, cx, cy] = [k[0]!, k[4]!, k[2]!, k[5]!];
  const rows = Math.max(2, Math.round((COLUMNS * roi_height) / roi_width));
  const positions: number[] = [];
  const places: (readonly [number, number] | null)[] = [];
  const turn = rectifying(model);
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= COLUMNS; column++) {
      const [s, t] = [column / COLUMNS, row / rows];
      positions.push(2 * s - 1, 1 - 2 * t, 0);
      // The middle of the first pixel is (0, 0).
      const u = roi_x + s * roi_width - 0.5;
      const v = roi_y + t * roi_height - 0.5;
      const seen = undistort(model, (u - cx) / fx, (v - cy) / fy);
      const { x, y, z } = ray.set(seen?.[0] ?? 0, seen?.[1] ?? 0, 1).applyMatrix3(turn);
      places.push(seen && z > 0 ? [x / z, y / z] : null);
    }
  }
  const known = places.filter((place) => place !== null);
  if (known.length === 0) return null;
  const across = known.map(([x]) => x);
  const down = known.map(([, y]) => y);
  const [left, right] = [Math.min(...across), Math.max(...across)];
  const [top, bottom] = [Math.min(...down), Math.max(...down)];
  // As fine in the middle as the raw picture is.
  const wanted = (width / roi_width) * Math.max(fx, fy);
  const most = LARGEST / Math.max(right - left, bottom - top);
  const scale = Math.min(wanted, most);
  const size = [right - left, bottom - top].map((one) => Math.max(1, Math.ceil(one * scale)));
  const flat: Flat = {
    fx: size[0]! / (right - left),
    fy: size[1]! / (bottom - top),
    cx: (-left * size[0]!) / (right - left) - 0.5,
    cy: (-top * size[1]!) / (bottom - top) - 0.5,
    width: size[0]!,
    height: size[1]!,
  };
  const uvs = places.flatMap((place) =>
    place ? [(place[0] - left) / (right - left), (bottom - place[1]) / (bottom - top)] : [0, 0],
  );
  const index: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const a = row * (COLUMNS + 1) + column;
      const corners = [a, a + 1, a + COLUMNS + 1, a + COLUMNS + 2];
      if (corners.some((corner) => places[corner] === null)) continue;
      index.push(a, a + COLUMNS + 1, a + 1, a + 1, a + COLUMNS + 1, a + COLUMNS + 2);
    }
  }
  return {
    flat,
    positions: Float32Array.from(positions),
    uvs: Float32Array.from(uvs),
    index,
  };
}

const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1];
const ray = new Vector3();

function rectifying({ r }: CameraModel): Matrix3 {
  // A driver that leaves R empty means that there is nothing to turn.
  return new Matrix3().fromArray(r.some(Boolean) ? Array.from(r) : IDENTITY).transpose();
}

/** Draws the mesh of a warp with a flat picture on it. */
export class Warper {
  private readonly material = new ShaderMaterial({
    uniforms: { map: { value: null as Texture | null } },
    vertexShader: `
      varying vec2 vUv;
      void main() { vUv = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }`,
    fragmentShader: `
      uniform sampler2D map;
      varying vec2 vUv;
      void main() { gl_FragColor = texture2D(map, vUv); }`,
    blending: NoBlending,
    depthTest: false,
    depthWrite: false,
  });
  private readonly mesh = new Mesh(new BufferGeometry(), this.material);
  private readonly camera = new OrthographicCamera();

  constructor(readonly warp: Warp) {
    const { geometry } = this.mesh;
    geometry.setAttribute('position', new BufferAttribute(warp.positions, 3));
    geometry.setAttribute('uv', new BufferAttribute(warp.uvs, 2));
    geometry.setIndex(warp.index);
    this.mesh.frustumCulled = false;
  }

  /** To the render target that is set. */
  draw(renderer: WebGLRenderer, flat: Texture): void {
    this.material.uniforms.map!.value = flat;
    renderer.render(this.mesh, this.camera);
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.material.dispose();
  }
}
