// SPDX-License-Identifier: Apache-2.0
/** A script's label: a card that faces the camera, of a size in pixels or in metres. */

import {
  Box3,
  CanvasTexture,
  LinearMipmapLinearFilter,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  SRGBColorSpace,
  Vector2,
  Vector3,
  Vector4,
  type Camera,
} from 'three';
import type { LabelLook } from '../../wire/messages';
import { pixelRatioOf } from '../pixel_ratio';
import type { SceneContext } from '../renderable';
import { anchorShare, drawCard } from './label_card';
import { PartsDrawing } from './parts_drawing';

/** Height of a line on the screen, CSS pixels. */
const LINE = 16;
/** Pixels of a line's picture where the label has a size in the scene: as many as it has on the screen, or up to twice. */
const FEWEST = 16;
const MOST = 256;

const VERTEX = /* glsl */ `
  // Pixels of the picture, or metres; and of what is left and above of its place, over that.
  uniform vec2 size;
  uniform vec2 share;
  uniform vec2 viewport;
  uniform bool metric;
  varying vec2 vUv;
  void main() {
    vUv = uv;
    vec4 viewed = modelViewMatrix * vec4(0.0, 0.0, 0.0, 1.0);
    vec2 corner = (vec2(uv.x, uv.y - 1.0) + vec2(share.x, -share.y)) * size;
    if (metric) {
      viewed.xy += corner * length(modelViewMatrix[0].xyz);
      gl_Position = projectionMatrix * viewed;
    } else {
      vec4 clip = projectionMatrix * viewed;
      // In whole pixels, or letters would be blurred.
      vec2 at = floor((clip.xy / clip.w * 0.5 + 0.5) * viewport) + corner;
      gl_Position = vec4((at / viewport * 2.0 - 1.0) * clip.w, clip.zw);
    }
  }
`;

const FRAGMENT = /* glsl */ `
  uniform sampler2D map;
  varying vec2 vUv;
  void main() {
    gl_FragColor = texture2D(map, vUv);
    if (gl_FragColor.a < 0.02) discard;
    #include <colorspace_fragment>
  }
`;

export class LabelDrawing extends PartsDrawing<LabelLook> {
  private readonly material = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: {
      map: { value: null },
      size: { value: new Vector2() },
      share: { value: new Vector2() },
      viewport: { value: new Vector2(1, 1) },
      metric: { value: false },
    },
    transparent: true,
    depthWrite: false,
  });
  private readonly card = new Mesh(new PlaneGeometry(1, 1), this.material);
  private look: LabelLook | null = null;
  private texture: CanvasTexture | null = null;
  /** What is written, and in how many pixels a line. */
  private written = '';
  private width = 0;
  private height = 0;

  constructor(context: SceneContext, first: LabelLook) {
    super(context, first);
    this.card.frustumCulled = false;
    this.card.renderOrder = 10;
    // Of a size on the screen, it takes no room in the scene.
    this.card.geometry.boundingBox = new Box3();
    this.card.onBeforeRender = (renderer, _, camera) => {
      renderer.getCurrentViewport(viewport);
      this.fit(viewport, pixelRatioOf(renderer), this.metrePixels(camera));
    };
    this.object.add(this.card);
  }

  update(look: LabelLook): void {
    this.look = look;
    this.material.depthTest = look.depth_test;
    this.card.visible = look.text !== '';
  }

  dispose(): void {
    this.texture?.dispose();
    this.material.dispose();
    this.card.geometry.dispose();
  }

  /** Pixels that a metre of its node is high, where it is. */
  private metrePixels(camera: Camera): number {
    const { matrixWorld } = this.card;
    const w = -place.setFromMatrixPosition(matrixWorld).applyMatrix4(camera.matrixWorldInverse).z;
    const perspective = camera.projectionMatrix.elements[15] === 0;
    const scale = place.setFromMatrixColumn(matrixWorld, 0).length();
    const metre = (camera.projectionMatrix.elements[5] * viewport.w * scale) / 2;
    return perspective ? metre / Math.max(w, 1e-3) : metre;
  }

  private fit(view: Vector4, ratio: number, metre: number): void {
    const { look } = this;
    if (!look) return;
    const metric = look.font_size_mode === 'scene';
    const line = metric ? look.font_scene_height : LINE * look.font_screen_scale * ratio;
    const sharp = metric ? 2 ** Math.ceil(Math.log2(line * metre)) : Math.round(line);
    this.write(look.text, Math.min(Math.max(sharp, metric ? FEWEST : 1), MOST));
    const { uniforms } = this.material;
    (uniforms.size!.value as Vector2).set(this.width * line, this.height * line);
    if (!metric) (uniforms.size!.value as Vector2).round();
    (uniforms.share!.value as Vector2).fromArray(anchorShare(look.anchor));
    (uniforms.viewport!.value as Vector2).set(view.z, view.w);
    uniforms.metric!.value = metric;
    this.material.uniformsNeedUpdate = true;
  }

  private write(text: string, pixels: number): void {
    const written = `${pixels} ${text}`;
    if (written === this.written) return;
    this.written = written;
    const { canvas, width, height } = drawCard(text, pixels);
    this.width = width;
    this.height = height;
    this.texture?.dispose();
    this.texture = new CanvasTexture(canvas);
    this.texture.colorSpace = SRGBColorSpace;
    this.texture.minFilter = LinearMipmapLinearFilter;
    this.material.uniforms.map!.value = this.texture;
  }
}

const viewport = new Vector4();
const place = new Vector3();
