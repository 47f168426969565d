// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { display } from '../../test/displays';
import { sceneContext } from '../../test/scene_context';
import { link, transforms } from '../../test/transforms';
import { setVisible } from '../actions';
import { app, initialState } from '../state';
import { TF_TYPE, TfLayer } from './tf_layer';

beforeEach(() => {
  localStorage.clear();
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  app.setState(initialState(), true);
});

test('frames are drawn once, for the first display that shows them, and only while one does', () => {
  const context = sceneContext();
  context.frames.add(transforms([link('map', 'base', 4)]));
  const layer = new TfLayer(context);
  layer.refresh();
  expect(layer.place()).toEqual([]);
  expect(layer.bounds().isEmpty()).toBe(true);
  const tf = (id: string, order: number) => display(id, { ros_type: TF_TYPE, order });
  app.setState({
    displays: { late: tf('late', 2), first: tf('first', 1), other: display('other') },
  });
  layer.refresh();
  expect(layer.place().map(([id]) => id)).toEqual(['first']);
  expect([layer.draws('first'), layer.draws('late')]).toEqual([true, false]);
  expect(layer.object.children).toHaveLength(1);
  expect(layer.bounds().max.x).toBe(4);
  setVisible('first', false);
  layer.refresh();
  expect(layer.place().map(([id]) => id)).toEqual(['late']);
  setVisible('late', false);
  layer.refresh();
  expect(layer.object.visible).toBe(false);
  expect(layer.place()).toEqual([]);
});
