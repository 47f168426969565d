// SPDX-License-Identifier: Apache-2.0
import type { DirectionalLight, HemisphereLight, SpotLight } from 'three';
import { Vector3 } from 'three';
import { expect, test } from 'vitest';
import { sceneContext } from '../../../test/scene_context';
import { LightDrawing, type LightLook } from './light';

function look(t: LightLook['t'], more: object = {}): LightLook {
  return {
    t,
    display: '',
    key: '/light',
    color: [255, 255, 255],
    ground_color: [0, 0, 0],
    intensity: 2,
    distance: 0,
    decay: 2,
    angle: 1,
    penumbra: 0,
    width: 1,
    height: 1,
    cast_shadow: false,
    direction: [0, 0, 0],
    ...more,
  };
}

function drawn(message: LightLook): LightDrawing {
  const drawing = new LightDrawing(sceneContext(), message);
  drawing.update(message);
  return drawing;
}

/** Where a light shines to, from a place. */
function shines(message: LightLook, at: [number, number, number]): number[] {
  const node = drawn(message);
  node.object.position.fromArray(at);
  node.place();
  const light = node.object.children[0] as DirectionalLight | SpotLight;
  const from = new Vector3().setFromMatrixPosition(light.matrixWorld);
  const to = new Vector3().setFromMatrixPosition(light.target.matrixWorld);
  return to
    .sub(from)
    .toArray()
    .map((value) => Math.round(value * 1e6) / 1e6 + 0);
}

test('a directional light shines to the origin, from there down', () => {
  expect(shines(look('DirectionalLightLook'), [0, 5, 0])).toEqual([0, -1, 0]);
  expect(shines(look('DirectionalLightLook'), [0, 0, 0])).toEqual([0, 0, -1]);
});

test('a spot shines where it is told to', () => {
  expect(shines(look('SpotLightLook', { direction: [1, 0, 0] }), [0, 0, 3])).toEqual([1, 0, 0]);
});

test("a hemisphere's sky is above, wherever its node is", () => {
  const node = drawn(look('HemisphereLightLook', { ground_color: [255, 0, 0] }));
  node.object.position.set(4, 5, -6);
  node.place();
  const [light] = node.object.children as [HemisphereLight];
  expect(new Vector3().setFromMatrixPosition(light.matrixWorld).toArray()).toEqual([0, 0, 1]);
  expect(light.groundColor.getHexString()).toBe('ff0000');
});

test('only what can cast shadows does', () => {
  const node = drawn(look('AmbientLightLook', { cast_shadow: true }));
  expect(node.castsShadow).toBe(false);
  node.update(look('PointLightLook', { cast_shadow: true }));
  expect(node.castsShadow).toBe(true);
  node.dispose();
  expect(node.object.children).toHaveLength(0);
});
