// SPDX-License-Identifier: Apache-2.0
/** A preset as a ball seen from inside, to be made into an environment map. */

import {
  BackSide,
  GLSL3,
  Mesh,
  Scene,
  ShaderMaterial,
  SphereGeometry,
  Vector3,
  Vector4,
} from 'three';
import type { Preset } from './presets';

const MOST = 4;

const VERTEX = /* glsl */ `
  out vec3 vTowards;
  void main() {
    vTowards = position;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }
`;

const FRAGMENT = /* glsl */ `
  uniform vec3 zenith;
  uniform vec3 horizon;
  uniform vec3 ground;
  // Direction and cosine of the angle to the rim; what it sends out.
  uniform vec4 towards[${MOST}];
  uniform vec3 light[${MOST}];
  in vec3 vTowards;
  out vec4 outColor;
  void main() {
    vec3 at = normalize(vTowards);
    vec3 color = at.z >= 0.0
      ? mix(horizon, zenith, pow(at.z, 0.6))
      : mix(horizon, ground, smoothstep(0.0, 0.12, -at.z));
    for (int i = 0; i < ${MOST}; i++) {
      float rim = towards[i].w;
      color += light[i] * smoothstep(rim - 0.3 * (1.0 - rim), rim + 0.3 * (1.0 - rim), dot(at, towards[i].xyz));
    }
    outColor = vec4(color, 1.0);
  }
`;

export function paintedSky(preset: Preset): Scene {
  const towards = Array.from({ length: MOST }, () => new Vector4(0, 0, 1, 0.99));
  const light = Array.from({ length: MOST }, () => new Vector3());
  preset.shines.slice(0, MOST).forEach((one, i) => {
    const direction = new Vector3(...one.towards).normalize();
    towards[i]!.set(direction.x, direction.y, direction.z, Math.cos((one.degrees * Math.PI) / 180));
    light[i]!.set(...one.light);
  });
  const material = new ShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    side: BackSide,
    depthWrite: false,
    toneMapped: false,
    uniforms: {
      zenith: { value: new Vector3(...preset.zenith) },
      horizon: { value: new Vector3(...preset.horizon) },
      ground: { value: new Vector3(...preset.ground) },
      towards: { value: towards },
      light: { value: light },
    },
  });
  const scene = new Scene();
  scene.add(new Mesh(new SphereGeometry(10, 48, 24), material));
  return scene;
}

export function disposeSky(scene: Scene): void {
  for (const child of scene.children) {
    const { geometry, material } = child as Mesh<SphereGeometry, ShaderMaterial>;
    geometry.dispose();
    material.dispose();
  }
}
