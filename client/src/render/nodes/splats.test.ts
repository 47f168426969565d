// SPDX-License-Identifier: Apache-2.0
import { Box3 } from 'three';
import { expect, test } from 'vitest';
import { sceneContext } from '../../../test/scene_context';
import type { SplatsBuffers, SplatsLook } from '../../wire/messages';
import { SplatsDrawing } from './splats';

const look: SplatsLook = { t: 'SplatsLook', display: '', key: '/splats' };

function buffers(count: number): SplatsBuffers {
  return {
    t: 'SplatsBuffers',
    display: '',
    key: '/splats',
    centers: Float32Array.from({ length: count * 3 }, (_, i) => i),
    covariances: new Uint8Array(count * 12),
    covariance_scale: 1,
    colors: new Uint8Array(count * 4),
  };
}

test('splats are drawn, span what they span, and can be replaced by more', () => {
  const splats = new SplatsDrawing(sceneContext(), look);
  splats.update(look);
  splats.place();
  expect(splats.elements()).toBe(0);
  splats.update(buffers(2));
  expect(splats.place()).toEqual([]);
  expect(splats.elements()).toBe(2);
  expect(new Box3().setFromObject(splats.object).max.toArray()).toEqual([3, 4, 5]);
  splats.update(buffers(3));
  expect(splats.elements()).toBe(3);
  splats.dispose();
});
