// SPDX-License-Identifier: Apache-2.0
/**
 * A line around what a thing covers in the picture.
 *
 * The thing is drawn alone, with its own materials, so that whatever can be drawn has its outline: shapes that exist
 * only in a shader, too. The line is drawn over the picture, where the pixels around a pixel are covered and it is not.
 */

import {
  Box3,
  Color,
  DepthTexture,
  Frustum,
  Matrix4,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  Vector4,
  WebGLRenderTarget,
  type Object3D,
} from 'three';
import { drawAside, Hidden } from '../pick/aside';
import type { Eye } from '../pick/picker';
import { spanOf, Within } from '../pick/within';
import { setPixelRatio } from '../pixel_ratio';

/** CSS pixels. */
const WIDTH = 2;
/** Lines and points of a size on the screen are this much larger than their geometry, at most. */
const THICK = 16;
const WHOLE = new Vector4(-1, -1, 1, 1);

const VERTEX = /* glsl */ `
  uniform vec4 part;
  void main() { gl_Position = vec4(mix(part.xy, part.zw, uv), 0.0, 1.0); }
`;

const FRAGMENT = /* glsl */ `
  uniform sampler2D colors;
  uniform sampler2D depths;
  uniform vec3 ink;
  uniform float wide;
  bool covered(vec2 at) {
    ivec2 pixel = clamp(ivec2(at), ivec2(0), textureSize(depths, 0) - 1);
    return texelFetch(depths, pixel, 0).r < 1.0 || texelFetch(colors, pixel, 0).a > 0.02;
  }
  void main() {
    if (covered(gl_FragCoord.xy)) discard;
    float met = 0.0;
    for (int i = 0; i < 8; i++) {
      float angle = float(i) * 0.785398;
      vec2 way = wide * vec2(cos(angle), sin(angle));
      met += float(covered(gl_FragCoord.xy + way)) + float(covered(gl_FragCoord.xy + 0.5 * way));
    }
    // Only the farthest of what is looked at: the line ends softly here.
    if (met == 0.0) discard;
    gl_FragColor = vec4(ink, min(1.0, met / 3.0));
    #include <colorspace_fragment>
  }
`;

export class Silhouette {
  /** The line, for the picture. */
  readonly object: Mesh<PlaneGeometry, ShaderMaterial>;
  private target: WebGLRenderTarget | null = null;
  private readonly within = new Within();
  private readonly hidden = new Hidden();

  constructor(color: string) {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        colors: { value: null },
        depths: { value: null },
        ink: { value: new Color(color) },
        wide: { value: WIDTH },
        part: { value: new Vector4() },
      },
      transparent: true,
      depthTest: false,
      depthWrite: false,
    });
    this.object = new Mesh(new PlaneGeometry(1, 1), material);
    this.object.frustumCulled = false;
    this.object.renderOrder = 20;
    this.object.visible = false;
  }

  /** Look at a thing, which is a child of the scene at any depth; `others` are all that is drawn beside it. */
  take(eye: Eye, thing: Object3D, others: Iterable<Object3D>): void {
    const { renderer, scene, camera, size } = eye;
    const { within, hidden, object } = this;
    const target = this.targetOf(eye);
    camera.updateMatrixWorld();
    thing.updateWorldMatrix(true, true);
    frustum.setFromProjectionMatrix(
      whole.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse),
    );
    try {
      object.visible = within.visit(thing, frustum);
      if (!object.visible) return;
      hidden.hide(others);
      drawAside(renderer, scene, () => {
        renderer.autoClear = true;
        renderer.setRenderTarget(target);
        renderer.render(scene, camera);
      });
    } finally {
      within.undo();
      hidden.undo();
    }
    const { uniforms } = object.material;
    uniforms.colors!.value = target.texture;
    uniforms.depths!.value = target.depthTexture;
    uniforms.wide!.value = WIDTH * size.pixelRatio;
    const part = partOf(spanOf(thing, box), whole, uniforms.part!.value as Vector4);
    const [x, y] = [(2 * THICK) / size.width, (2 * THICK) / size.height];
    part.set(part.x - x, part.y - y, part.z + x, part.w + y);
  }

  hide(): void {
    this.object.visible = false;
    // Most of the time nobody points at anything.
    this.target?.depthTexture?.dispose();
    this.target?.dispose();
    this.target = null;
  }

  private targetOf({ size }: Eye): WebGLRenderTarget {
    const width = Math.max(1, Math.round(size.width * size.pixelRatio));
    const height = Math.max(1, Math.round(size.height * size.pixelRatio));
    this.target ??= new WebGLRenderTarget(width, height, {
      depthTexture: new DepthTexture(width, height),
    });
    this.target.setSize(width, height);
    setPixelRatio(this.target, size.pixelRatio);
    return this.target;
  }
}

/** Write the part of the picture, -1 to 1, that a box is seen in; all of it where the box does not tell. */
export function partOf(around: Box3, toPicture: Matrix4, into: Vector4): Vector4 {
  if (around.isEmpty()) return into.copy(WHOLE);
  into.set(Infinity, Infinity, -Infinity, -Infinity);
  for (let i = 0; i < 8; i++) {
    const { min, max } = around;
    corner.set(i & 1 ? max.x : min.x, i & 2 ? max.y : min.y, i & 4 ? max.z : min.z, 1);
    corner.applyMatrix4(toPicture);
    // Beside or behind the eye.
    if (corner.w <= 0) return into.copy(WHOLE);
    const [x, y] = [corner.x / corner.w, corner.y / corner.w];
    into.set(Math.min(into.x, x), Math.min(into.y, y), Math.max(into.z, x), Math.max(into.w, y));
  }
  return into;
}

const box = new Box3();
const frustum = new Frustum();
const whole = new Matrix4();
const corner = new Vector4();
