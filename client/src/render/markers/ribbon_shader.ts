// SPDX-License-Identifier: Apache-2.0
/** Lines of a width in metres, or in pixels: every segment a quad that turns its broad side to the camera. */

import { BufferAttribute, GLSL3, InstancedBufferGeometry, ShaderMaterial, Vector4 } from 'three';
import { FOG, fogUniforms, TO_LINEAR } from '../glsl';

const VERTEX = /* glsl */ `
  in vec3 start;
  in vec3 end;
  in vec4 startTint;
  in vec4 endTint;
  // Metres.
  uniform float width;
  // Pixels that it is wide at least.
  uniform float pixels;
  // Pixels of the picture's height.
  uniform float height;
  uniform float alpha;
  // Index of a strip's last segment; -1 for separate segments.
  uniform int last;
  out vec4 vTint;
  // Metres along the segment from its start, across it, and its half width.
  out vec3 vPlace;
  flat out float vLength;
  out float vDepth;

  ${TO_LINEAR}

  // Half the width at a point, but never less than so many pixels: a thin line stays visible from afar.
  float halfWidth(vec3 point) {
    float depth = isOrthographic ? 1.0 : max(-point.z, 0.0);
    float pixel = 2.0 * depth / (projectionMatrix[1][1] * height);
    return max(width * length(modelViewMatrix[0].xyz), pixels * pixel) * 0.5;
  }

  void main() {
    vec3 a = (modelViewMatrix * vec4(start, 1.0)).xyz;
    vec3 b = (modelViewMatrix * vec4(end, 1.0)).xyz;
    bool atEnd = position.x > 0.5;
    vec3 here = atEnd ? b : a;
    float extent = distance(a, b);
    vec3 along = extent > 0.0 ? (b - a) / extent : vec3(0.0, 1.0, 0.0);
    vec3 across = cross(along, isOrthographic ? vec3(0.0, 0.0, -1.0) : here);
    across = length(across) > 1e-9 ? normalize(across) : vec3(1.0, 0.0, 0.0);
    // The joints of a strip are round, its ends and those of separate segments are not.
    bool rounded = last >= 0 && (atEnd ? gl_InstanceID < last : gl_InstanceID > 0);
    float reach = halfWidth(here);
    float beyond = rounded ? reach : 0.0;
    vec3 corner = here + across * (position.y * reach) + along * (atEnd ? beyond : -beyond);
    gl_Position = projectionMatrix * vec4(corner, 1.0);
    vDepth = -corner.z;
    vPlace = vec3(atEnd ? extent + beyond : -beyond, position.y * reach, reach);
    vLength = extent;
    vec4 tint = atEnd ? endTint : startTint;
    vTint = vec4(toLinear(tint.rgb), tint.a * alpha);
  }
`;

const FRAGMENT = /* glsl */ `
  in vec4 vTint;
  in vec3 vPlace;
  flat in float vLength;
  in float vDepth;
  out vec4 outColor;
  ${FOG}
  void main() {
    float outside = min(vPlace.x, 0.0) + max(vPlace.x - vLength, 0.0);
    if (outside != 0.0 && length(vec2(outside, vPlace.y)) > vPlace.z) discard;
    outColor = linearToOutputTexel(vec4(fogged(vTint.rgb, vDepth), vTint.a));
  }
`;

/** Pixels below which no line gets: so wide, it stays in one piece. */
export const THINNEST = 1.25;

export class RibbonMaterial extends ShaderMaterial {
  constructor() {
    super({
      glslVersion: GLSL3,
      uniforms: {
        ...fogUniforms(),
        width: { value: 1 },
        pixels: { value: THINNEST },
        height: { value: 1 },
        alpha: { value: 1 },
        last: { value: -1 },
      },
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      fog: true,
    });
    this.toneMapped = false;
    // Where along and across point decides which side of the quad is seen.
    this.side = 2;
  }
}

/** Two triangles whose corners say which end and which side they are on. */
export function ribbonGeometry(): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  const corners = new Float32Array([0, -1, 0, 1, -1, 0, 1, 1, 0, 0, 1, 0]);
  geometry.setAttribute('position', new BufferAttribute(corners, 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  return geometry;
}

export const viewport = new Vector4();
