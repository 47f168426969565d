// SPDX-License-Identifier: Apache-2.0
/** The material of maps: cells are bytes in a texture, their colours a palette, so no setting needs new data. */

import {
  CustomBlending,
  DataTexture,
  DoubleSide,
  GLSL3,
  NormalBlending,
  OneFactor,
  OneMinusSrcAlphaFactor,
  RGBAFormat,
  ShaderMaterial,
  SRGBColorSpace,
  Vector2,
} from 'three';

const VERTEX = /* glsl */ `
  uniform vec2 size;
  out vec2 vCell;
  void main() {
    vCell = position.xy * size;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }
`;

/** Where a pixel covers many cells it shows their mean, so that thin walls do not vanish far away. */
const FRAGMENT = /* glsl */ `
  uniform vec2 size;
  uniform sampler2D cells;
  uniform sampler2D palette;
  uniform float alpha;
  in vec2 vCell;
  out vec4 outColor;

  vec4 colorAt(vec2 place) {
    ivec2 cell = ivec2(clamp(floor(place), vec2(0.0), size - 1.0));
    int value = int(texelFetch(cells, cell, 0).r * 255.0 + 0.5);
    vec4 color = texelFetch(palette, ivec2(value, 0), 0);
    return vec4(color.rgb * color.a, color.a);
  }

  void main() {
    vec2 right = dFdx(vCell);
    vec2 up = dFdy(vCell);
    int n = int(clamp(ceil(max(length(right), length(up))), 1.0, 4.0));
    vec4 sum = vec4(0.0);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        vec2 at = (vec2(i, j) + 0.5) / float(n) - 0.5;
        sum += colorAt(vCell + right * at.x + up * at.y);
      }
    }
    if (sum.a == 0.0) discard;
    outColor = linearToOutputTexel(vec4(sum.rgb / sum.a, sum.a / float(n * n) * alpha));
  }
`;

export class MapMaterial extends ShaderMaterial {
  constructor(cells: DataTexture, palette: DataTexture) {
    const { width, height } = cells.image;
    super({
      glslVersion: GLSL3,
      uniforms: {
        size: { value: new Vector2(width, height) },
        cells: { value: cells },
        palette: { value: palette },
        alpha: { value: 1 },
      },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      // Maps lie in one plane, on each other and on the grid: their order says what is above.
      depthWrite: false,
      blendSrcAlpha: OneFactor,
      blendDstAlpha: OneMinusSrcAlphaFactor,
      side: DoubleSide,
    });
    this.toneMapped = false;
  }

  setStyle(palette: DataTexture, alpha: number, behind: boolean): void {
    this.uniforms.palette!.value = palette;
    this.uniforms.alpha!.value = alpha;
    // What is drawn before all else goes with the opaque things, blended all the same.
    this.transparent = !behind;
    this.blending = behind ? CustomBlending : NormalBlending;
  }
}

export function paletteTexture(bytes: Uint8Array): DataTexture {
  const texture = new DataTexture(Uint8Array.from(bytes), 256, 1, RGBAFormat);
  texture.colorSpace = SRGBColorSpace;
  texture.needsUpdate = true;
  return texture;
}
