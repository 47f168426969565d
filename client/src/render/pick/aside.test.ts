// SPDX-License-Identifier: Apache-2.0
/** Whoever draws aside leaves no trace: the next picture would show it. */

import { Color, Object3D, Scene, type WebGLRenderer } from 'three';
import { expect, test } from 'vitest';
import { drawAside, Hidden } from './aside';

test('what was set is set again, though drawing fails', () => {
  const state = { alpha: 1, target: 'canvas' };
  const renderer = {
    autoClear: true,
    shadowMap: { autoUpdate: true },
    getRenderTarget: () => state.target,
    setRenderTarget: (target: string) => void (state.target = target),
    getClearAlpha: () => state.alpha,
    setClearAlpha: (alpha: number) => void (state.alpha = alpha),
  };
  const scene = new Scene();
  const background = (scene.background = new Color('red'));
  const draw = () => {
    expect([scene.background, state.alpha, renderer.shadowMap.autoUpdate]).toEqual([
      null,
      0,
      false,
    ]);
    renderer.autoClear = false;
    renderer.setRenderTarget('mine');
    throw new Error('no memory');
  };
  expect(() => drawAside(renderer as unknown as WebGLRenderer, scene, draw)).toThrow('no memory');
  expect(scene.background).toBe(background);
  expect(state).toEqual({ alpha: 1, target: 'canvas' });
  expect([renderer.autoClear, renderer.shadowMap.autoUpdate]).toEqual([true, true]);
});

test('what was hidden before stays so', () => {
  const [seen, unseen] = [new Object3D(), new Object3D()];
  unseen.visible = false;
  const hidden = new Hidden();
  hidden.hide([seen, unseen]);
  expect(seen.visible).toBe(false);
  hidden.undo();
  expect([seen.visible, unseen.visible]).toEqual([true, false]);
});
