// SPDX-License-Identifier: Apache-2.0
/** The material of point clouds: colour, size and shape are uniforms, so no setting needs new data. */

import {
  Color,
  GLSL3,
  ShaderMaterial,
  Vector2,
  Vector3,
  Vector4,
  type DataTexture,
  type IUniform,
  type WebGLRenderer,
} from 'three';
import { TO_LINEAR } from './glsl';

/** Where a point's colour comes from: the `source` uniform. */
export const SOURCE = { flat: 0, axis: 1, value: 2, color: 3 } as const;

const VERTEX = /* glsl */ `
  in vec4 tint;
  in float value;
  uniform int source;
  uniform vec3 flatColor;
  // Direction whose coordinate is coloured, in the cloud's own axes.
  uniform vec3 axis;
  // x: 1 / (max - min), y: what to add so that min becomes 0.
  uniform vec2 range;
  uniform sampler2D map;
  uniform float alpha;
  uniform float size;
  uniform bool metric;
  // Pixels of the picture's height.
  uniform float height;
  flat out vec4 vColor;

  ${TO_LINEAR}

  void main() {
    vec4 viewed = modelViewMatrix * vec4(position, 1.0);
    gl_Position = projectionMatrix * viewed;
    // False for NaN and infinity, which are no places: such a point goes outside the picture.
    if (!(dot(abs(position), vec3(1.0)) < 1e37)) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    // Works for both projections: w is the distance of a perspective camera and 1 of an orthographic one.
    float pixels = metric ? size * projectionMatrix[1][1] * 0.5 * height / gl_Position.w : size;
    gl_PointSize = max(pixels, 1.0);

    if (source == ${SOURCE.flat}) {
      vColor = vec4(flatColor, alpha);
    } else if (source == ${SOURCE.color}) {
      vColor = vec4(toLinear(tint.rgb), tint.a * alpha);
    } else {
      float number = source == ${SOURCE.axis} ? dot(axis, position) : value;
      float t = number * range.x + range.y;
      t = t >= 0.0 ? min(t, 1.0) : 0.0;
      vec3 mapped = textureLod(map, vec2((t * 255.0 + 0.5) / 256.0, 0.5), 0.0).rgb;
      vColor = vec4(toLinear(mapped), alpha);
    }
  }
`;

const FRAGMENT = /* glsl */ `
  uniform bool circle;
  flat in vec4 vColor;
  out vec4 outColor;
  void main() {
    vec2 fromCentre = gl_PointCoord - 0.5;
    if (circle && dot(fromCentre, fromCentre) > 0.25) discard;
    if (vColor.a <= 0.0) discard;
    outColor = linearToOutputTexel(vColor);
  }
`;

interface PointUniforms extends Record<string, IUniform> {
  source: IUniform<number>;
  flatColor: IUniform<Color>;
  axis: IUniform<Vector3>;
  range: IUniform<Vector2>;
  map: IUniform<DataTexture | null>;
  alpha: IUniform<number>;
  size: IUniform<number>;
  metric: IUniform<boolean>;
  height: IUniform<number>;
  circle: IUniform<boolean>;
}

export class PointMaterial extends ShaderMaterial {
  declare uniforms: PointUniforms;
  /** Size as set: CSS pixels or metres. */
  size = 1;

  constructor() {
    const uniforms: PointUniforms = {
      source: { value: SOURCE.flat },
      flatColor: { value: new Color() },
      axis: { value: new Vector3(0, 0, 1) },
      range: { value: new Vector2(1, 0) },
      map: { value: null },
      alpha: { value: 1 },
      size: { value: 1 },
      metric: { value: false },
      height: { value: 1 },
      circle: { value: false },
    };
    super({ glslVersion: GLSL3, uniforms, vertexShader: VERTEX, fragmentShader: FRAGMENT });
    this.toneMapped = false;
  }

  /** Transparent points are blended and hide nothing. */
  setAlpha(alpha: number, seeThrough: boolean): void {
    this.uniforms.alpha.value = alpha;
    this.transparent = seeThrough;
    this.depthWrite = !seeThrough;
  }

  /** Before each drawing: sizes depend on the picture, which in a headset is one eye's. */
  measure(renderer: WebGLRenderer): void {
    const { size, metric, height } = this.uniforms;
    height.value = renderer.getCurrentViewport(viewport).w;
    size.value = metric.value ? this.size : this.size * renderer.getPixelRatio();
    this.uniformsNeedUpdate = true;
  }
}

const viewport = new Vector4();
