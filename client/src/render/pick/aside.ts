// SPDX-License-Identifier: Apache-2.0
/** Drawing the scene's things into targets of one's own, and leaving everything as it was. */

import type { Color, Object3D, Scene, WebGLRenderer } from 'three';

/** Let `draw` draw: what is not covered stays transparent, and shadows are those of the picture. */
export function drawAside(renderer: WebGLRenderer, scene: Scene, draw: () => void): void {
  const before = renderer.getRenderTarget();
  const { autoClear, shadowMap } = renderer;
  const { autoUpdate } = shadowMap;
  const background = scene.background as Color | null;
  const clearAlpha = renderer.getClearAlpha();
  // Those of the picture are of all things, not of a few.
  shadowMap.autoUpdate = false;
  scene.background = null;
  renderer.setClearAlpha(0);
  try {
    draw();
  } finally {
    scene.background = background;
    renderer.setClearAlpha(clearAlpha);
    renderer.autoClear = autoClear;
    shadowMap.autoUpdate = autoUpdate;
    renderer.setRenderTarget(before);
  }
}

/** Objects that are made invisible for a while. */
export class Hidden {
  private readonly objects: Object3D[] = [];

  hide(objects: Iterable<Object3D>): void {
    for (const object of objects) {
      if (!object.visible) continue;
      object.visible = false;
      this.objects.push(object);
    }
  }

  undo(): void {
    for (const object of this.objects) object.visible = true;
    this.objects.length = 0;
  }
}
