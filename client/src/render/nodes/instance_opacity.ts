// SPDX-License-Identifier: Apache-2.0
/** Opacity of each instance: what three's instanced meshes have no attribute for. */

import {
  DynamicDrawUsage,
  InstancedBufferAttribute,
  type InstancedMesh,
  type Material,
  type WebGLProgramParametersWithUniforms,
} from 'three';

const NAME = 'instanceOpacity';

/** Let a material take the attribute; its program is made anew. */
export function takesInstanceOpacity(material: Material, takes: boolean): void {
  if ((material.userData.fades === true) === takes) return;
  material.userData.fades = takes;
  material.onBeforeCompile = takes ? fade : () => undefined;
  material.customProgramCacheKey = () => (takes ? NAME : '');
  material.needsUpdate = true;
}

function fade(program: WebGLProgramParametersWithUniforms): void {
  program.vertexShader = program.vertexShader.replace(
    'void main() {',
    `attribute float ${NAME};\nvarying float vFade;\nvoid main() {\n  vFade = ${NAME};`,
  );
  program.fragmentShader = program.fragmentShader
    .replace('void main() {', 'varying float vFade;\nvoid main() {')
    .replace('#include <color_fragment>', '#include <color_fragment>\n  diffuseColor.a *= vFade;');
}

/** Write the opacities of these instances, in this order; null for meshes whose material takes none. */
export function fadeByInstance(
  mesh: InstancedMesh,
  instances: Uint32Array | null,
  opacities: Float32Array,
): void {
  const { geometry } = mesh;
  if (!instances) {
    geometry.deleteAttribute(NAME);
    return;
  }
  const capacity = mesh.instanceMatrix.count;
  let known = geometry.getAttribute(NAME) as InstancedBufferAttribute | undefined;
  if (known?.count !== capacity) {
    known = new InstancedBufferAttribute(new Float32Array(capacity), 1);
    known.setUsage(DynamicDrawUsage);
    geometry.setAttribute(NAME, known);
  }
  const array = known.array;
  instances.forEach((id, i) => (array[i] = opacities[id]!));
  known.needsUpdate = true;
}
