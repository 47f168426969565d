// SPDX-License-Identifier: Apache-2.0
/** The shapes that points are drawn as: what is drawn once per point, and the shader's part that places and shades it. */

/** What a display can be set to. */
export const STYLES = ['points', 'squares', 'flat_squares', 'spheres', 'boxes', 'tiles'] as const;
/** `sprites`: a script's points, squares of which a shape is cut out. */
export type Style = (typeof STYLES)[number] | 'sprites';

/** Corners (x y z each) and triangles that are drawn for every point; null where a point is one vertex. */
export interface Corners {
  position: Float32Array;
  index: number[];
}

const SQUARE: Corners = {
  position: new Float32Array([-0.5, -0.5, 0, 0.5, -0.5, 0, 0.5, 0.5, 0, -0.5, 0.5, 0]),
  index: [0, 1, 2, 0, 2, 3],
};

/** Nobody sees more than three faces of a box: these meet at one corner, which the shader turns to the eye. */
const THREE_FACES: Corners = {
  position: new Float32Array(
    [
      [1, 1, 1],
      [1, 1, -1],
      [1, -1, -1],
      [1, -1, 1],
      [-1, -1, 1],
      [-1, 1, 1],
      [-1, 1, -1],
    ]
      .flat()
      .map((half) => half / 2),
  ),
  index: [0, 1, 2, 0, 2, 3, 0, 3, 4, 0, 4, 5, 0, 5, 6, 0, 6, 1],
};

export function cornersOf(style: Style): Corners | null {
  switch (style) {
    case 'points':
      return null;
    case 'boxes':
      return THREE_FACES;
    case 'squares':
    case 'flat_squares':
    case 'spheres':
    case 'sprites':
    case 'tiles':
      return SQUARE;
  }
}

/**
 * `put`: where this corner of the point `at` goes, in the eye's axes; `extent` is the size in metres.
 *
 * Chosen by a define of the style's name. Needs `modelViewMatrix`, `isOrthographic`, and the corner in `position`.
 */
export const PLACE_CORNER = /* glsl */ `
  #if defined(SPHERES) || defined(SQUARES) || defined(SPRITES)
    out vec2 vCorner;
  #endif
  #if defined(SPHERES) || defined(BOXES)
    out vec3 vViewed;
  #endif
  #ifdef SPHERES
    flat out vec4 vBall;
  #endif
  #if defined(SPHERES) || defined(SPRITES)
    // Pixels across.
    flat out float vPixels;
  #endif
  #ifdef SQUARES
    flat out float vRim;
  #endif

  vec3 put(vec3 at, vec3 viewed, float extent, float pixels) {
    #if defined(SQUARES) || defined(FLAT_SQUARES)
      #ifdef SQUARES
        vCorner = position.xy;
        // Small ones have no room for a rim.
        vRim = smoothstep(5.0, 12.0, pixels);
      #endif
      return viewed + position * extent;
    #elif defined(SPRITES)
      vCorner = position.xy * 2.0;
      vPixels = pixels;
      return viewed + position * extent;
    #elif defined(TILES)
      return (modelViewMatrix * vec4(at + position * extent, 1.0)).xyz;
    #elif defined(BOXES)
      vec3 toEye = isOrthographic ? vec3(0.0, 0.0, 1.0) : -viewed;
      // A point lies in its frame's axes: a rotation's transpose is the way back to them.
      vec3 side = transpose(mat3(modelViewMatrix)) * toEye;
      vec3 corner = position * mix(vec3(-1.0), vec3(1.0), greaterThanEqual(side, vec3(0.0)));
      vViewed = (modelViewMatrix * vec4(at + corner * extent, 1.0)).xyz;
      return vViewed;
    #elif defined(SPHERES)
      float radius = extent * 0.5;
      float distance = isOrthographic ? 1e9 : max(length(viewed), radius * 1.001);
      vec3 toEye = isOrthographic ? vec3(0.0, 0.0, 1.0) : -viewed / distance;
      vec3 right = normalize(vec3(toEye.z, 0.0, -toEye.x) + vec3(1e-6, 0.0, 0.0));
      vec3 up = cross(toEye, right);
      // The outline of a sphere is a circle that is nearer and smaller than the one through its centre.
      float share = isOrthographic ? 0.0 : radius / distance;
      float outline = radius * sqrt(1.0 - share * share);
      vCorner = position.xy * 2.0;
      vBall = vec4(viewed, radius);
      vPixels = pixels;
      vViewed = viewed + toEye * radius * share + (right * vCorner.x + up * vCorner.y) * outline;
      return vViewed;
    #endif
  }
`;

/**
 * `shade(color)`: the colour as it is lit here; discards what the shape does not cover, and writes its depth.
 *
 * The light comes over the viewer's right shoulder.
 */
export const SHADE = /* glsl */ `
  #if defined(SPHERES) || defined(SQUARES) || defined(SPRITES)
    in vec2 vCorner;
  #endif
  #if defined(SPHERES) || defined(BOXES)
    in vec3 vViewed;
    float lit(vec3 normal) {
      return 0.4 + 0.6 * max(dot(normal, normalize(vec3(0.4, 0.6, 0.75))), 0.0);
    }
  #endif
  #ifdef SPHERES
    flat in vec4 vBall;
    uniform mat4 projectionMatrix;
  #endif
  #if defined(SPHERES) || defined(SPRITES)
    flat in float vPixels;
  #endif
  #ifdef SPRITES
    // What is within 1 of the middle in this norm is drawn: 1 a diamond, 2 a circle, infinite the square.
    uniform float norm;
    // How much darker the rim is than the middle.
    uniform float gradient;
  #endif
  #ifdef SQUARES
    flat in float vRim;
  #endif

  vec3 shade(vec3 color) {
    #if defined(SPHERES)
      // One of a pixel or two would be missed by the pixels' centres.
      if (vPixels > 2.5 && dot(vCorner, vCorner) > 1.0) discard;
      vec3 along = isOrthographic ? vec3(0.0, 0.0, -1.0) : normalize(vViewed);
      vec3 start = isOrthographic ? vec3(vViewed.xy, 0.0) : vec3(0.0);
      vec3 centre = vBall.xyz - start;
      float middle = dot(centre, along);
      float inside = vBall.w * vBall.w - dot(centre, centre) + middle * middle;
      vec3 hit = start + along * (middle - sqrt(max(inside, 0.0)));
      vec4 clip = projectionMatrix * vec4(hit, 1.0);
      gl_FragDepth = clamp(clip.z / clip.w * 0.5 + 0.5, 0.0, 1.0);
      return color * lit((hit - vBall.xyz) / vBall.w);
    #elif defined(BOXES)
      vec3 normal = normalize(cross(dFdx(vViewed), dFdy(vViewed)));
      return color * lit(normal);
    #elif defined(SPRITES)
      // One of a pixel or two has no shape.
      if (vPixels > 2.5 && norm < 64.0 && dot(pow(abs(vCorner), vec2(norm)), vec2(1.0)) > 1.0) discard;
      return color * (1.0 - gradient * min(dot(vCorner, vCorner), 1.0));
    #elif defined(SQUARES)
      float edge = smoothstep(0.42, 0.46, max(abs(vCorner.x), abs(vCorner.y))) * vRim;
      // As in RViz: a dark rim on bright colours, a bright one on dark.
      return clamp(color + edge * sign(0.5 - length(color)) * 0.2, 0.0, 1.0);
    #else
      return color;
    #endif
  }
`;
