// SPDX-License-Identifier: Apache-2.0
/** The material of point clouds: colour and size are uniforms, so no setting of them needs new data. */

import {
  Color,
  DoubleSide,
  GLSL3,
  ShaderMaterial,
  Vector2,
  Vector3,
  Vector4,
  type DataTexture,
  type IUniform,
  type Texture,
  type WebGLRenderer,
} from 'three';
import { FOG, fogUniforms, TO_LINEAR } from './glsl';
import { pixelRatioOf } from './pixel_ratio';
import { PLACE_CORNER, SHADE, type Style } from './point_styles';
import { KNOTS } from './swept_pose';

/** Where a point's colour comes from: the `source` uniform. */
export const SOURCE = { flat: 0, axis: 1, value: 2, color: 3 } as const;

const INDEX = /* glsl */ `
  #ifdef POINTS
    #define INDEX gl_VertexID
  #else
    #define INDEX gl_InstanceID
  #endif
`;

/** Points whose numbers are attributes. */
const FROM_ATTRIBUTES = /* glsl */ `
  in vec3 place;
  in vec4 tint;
  in float value;
  void read() {}
`;

/** Points that are the pixels of a depth image, of which the camera looks along z, x right and y down. */
const FROM_DEPTH = /* glsl */ `
  uniform highp sampler2D depth;
  uniform sampler2D picture;
  // Metres of one unit of depth.
  uniform float unit;
  // Focal lengths and centre, in pixels of the depth image.
  uniform vec4 lens;
  vec3 place;
  vec4 tint;
  float value;
  void read() {
    ivec2 size = textureSize(depth, 0);
    ivec2 pixel = ivec2(INDEX % size.x, INDEX / size.x);
    value = texelFetch(depth, pixel, 0).r;
    float far = value * unit;
    place = vec3((vec2(pixel) - lens.zw) / lens.xy, 1.0) * far;
    // 0, and what is no number, is where the camera saw no depth.
    if (!(far > 0.0 && far < 1e30)) place = vec3(1e38);
    tint = vec4(textureLod(picture, (vec2(pixel) + 0.5) / vec2(size), 0.0).rgb, 1.0);
  }
`;

/** `moved(at)`: where a point of a sweep is in the cloud's frame as it was when the first one was seen. */
const SWEEP = /* glsl */ `
  // Quaternion and shift at equal shares of the sweep.
  uniform vec4 knots[${2 * KNOTS}];
  // Index of the last point.
  uniform float last;

  vec3 moved(vec3 at) {
    float along = float(INDEX) / max(last, 1.0) * ${KNOTS - 1}.0;
    int knot = min(int(along), ${KNOTS - 2});
    float share = along - float(knot);
    vec4 turn = normalize(mix(knots[2 * knot], knots[2 * knot + 2], share));
    vec3 shift = mix(knots[2 * knot + 1].xyz, knots[2 * knot + 3].xyz, share);
    vec3 across = 2.0 * cross(turn.xyz, at);
    return at + turn.w * across + cross(turn.xyz, across) + shift;
  }
`;

const VERTEX = /* glsl */ `
  uniform int source;
  uniform vec3 flatColor;
  // Direction whose coordinate is coloured, in the cloud's own axes.
  uniform vec3 axis;
  // x: 1 / (max - min), y: what to add so that min becomes 0.
  uniform vec2 range;
  uniform sampler2D map;
  uniform float alpha;
  // How bright colours are that are not the flat one, in sRGB.
  uniform float dim;
  // Pixels of the picture, or metres.
  uniform float size;
  // Pixels of the picture's height.
  uniform float height;
  flat out vec4 vColor;

  ${TO_LINEAR}
  ${FOG}
  #ifndef POINTS
    ${PLACE_CORNER}
  #endif
  #ifdef SWEEP
    ${SWEEP}
  #endif

  void main() {
    read();
    #ifdef SWEEP
      vec3 at = moved(place);
    #else
      vec3 at = place;
    #endif
    vec3 viewed = (modelViewMatrix * vec4(at, 1.0)).xyz;
    gl_Position = projectionMatrix * vec4(viewed, 1.0);
    #ifdef POINTS
      gl_PointSize = max(size, 1.0);
    #else
      // Works for both projections: w is the distance of a perspective camera and 1 of an orthographic one.
      float pixel = 2.0 * gl_Position.w / (projectionMatrix[1][1] * height);
      #ifdef FOOTPRINT
        float extent = max(size * place.z / lens.x, pixel);
      #else
        float extent = max(size, pixel);
      #endif
      gl_Position = projectionMatrix * vec4(put(at, viewed, extent, extent / pixel), 1.0);
    #endif
    // False for NaN and infinity, which are no places: such a point goes outside the picture.
    if (!(dot(abs(at), vec3(1.0)) < 1e37)) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);

    if (source == ${SOURCE.flat}) {
      vColor = vec4(flatColor, alpha);
    } else if (source == ${SOURCE.color}) {
      vColor = vec4(toLinear(tint.rgb * dim), tint.a * alpha);
    } else {
      float number = source == ${SOURCE.axis} ? dot(axis, at) : value;
      float t = number * range.x + range.y;
      t = t >= 0.0 ? min(t, 1.0) : 0.0;
      vec3 mapped = textureLod(map, vec2((t * 255.0 + 0.5) / 256.0, 0.5), 0.0).rgb;
      vColor = vec4(toLinear(mapped * dim), alpha);
    }
    vColor.rgb = fogged(vColor.rgb, -viewed.z);
  }
`;

const FRAGMENT = /* glsl */ `
  flat in vec4 vColor;
  out vec4 outColor;
  ${SHADE}
  void main() {
    if (vColor.a <= 0.0) discard;
    outColor = linearToOutputTexel(vec4(shade(vColor.rgb), vColor.a));
  }
`;

interface PointUniforms extends Record<string, IUniform> {
  source: IUniform<number>;
  flatColor: IUniform<Color>;
  axis: IUniform<Vector3>;
  range: IUniform<Vector2>;
  map: IUniform<DataTexture | null>;
  alpha: IUniform<number>;
  dim: IUniform<number>;
  size: IUniform<number>;
  height: IUniform<number>;
  knots: IUniform<Float32Array>;
  last: IUniform<number>;
  depth: IUniform<DataTexture | null>;
  picture: IUniform<Texture | null>;
  unit: IUniform<number>;
  lens: IUniform<Vector4>;
  norm: IUniform<number>;
  gradient: IUniform<number>;
}

export class PointMaterial extends ShaderMaterial {
  declare uniforms: PointUniforms;
  private style: Style = 'points';
  private styleSize = 1;
  private swept = false;
  private footprint = false;

  /** `depth`: each point is a pixel of the texture `depth`, instead of a row of attributes. */
  constructor(from: 'attributes' | 'depth' = 'attributes') {
    const uniforms: PointUniforms = {
      ...fogUniforms(),
      source: { value: SOURCE.flat },
      flatColor: { value: new Color() },
      axis: { value: new Vector3(0, 0, 1) },
      range: { value: new Vector2(1, 0) },
      map: { value: null },
      alpha: { value: 1 },
      dim: { value: 1 },
      size: { value: 1 },
      height: { value: 1 },
      knots: { value: new Float32Array(8 * KNOTS) },
      last: { value: 1 },
      depth: { value: null },
      picture: { value: null },
      unit: { value: 1 },
      lens: { value: new Vector4(1, 1, 0, 0) },
      norm: { value: 64 },
      gradient: { value: 0 },
    };
    super({
      glslVersion: GLSL3,
      uniforms,
      vertexShader: INDEX + (from === 'depth' ? FROM_DEPTH : FROM_ATTRIBUTES) + VERTEX,
      fragmentShader: FRAGMENT,
      side: DoubleSide,
      defines: { POINTS: 1 },
      fog: true,
    });
    this.toneMapped = false;
  }

  /**
   * Draw each point in this style; the size is CSS pixels of `points`, and metres of all others.
   *
   * With `footprint` it is a share of what a pixel of the depth image covers at the point's distance.
   */
  setStyle(style: Style, size: number, footprint = false): void {
    this.styleSize = size;
    if (style === this.style && footprint === this.footprint) return;
    this.style = style;
    this.footprint = footprint;
    this.define();
  }

  /** Points one after the other are of a sweep along these knots (as `SweptPose` has them); null: of one moment. */
  setSweep(knots: Float32Array | null, count: number): void {
    const swept = knots !== null;
    if (knots) this.uniforms.knots.value = knots;
    this.uniforms.last.value = count - 1;
    if (swept === this.swept) return;
    this.swept = swept;
    this.define();
  }

  private define(): void {
    this.defines = { [this.style.toUpperCase()]: 1 };
    if (this.swept) this.defines.SWEEP = 1;
    if (this.footprint) this.defines.FOOTPRINT = 1;
    this.needsUpdate = true;
  }

  /** Transparent points are blended and hide nothing. */
  setAlpha(alpha: number, seeThrough: boolean): void {
    this.uniforms.alpha.value = alpha;
    this.transparent = seeThrough;
    this.depthWrite = !seeThrough;
  }

  /** Before each drawing: sizes depend on the picture, which in a headset is one eye's. */
  measure(renderer: WebGLRenderer): void {
    const { size, height } = this.uniforms;
    height.value = renderer.getCurrentViewport(viewport).w;
    size.value = this.style === 'points' ? this.styleSize * pixelRatioOf(renderer) : this.styleSize;
    this.uniformsNeedUpdate = true;
  }
}

const viewport = new Vector4();
