// SPDX-License-Identifier: Apache-2.0
/**
 * The material of Gaussian splats: each an ellipse on the screen, as Zwicker et al. 2001 ("EWA Volume Splatting") project
 * a covariance.
 */

import { DoubleSide, GLSL3, ShaderMaterial, Vector2, type IUniform, type Texture } from 'three';
import { FOG, fogUniforms, TO_LINEAR } from '../glsl';

/** Texels across the texture of splats, two of each. */
export const ACROSS = 2048;

const VERTEX = /* glsl */ `
  in uint order;
  uniform highp usampler2D splats;
  uniform float covarianceScale;
  // Pixels of the picture.
  uniform vec2 viewport;
  out vec2 vAt;
  out vec4 vColor;
  ${TO_LINEAR}
  ${FOG}

  void main() {
    int first = int(order) * 2;
    uvec4 a = texelFetch(splats, ivec2(first % ${ACROSS}, first / ${ACROSS}), 0);
    uvec4 b = texelFetch(splats, ivec2((first + 1) % ${ACROSS}, (first + 1) / ${ACROSS}), 0);
    vec4 viewed = modelViewMatrix * vec4(uintBitsToFloat(a.xyz), 1.0);
    vec4 clip = projectionMatrix * viewed;
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    vec4 color = vec4(a.w & 255u, (a.w >> 8u) & 255u, (a.w >> 16u) & 255u, a.w >> 24u) / 255.0;
    // Behind the eye, and so far beside the picture that nothing of it is seen.
    if (clip.w <= 0.0 || any(greaterThan(abs(clip.xy), vec2(1.4 * clip.w)))) return;

    vec2 xx_xy = unpackHalf2x16(b.x) * covarianceScale;
    vec2 xz_yy = unpackHalf2x16(b.y) * covarianceScale;
    vec2 yz_zz = unpackHalf2x16(b.z) * covarianceScale;
    mat3 spread = mat3(
      xx_xy.x, xx_xy.y, xz_yy.x,
      xx_xy.y, xz_yy.y, yz_zz.x,
      xz_yy.x, yz_zz.x, yz_zz.y
    );
    // Pixels of a metre in the middle of the picture at a distance of one.
    vec2 focal = vec2(projectionMatrix[0][0], projectionMatrix[1][1]) * 0.5 * viewport;
    float z = viewed.z;
    // How pixels change with the place in the eye's axes.
    mat3 change = isOrthographic
      ? mat3(focal.x, 0.0, 0.0, 0.0, focal.y, 0.0, 0.0, 0.0, 0.0)
      : mat3(
          -focal.x / z, 0.0, 0.0,
          0.0, -focal.y / z, 0.0,
          focal.x * viewed.x / (z * z), focal.y * viewed.y / (z * z), 0.0
        );
    mat3 toPixels = change * mat3(modelViewMatrix);
    mat3 ellipse = toPixels * spread * transpose(toPixels);
    // None is narrower than what a pixel averages over.
    float p = ellipse[0][0] + 0.3;
    float q = ellipse[0][1];
    float r = ellipse[1][1] + 0.3;
    float middle = 0.5 * (p + r);
    float half_gap = length(vec2(0.5 * (p - r), q));
    float greater = middle + half_gap;
    float lesser = max(middle - half_gap, 0.1);
    vec2 along = abs(q) < 1e-9
      ? (p >= r ? vec2(1.0, 0.0) : vec2(0.0, 1.0))
      : normalize(vec2(q, greater - p));
    vec2 major = min(sqrt(greater), 1024.0) * along;
    vec2 minor = min(sqrt(lesser), 1024.0) * vec2(along.y, -along.x);

    // Three standard deviations: beyond, no byte of colour is left.
    vAt = position.xy * 6.0;
    vec2 pixels = vAt.x * major + vAt.y * minor;
    gl_Position = vec4(clip.xy + pixels * 2.0 / viewport * clip.w, clip.zw);
    vColor = vec4(fogged(toLinear(color.rgb), -viewed.z), color.a);
  }
`;

const FRAGMENT = /* glsl */ `
  in vec2 vAt;
  in vec4 vColor;
  out vec4 outColor;
  void main() {
    float alpha = vColor.a * exp(-0.5 * dot(vAt, vAt));
    if (alpha < 1.0 / 255.0) discard;
    outColor = linearToOutputTexel(vec4(vColor.rgb, alpha));
  }
`;

interface SplatUniforms extends Record<string, IUniform> {
  splats: IUniform<Texture | null>;
  covarianceScale: IUniform<number>;
  viewport: IUniform<Vector2>;
}

export class SplatMaterial extends ShaderMaterial {
  declare uniforms: SplatUniforms;

  constructor() {
    const uniforms: SplatUniforms = {
      ...fogUniforms(),
      splats: { value: null },
      covarianceScale: { value: 1 },
      viewport: { value: new Vector2(1, 1) },
    };
    super({
      glslVersion: GLSL3,
      uniforms,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
      // The ellipse's axes may turn the square over.
      side: DoubleSide,
      fog: true,
    });
    this.toneMapped = false;
  }
}
