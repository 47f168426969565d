// SPDX-License-Identifier: Apache-2.0
/** The solid shapes that markers are made of, of size 1, and their material. */

import {
  BoxGeometry,
  ConeGeometry,
  CylinderGeometry,
  EdgesGeometry,
  GLSL3,
  InstancedBufferGeometry,
  MeshLambertMaterial,
  ShaderMaterial,
  SphereGeometry,
  type BufferGeometry,
} from 'three';
import { TO_LINEAR } from '../glsl';

/** Cube, sphere and cylinder (along z) are centred; shaft and head (along x) begin at 0 and end at 1. */
export type Shape = 'cube' | 'sphere' | 'cylinder' | 'shaft' | 'head';

/** Degrees between faces from which the edge between them is drawn as an outline. */
const EDGE_ANGLE = 30;

export function shapeGeometry(shape: Shape): BufferGeometry {
  switch (shape) {
    case 'cube':
      return new BoxGeometry(1, 1, 1);
    case 'sphere':
      return new SphereGeometry(0.5, 24, 16).rotateX(Math.PI / 2);
    case 'cylinder':
      return new CylinderGeometry(0.5, 0.5, 1, 24).rotateX(Math.PI / 2);
    case 'shaft':
      return new CylinderGeometry(0.5, 0.5, 1, 16).rotateZ(-Math.PI / 2).translate(0.5, 0, 0);
    case 'head':
      return new ConeGeometry(0.5, 1, 16).rotateZ(-Math.PI / 2).translate(0.5, 0, 0);
  }
}

/** The edges of a shape, to be drawn once per instance. */
export function edgeGeometry(solid: BufferGeometry): InstancedBufferGeometry {
  const edges = new EdgesGeometry(solid, EDGE_ANGLE);
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('position', edges.getAttribute('position'));
  return geometry;
}

/** A lit material whose colour and opacity come from the attribute `tint` (sRGB bytes) of each instance. */
export function solidMaterial(seeThrough: boolean): MeshLambertMaterial {
  const material = new MeshLambertMaterial({
    transparent: seeThrough,
    depthWrite: !seeThrough,
    // Leaves room for the outlines that lie in the faces.
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
  });
  material.onBeforeCompile = (shader) => {
    shader.vertexShader =
      `attribute vec4 tint;\nvarying vec4 vTint;\n${TO_LINEAR}${shader.vertexShader}`.replace(
        '#include <color_vertex>',
        '#include <color_vertex>\nvTint = vec4(toLinear(tint.rgb), tint.a);',
      );
    shader.fragmentShader = `varying vec4 vTint;\n${shader.fragmentShader}`.replace(
      '#include <color_fragment>',
      '#include <color_fragment>\ndiffuseColor *= vTint;',
    );
  };
  material.customProgramCacheKey = () => 'marker solid';
  return material;
}

/** How dark an outline is beside its shape. */
const OUTLINE_SHADE = 0.35;

export function outlineMaterial(): ShaderMaterial {
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: /* glsl */ `
      in mat4 instanceMatrix;
      in vec4 tint;
      out vec4 vTint;
      ${TO_LINEAR}
      void main() {
        vTint = vec4(toLinear(tint.rgb * ${OUTLINE_SHADE}), tint.a);
        gl_Position = projectionMatrix * modelViewMatrix * instanceMatrix * vec4(position, 1.0);
      }
    `,
    fragmentShader: /* glsl */ `
      in vec4 vTint;
      out vec4 outColor;
      void main() { outColor = linearToOutputTexel(vTint); }
    `,
    transparent: true,
  });
  return material;
}
