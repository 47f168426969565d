// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { Color, Group, PerspectiveCamera } from 'three';
import { beforeEach, expect, test, vi } from 'vitest';
import { withoutWebGl } from '../../test/no_webgl';
import { Stage } from './stage';
import { THEMES } from './themes';

beforeEach(withoutWebGl);

test('a browser without WebGL gets a page all the same', () => {
  const stage = new Stage(new Group(), () => undefined);
  expect(stage.renderer).toBeNull();
  expect(() => stage.render(new PerspectiveCamera())).not.toThrow();
});

test('the canvas takes the place it is given, no sharper than can be seen', () => {
  const changed = vi.fn();
  const stage = new Stage(new Group(), changed);
  const parent = document.createElement('div');
  Object.defineProperties(parent, { clientWidth: { value: 640 }, clientHeight: { value: 0 } });
  vi.stubGlobal('devicePixelRatio', 3);
  changed.mockClear();
  stage.attach(parent);
  expect(parent.firstChild).toBe(stage.canvas);
  expect(stage.size).toEqual({ width: 640, height: 1, pixelRatio: 2 });
  expect(changed).toHaveBeenCalled();
});

test('grid and background follow the theme', () => {
  const changed = vi.fn();
  const stage = new Stage(new Group(), changed);
  stage.setTheme('light');
  expect(stage.scene.background).toEqual(new Color(THEMES.light.background));
  expect(stage.surroundings.grid.object.material.color).toEqual(new Color(THEMES.light.grid));
  expect(changed).toHaveBeenCalled();
});

test('in the room there is neither ground nor background; the page has them back', () => {
  const stage = new Stage(new Group(), () => undefined);
  const camera = new PerspectiveCamera();
  const seen = (): unknown[] => [
    stage.scene.background,
    stage.surroundings.grid.object.layers.test(camera.layers),
  ];
  const before = seen();
  stage.present('immersive-vr');
  expect(seen()).toEqual(before);
  stage.present('immersive-ar');
  stage.setTheme('light');
  expect(seen()).toEqual([null, false]);
  stage.present('');
  expect(seen()).toEqual([new Color(THEMES.light.background), true]);
});

test('a picture has the size that the view has by now, before the browser tells of it', async () => {
  const stage = new Stage(new Group(), () => undefined);
  const parent = document.createElement('div');
  const size = { clientWidth: 1000, clientHeight: 500 };
  const getters = {
    clientWidth: { get: () => size.clientWidth },
    clientHeight: { get: () => size.clientHeight },
  };
  Object.defineProperties(parent, getters);
  stage.attach(parent);
  stage.canvas.toBlob = (done) => done(new Blob());
  size.clientWidth = 720; // a panel opens beside it
  const drawn: number[] = [];
  await stage.screenshot(() => drawn.push(stage.size.width));
  expect(drawn).toEqual([720]);
});

test('a picture that cannot be made is an error, not a silence', async () => {
  const stage = new Stage(new Group(), () => undefined);
  stage.canvas.toBlob = (done) => done(null);
  const draw = vi.fn();
  await expect(stage.screenshot(draw)).rejects.toThrow('no picture');
  expect(draw).toHaveBeenCalledTimes(1);
});
