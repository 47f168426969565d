// SPDX-License-Identifier: Apache-2.0
/** POINTS: squares that face the camera, scale.x wide and scale.y high, in metres. */

import {
  BufferAttribute,
  GLSL3,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  ShaderMaterial,
  Vector2,
} from 'three';
import { TO_LINEAR } from '../glsl';
import { setReach } from '../pick/within';
import { boundsOf } from './bounds';
import type { MarkerRow } from './row';
import { TintedPart } from './tinted_part';

const VERTEX = /* glsl */ `
  in vec3 center;
  in vec4 tint;
  uniform vec2 size;
  uniform float alpha;
  flat out vec4 vTint;

  ${TO_LINEAR}

  void main() {
    vec4 viewed = modelViewMatrix * vec4(center, 1.0);
    viewed.xy += position.xy * size * length(modelViewMatrix[0].xyz);
    gl_Position = projectionMatrix * viewed;
    vTint = vec4(toLinear(tint.rgb), tint.a * alpha);
  }
`;

const FRAGMENT = /* glsl */ `
  flat in vec4 vTint;
  out vec4 outColor;
  void main() { outColor = linearToOutputTexel(vTint); }
`;

export class PointsPart extends TintedPart {
  private readonly material = new ShaderMaterial({
    glslVersion: GLSL3,
    uniforms: { size: { value: new Vector2() }, alpha: { value: 1 } },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    toneMapped: false,
  });
  protected readonly object = new Mesh(squareGeometry(), this.material);

  protected fill(row: MarkerRow): void {
    const points = row.points.slice();
    const count = points.length / 3;
    this.tints.set(row, count);
    this.object.geometry.dispose();
    const geometry = squareGeometry();
    geometry.setAttribute('center', new InstancedBufferAttribute(points, 3));
    const tint = new InstancedBufferAttribute(this.tints.bytes(count), 4, true);
    geometry.setAttribute('tint', tint);
    geometry.instanceCount = count;
    geometry.boundingBox = boundsOf(points);
    this.object.geometry = geometry;
    this.object.frustumCulled = false;
    setReach(this.object, Math.max(row.scale(0), row.scale(1)));
    (this.material.uniforms.size!.value as Vector2).set(row.scale(0), row.scale(1));
  }
}

function squareGeometry(): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  const corners = new Float32Array([-0.5, -0.5, 0, 0.5, -0.5, 0, 0.5, 0.5, 0, -0.5, 0.5, 0]);
  geometry.setAttribute('position', new BufferAttribute(corners, 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  return geometry;
}
