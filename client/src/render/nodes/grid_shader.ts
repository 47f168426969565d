// SPDX-License-Identifier: Apache-2.0
/** The material of a script's grid: lines of a width in pixels, on a plane that can be endless. */

import {
  Color,
  DoubleSide,
  GLSL3,
  Matrix4,
  ShaderMaterial,
  Vector2,
  Vector3,
  type Camera,
  type IUniform,
  type WebGLRenderer,
} from 'three';
import { FOG, fogUniforms } from '../glsl';
import { pixelRatioOf } from '../pixel_ratio';

const VERTEX = /* glsl */ `
  // Middle and half the size of what is drawn of the plane, metres in the grid's axes.
  uniform vec2 middle;
  uniform vec2 half_size;
  out vec2 vAt;
  out vec3 vViewed;
  out vec3 vWorld;
  void main() {
    vAt = middle + position.xy * 2.0 * half_size;
    vec4 world = modelMatrix * vec4(vAt, 0.0, 1.0);
    vWorld = world.xyz;
    vViewed = (viewMatrix * world).xyz;
    gl_Position = projectionMatrix * vec4(vViewed, 1.0);
  }
`;

const FRAGMENT = /* glsl */ `
  uniform vec3 cellColor;
  uniform vec3 sectionColor;
  uniform vec3 planeColor;
  uniform float planeOpacity;
  // Of cells, of sections: metres, and pixels of the picture.
  uniform vec2 steps;
  uniform vec2 widths;
  // Where fading begins, in the fixed frame; metres; power.
  uniform vec3 fadeFrom;
  uniform float fadeDistance;
  uniform float fadeStrength;
  in vec2 vAt;
  in vec3 vViewed;
  in vec3 vWorld;
  out vec4 outColor;
  ${FOG}

  /** How much of a pixel lines cover. */
  float lines(float step, float wide) {
    vec2 at = vAt / step;
    vec2 pixel = max(fwidth(at), vec2(1e-9));
    vec2 away = abs(fract(at - 0.5) - 0.5) / pixel;
    vec2 covered = clamp(0.5 * wide + 0.5 - away, 0.0, 1.0) * min(wide, 1.0);
    // Closer than a few pixels they would flicker: there they are the shade that they are on average.
    vec2 dense = clamp(vec2(wide) * pixel, 0.0, 1.0);
    covered = mix(covered, dense, smoothstep(0.2, 0.6, pixel));
    return max(covered.x, covered.y);
  }

  void main() {
    float away = min(distance(fadeFrom, vWorld) / fadeDistance, 1.0);
    float fade = pow(1.0 - away, fadeStrength);
    float cells = 0.75 * lines(steps.x, widths.x);
    float sections = lines(steps.y, widths.y);
    vec3 ink = mix(cellColor, sectionColor, sections);
    float drawn = max(cells, sections) * fade;
    float under = planeOpacity * fade * (1.0 - drawn);
    float alpha = drawn + under;
    if (alpha < 0.002) discard;
    vec3 color = (ink * drawn + planeColor * under) / alpha;
    outColor = linearToOutputTexel(vec4(fogged(color, -vViewed.z), alpha));
  }
`;

interface GridUniforms extends Record<string, IUniform> {
  middle: IUniform<Vector2>;
  half_size: IUniform<Vector2>;
  cellColor: IUniform<Color>;
  sectionColor: IUniform<Color>;
  planeColor: IUniform<Color>;
  planeOpacity: IUniform<number>;
  steps: IUniform<Vector2>;
  widths: IUniform<Vector2>;
  fadeFrom: IUniform<Vector3>;
  fadeDistance: IUniform<number>;
  fadeStrength: IUniform<number>;
}

export class GridMaterial extends ShaderMaterial {
  declare uniforms: GridUniforms;
  /** CSS pixels of the lines of cells and of sections. */
  readonly thickness = new Vector2(1, 1);
  /** Whether it is wherever the camera is. */
  endless = false;
  /** Whether it fades with the distance from the camera, else from the scene's origin. */
  fromCamera = true;

  constructor() {
    const uniforms: GridUniforms = {
      ...fogUniforms(),
      middle: { value: new Vector2() },
      half_size: { value: new Vector2(1, 1) },
      cellColor: { value: new Color() },
      sectionColor: { value: new Color() },
      planeColor: { value: new Color() },
      planeOpacity: { value: 0 },
      steps: { value: new Vector2(1, 1) },
      widths: { value: new Vector2(1, 1) },
      fadeFrom: { value: new Vector3() },
      fadeDistance: { value: 1 },
      fadeStrength: { value: 1 },
    };
    super({
      glslVersion: GLSL3,
      uniforms,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
      side: DoubleSide,
      fog: true,
    });
    this.toneMapped = false;
  }

  /** Before each drawing: what follows the camera. */
  follow(renderer: WebGLRenderer, camera: Camera, world: Matrix4): void {
    const { middle, widths, fadeFrom } = this.uniforms;
    widths.value.copy(this.thickness).multiplyScalar(pixelRatioOf(renderer));
    eye.setFromMatrixPosition(camera.matrixWorld);
    if (this.fromCamera) fadeFrom.value.copy(eye);
    else fadeFrom.value.set(0, 0, 0);
    middle.value.set(0, 0);
    if (this.endless && this.fromCamera) {
      eye.applyMatrix4(inverse.copy(world).invert());
      middle.value.set(eye.x, eye.y);
    }
    this.uniformsNeedUpdate = true;
  }
}

const eye = new Vector3();
const inverse = new Matrix4();
