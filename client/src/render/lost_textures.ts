// SPDX-License-Identifier: Apache-2.0
/** Textures whose pictures never came: three.js draws them black, over the colour that the file gives. */

import { Texture, type Material, type MeshStandardMaterial, type Object3D } from 'three';

/**
 * Have all that is drawn below an object without the pictures that are not there; to be called once loading is
 * over. What would glow where its picture says so does not glow.
 */
export function dropLostTextures(object: Object3D): void {
  object.traverse((child) => {
    const { material = [] } = child as { material?: Material | Material[] };
    for (const one of [material].flat()) drop(one);
  });
}

function drop(material: Material): void {
  for (const [name, value] of Object.entries(material)) {
    if (!(value instanceof Texture) || hasPicture(value)) continue;
    Object.assign(material, { [name]: null });
    if (name === 'emissiveMap') (material as MeshStandardMaterial).emissive.setScalar(0);
    material.needsUpdate = true;
    value.dispose();
  }
}

/** One that is made of data has an empty picture from its beginning. */
function hasPicture({ image }: Texture): boolean {
  const picture = image as { data?: unknown } | null | undefined;
  return picture !== null && picture !== undefined && picture.data !== null;
}
