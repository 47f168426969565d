// SPDX-License-Identifier: Apache-2.0
/** Names in the scene: always upright, always the same size on the screen, one draw call for all. */

import {
  Box3,
  Color,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  Vector2,
  Vector3,
  type Camera,
} from 'three';
import { declutter, type ScreenLabel } from './declutter';
import { LabelAtlas } from './label_atlas';
import { setPassed } from './pick/within';

const VERTEX = /* glsl */ `
  attribute vec3 center;
  attribute vec4 spot;
  attribute vec2 size;
  attribute float alpha;
  uniform vec2 viewport;
  varying vec2 vUv;
  varying float vAlpha;
  void main() {
    vUv = spot.xy + uv * spot.zw;
    vAlpha = alpha;
    vec4 clip = projectionMatrix * modelViewMatrix * vec4(center, 1.0);
    // Right of and above the point, in whole pixels where the picture has them.
    vec2 corner = (position.xy + 0.5) * size + vec2(6.0, 2.0);
    gl_Position = clip + vec4(corner * 2.0 / viewport * clip.w, 0.0, 0.0);
  }
`;

const FRAGMENT = /* glsl */ `
  uniform sampler2D map;
  uniform vec3 ink;
  uniform vec3 halo;
  varying vec2 vUv;
  varying float vAlpha;
  void main() {
    vec4 color = texture2D(map, vUv);
    if (color.a * vAlpha < 0.02) discard;
    // The atlas is white letters with a black rim: how white a pixel is says how much letter it is. Mixed
    // as a page mixes text, in sRGB: in linear light dark letters on a light ground would be thin and grey.
    vec4 mixed = sRGBTransferEOTF(vec4(mix(halo, ink, color.r), 1.0));
    gl_FragColor = vec4(mixed.rgb, color.a * vAlpha);
    #include <colorspace_fragment>
  }
`;

export interface Label {
  name: string;
  x: number;
  y: number;
  z: number;
  /** 0 to 1. */
  alpha: number;
  /** Of two in one place the one of the smaller rank is shown, of equals the nearer one. */
  rank: number;
}

/** A label that is in the picture, kept for the next one. */
interface InView extends ScreenLabel {
  label: Label;
}

export class Labels {
  readonly object: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  private readonly atlas: LabelAtlas;
  private capacity = 0;
  private readonly viewport = new Vector2(1, 1);
  private readonly point = new Vector3();
  private readonly spare: InView[] = [];
  private readonly inView: InView[] = [];

  constructor(pixelRatio: number) {
    this.atlas = new LabelAtlas(pixelRatio);
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: {
        map: { value: this.atlas.texture },
        viewport: { value: this.viewport },
        ink: { value: new Color() },
        halo: { value: new Color() },
      },
      transparent: true,
      // A name that an axis cuts through cannot be read.
      depthTest: false,
      depthWrite: false,
    });
    this.object = new Mesh(new InstancedBufferGeometry(), material);
    this.object.frustumCulled = false;
    this.object.renderOrder = 10;
    // They would hide what they are written beside from pointers.
    setPassed(this.object);
    this.reserve(16);
  }

  /** Show these labels, as far as they can be read; `width` and `height` of the picture in CSS pixels. */
  set(all: readonly Label[], camera: Camera, width: number, height: number): void {
    this.viewport.set(width, height);
    this.atlas.write(all);
    this.look(all, camera);
    declutter(this.inView);
    if (this.inView.length > this.capacity) this.reserve(this.inView.length * 2);
    const { geometry } = this.object;
    const center = attribute(geometry, 'center');
    const spot = attribute(geometry, 'spot');
    const size = attribute(geometry, 'size');
    const alpha = attribute(geometry, 'alpha');
    let count = 0;
    for (const { shown, label } of this.inView) {
      if (!shown) continue;
      const place = this.atlas.spot(label.name);
      center.setXYZ(count, label.x, label.y, label.z);
      if (place) spot.setXYZW(count, place.u, place.v, place.uSize, place.vSize);
      size.setXY(count, place?.width ?? 0, place?.height ?? 0);
      alpha.setX(count, label.alpha);
      count += 1;
    }
    center.needsUpdate = spot.needsUpdate = size.needsUpdate = alpha.needsUpdate = true;
    geometry.instanceCount = count;
    this.object.visible = count > 0;
  }

  /** Letters and their rim, in colours that are told from the background. */
  setColors(ink: string, halo: string): void {
    const { uniforms } = this.object.material;
    (uniforms.ink!.value as Color).set(ink).convertLinearToSRGB();
    (uniforms.halo!.value as Color).set(halo).convertLinearToSRGB();
  }

  dispose(): void {
    this.object.geometry.dispose();
    this.object.material.dispose();
    this.atlas.dispose();
  }

  /** Note the labels that are in the picture, and where. */
  private look(labels: readonly Label[], camera: Camera): void {
    const { inView, spare, viewport } = this;
    inView.length = 0;
    for (const label of labels) {
      const { x, y, z: depth } = this.point.set(label.x, label.y, label.z).project(camera);
      if (Math.abs(x) > 1 || Math.abs(y) > 1 || Math.abs(depth) > 1) continue;
      const size = this.atlas.spot(label.name);
      const seen = (spare[inView.length] ??= newInView(label));
      seen.label = label;
      seen.x = ((x + 1) / 2) * viewport.x;
      seen.y = ((y + 1) / 2) * viewport.y;
      seen.width = size?.width ?? 1;
      seen.height = size?.height ?? 1;
      seen.rank = label.rank + depth / 4;
      inView.push(seen);
    }
  }

  private reserve(capacity: number): void {
    this.capacity = capacity;
    this.object.geometry.dispose();
    const quad = new PlaneGeometry(1, 1);
    const geometry = new InstancedBufferGeometry();
    geometry.index = quad.index;
    geometry.setAttribute('position', quad.getAttribute('position'));
    geometry.setAttribute('uv', quad.getAttribute('uv'));
    for (const [name, items] of [
      ['center', 3],
      ['spot', 4],
      ['size', 2],
      ['alpha', 1],
    ] as const) {
      const values = new InstancedBufferAttribute(new Float32Array(capacity * items), items);
      geometry.setAttribute(name, values.setUsage(DynamicDrawUsage));
    }
    // Of a size on the screen, they take no room in the scene.
    geometry.boundingBox = new Box3();
    this.object.geometry = geometry;
  }
}

function newInView(label: Label): InView {
  return { label, x: 0, y: 0, width: 0, height: 0, rank: 0, shown: false };
}

function attribute(geometry: InstancedBufferGeometry, name: string): InstancedBufferAttribute {
  return geometry.getAttribute(name) as InstancedBufferAttribute;
}
