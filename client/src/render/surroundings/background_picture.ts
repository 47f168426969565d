// SPDX-License-Identifier: Apache-2.0
/** A picture that fills the view behind the scene, or among it where its depth is known. */

import {
  Box3,
  DataTexture,
  FloatType,
  GLSL3,
  HalfFloatType,
  Mesh,
  NearestFilter,
  PlaneGeometry,
  RedFormat,
  ShaderMaterial,
} from 'three';
import type { BackgroundLook } from '../../wire/messages';
import { TO_LINEAR } from '../glsl';
import { PictureTexture } from '../picture_texture';

const VERTEX = /* glsl */ `
  out vec2 vAt;
  void main() {
    // Rows come from the top.
    vAt = vec2(position.x, -position.y) + 0.5;
    gl_Position = vec4(position.xy * 2.0, 1.0, 1.0);
  }
`;

const FRAGMENT = /* glsl */ `
  uniform sampler2D picture;
  uniform highp sampler2D depth;
  uniform bool hasDepth;
  uniform mat4 projectionMatrix;
  in vec2 vAt;
  out vec4 outColor;
  ${TO_LINEAR}
  void main() {
    vec4 seen = texture(picture, vAt);
    outColor = linearToOutputTexel(vec4(toLinear(seen.rgb), seen.a));
    gl_FragDepth = 1.0;
    float away = hasDepth ? texture(depth, vAt).r : 0.0;
    // 0, and what is no number, is a pixel without depth: behind everything.
    if (away > 0.0 && away < 1e30) {
      vec4 clip = projectionMatrix * vec4(0.0, 0.0, -away, 1.0);
      gl_FragDepth = clamp(clip.z / clip.w * 0.5 + 0.5, 0.0, 1.0);
    }
  }
`;

export class BackgroundPicture {
  private readonly material = new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: {
      picture: { value: null },
      depth: { value: null },
      hasDepth: { value: false },
    },
    transparent: false,
    toneMapped: false,
  });
  readonly object = new Mesh(new PlaneGeometry(1, 1), this.material);
  private picture = new PictureTexture(() => this.show());
  private message: BackgroundLook | null = null;

  constructor(private readonly changed: () => void) {
    this.object.frustumCulled = false;
    this.object.renderOrder = -1000;
    this.object.visible = false;
    this.object.geometry.boundingBox = new Box3();
  }

  set(message: BackgroundLook | null): void {
    this.message = message?.data.length ? message : null;
    if (this.message) return this.picture.set(this.message);
    this.picture.dispose();
    this.picture = new PictureTexture(() => this.show());
    this.show();
  }

  get problem(): string {
    return this.message ? this.picture.problem : '';
  }

  /** The picture and its depth change together. */
  private show(): void {
    const { message } = this;
    const { texture } = this.picture;
    const { uniforms } = this.material;
    this.object.visible = message !== null && texture !== null;
    uniforms.picture!.value = texture;
    (uniforms.depth!.value as DataTexture | null)?.dispose();
    uniforms.depth!.value = message?.depth.length ? depthTexture(message) : null;
    uniforms.hasDepth!.value = uniforms.depth!.value !== null;
    this.changed();
  }
}

function depthTexture(message: BackgroundLook): DataTexture {
  const { depth, depth_width, depth_height, depth_precision } = message;
  const half = depth_precision === 'float16';
  const numbers = half
    ? new Uint16Array(depth.buffer, depth.byteOffset, depth.byteLength / 2)
    : new Float32Array(depth.buffer, depth.byteOffset, depth.byteLength / 4);
  const type = half ? HalfFloatType : FloatType;
  const texture = new DataTexture(numbers, depth_width, depth_height, RedFormat, type);
  texture.magFilter = texture.minFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}
