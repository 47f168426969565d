// SPDX-License-Identifier: Apache-2.0
/** The points of a depth cloud that something hides now, darker, in the colours that they had when they were seen. */

import {
  DataTexture,
  FloatType,
  Mesh,
  OrthographicCamera,
  PlaneGeometry,
  Points,
  RedFormat,
  ShaderMaterial,
  WebGLRenderTarget,
  type Box3,
  type Texture,
  type WebGLRenderer,
} from 'three';
import { DepthGeometry } from './depth_geometry';
import { DepthMemory } from './depth_memory';
import type { DepthOptions } from './depth_options';
import { PointMaterial, SOURCE } from './point_shader';

/** As in RViz, of the colours as they are in sRGB. */
const DARKER = 0.5;

type Drawn = Points<DepthGeometry, PointMaterial> | Mesh<DepthGeometry, PointMaterial>;

export class OccludedLayer {
  readonly object: Drawn;
  /** Points that are drawn. */
  shown = 0;
  private readonly memory: DepthMemory;
  private readonly material = new PointMaterial('depth');
  private readonly depth: DataTexture;
  private readonly fresh: DataTexture;
  private readonly colors: WebGLRenderTarget;
  private readonly keeper: ShaderMaterial;
  private readonly sheet: Mesh;
  private readonly camera = new OrthographicCamera();
  private picture: Texture | null = null;

  constructor(
    readonly width: number,
    readonly height: number,
    readonly options: DepthOptions,
    bounds: () => Box3,
  ) {
    this.memory = new DepthMemory(width * height);
    this.depth = new DataTexture(this.memory.hidden, width, height, RedFormat, FloatType);
    this.fresh = new DataTexture(this.memory.fresh, width, height, RedFormat);
    this.fresh.unpackAlignment = 1;
    this.colors = new WebGLRenderTarget(width, height, { depthBuffer: false });
    this.keeper = keeperOf(this.fresh);
    this.sheet = new Mesh(new PlaneGeometry(2, 2), this.keeper);
    this.sheet.frustumCulled = false;
    const { material } = this;
    const { style, size, footprint, alpha } = options;
    material.uniforms.depth.value = this.depth;
    material.uniforms.dim.value = DARKER;
    material.setStyle(style, size, footprint);
    material.setAlpha(alpha, alpha < 1);
    const geometry = new DepthGeometry(style, width * height, bounds);
    this.object =
      style === 'points' ? new Points(geometry, material) : new Mesh(geometry, material);
    this.object.frustumCulled = false;
    this.object.visible = false;
    this.object.onBeforeRender = (renderer) => {
      this.keepColors(renderer);
      material.measure(renderer);
    };
  }

  /** Depths that are hidden, in the units of the image; 0 where nothing is. */
  get hidden(): Float32Array {
    return this.memory.hidden;
  }

  /** Take an image whose unit is so many metres, at a ROS time. */
  take(numbers: ArrayLike<number>, unit: number, now: number): void {
    this.shown = this.memory.take(numbers, unit, now, this.options.timeout);
    this.depth.needsUpdate = this.fresh.needsUpdate = true;
    // Also drawn, if only for its colours, while nothing is hidden.
    this.object.visible = true;
  }

  /** Look through the lens, and in the colours, of what is seen now. */
  follow({ uniforms: seen }: PointMaterial): void {
    const { uniforms } = this.material;
    uniforms.lens.value.copy(seen.lens.value);
    uniforms.range.value.copy(seen.range.value);
    uniforms.unit.value = seen.unit.value;
    uniforms.map.value = seen.map.value;
    uniforms.source.value = seen.source.value;
    this.picture = seen.source.value === SOURCE.color ? seen.picture.value : null;
    uniforms.picture.value = this.colors.texture;
  }

  dispose(): void {
    this.object.geometry.dispose();
    this.object.removeFromParent();
    this.material.dispose();
    this.depth.dispose();
    this.fresh.dispose();
    this.colors.dispose();
    this.keeper.dispose();
    this.sheet.geometry.dispose();
  }

  /** Keep the colours of the pixels that were seen since the last time: of those that are hidden they stay. */
  private keepColors(renderer: WebGLRenderer): void {
    if (!this.picture || !this.memory.fresh.some(Boolean)) return;
    this.keeper.uniforms.picture!.value = this.picture;
    const { autoClear } = renderer;
    const before = renderer.getRenderTarget();
    renderer.autoClear = false;
    renderer.setRenderTarget(this.colors);
    renderer.render(this.sheet, this.camera);
    renderer.setRenderTarget(before);
    renderer.autoClear = autoClear;
    this.memory.fresh.fill(0);
  }
}

/** Copies the picture where a pixel is fresh, and leaves the others as they are. */
function keeperOf(fresh: Texture): ShaderMaterial {
  return new ShaderMaterial({
    uniforms: { fresh: { value: fresh }, picture: { value: null } },
    vertexShader: `
      varying vec2 vPlace;
      void main() { vPlace = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }`,
    fragmentShader: `
      uniform sampler2D fresh;
      uniform sampler2D picture;
      varying vec2 vPlace;
      void main() {
        if (texelFetch(fresh, ivec2(gl_FragCoord.xy), 0).r < 0.5) discard;
        gl_FragColor = vec4(texture2D(picture, vPlace).rgb, 1.0);
      }`,
    depthTest: false,
    depthWrite: false,
  });
}
