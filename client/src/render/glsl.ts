// SPDX-License-Identifier: Apache-2.0
/** GLSL that several shaders share. */

/** `toLinear`: sRGB components, as colours are written in messages and settings, to linear light. */
export const TO_LINEAR = /* glsl */ `
  vec3 toLinear(vec3 c) {
    return mix(pow((c + 0.055) / 1.055, vec3(2.4)), c / 12.92, lessThanEqual(c, vec3(0.04045)));
  }
`;
