// SPDX-License-Identifier: Apache-2.0
/** GLSL that several shaders share. */

import { Color, type IUniform } from 'three';

/** `toLinear`: sRGB components, as colours are written in messages and settings, to linear light. */
export const TO_LINEAR = /* glsl */ `
  vec3 toLinear(vec3 c) {
    return mix(pow((c + 0.055) / 1.055, vec3(2.4)), c / 12.92, lessThanEqual(c, vec3(0.04045)));
  }
`;

/**
 * Fog of the scene in shaders of our own: `fogged(color, depth)`, depth in metres before the eye.
 *
 * The material needs `fog: true` and the uniforms of `fogUniforms`; three sets these, and defines USE_FOG where there is fog.
 */
export const FOG = /* glsl */ `
  #ifdef USE_FOG
    uniform vec3 fogColor;
    uniform float fogNear;
    uniform float fogFar;
  #endif
  vec3 fogged(vec3 color, float depth) {
    #ifdef USE_FOG
      return mix(color, fogColor, smoothstep(fogNear, fogFar, depth));
    #else
      return color;
    #endif
  }
`;

/** The uniforms that three fills in for a material with fog. */
export function fogUniforms(): Record<'fogColor' | 'fogNear' | 'fogFar', IUniform> {
  return {
    fogColor: { value: new Color() },
    fogNear: { value: 1 },
    fogFar: { value: 1000 },
  };
}
