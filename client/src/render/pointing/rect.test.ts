// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { cameraOfView, canvasOfView } from '../../../test/pointer_events';
import { app, initialState } from '../../state';
import type { ClientMessage } from '../../wire/messages';
import { Rays } from './rays';
import { inPicture, Rect } from './rect';

let told: ClientMessage[];
let rect: Rect;
const shown = () => document.querySelector<HTMLElement>('[data-rect]');

beforeEach(() => {
  document.body.replaceChildren();
  told = [];
  app.setState({ ...initialState(), send: (message) => told.push(message) > 0 }, true);
  const rays = new Rays({ camera: cameraOfView, size: () => ({ width: 200, height: 100 }) });
  rect = new Rect(canvasOfView(), 'shift', { x: 150, y: 80 }, rays);
});

test('what is drawn is shown and told from its upper left corner, within the view', () => {
  rect.move({ x: 50, y: 20 });
  expect(shown()?.style).toMatchObject({ left: '50px', top: '20px', width: '100px' });
  rect.move({ x: -40, y: 20 });
  rect.end();
  expect(shown()).toBeNull();
  const corners = { screen_min: [0, 0.2], screen_max: [0.75, 0.8] };
  expect(told).toEqual([{ t: 'RectSelected', ...corners, modifier: 'shift' }]);
});

test('one that is hardly larger than a point is a click', () => {
  rect.move({ x: 152, y: 79 });
  rect.end();
  expect([rect.begun, shown(), told]).toEqual([false, null, []]);
});

test('one that is given up is not told', () => {
  rect.move({ x: 50, y: 20 });
  rect.cancel();
  expect([shown(), told]).toEqual([null, []]);
});

test('shares beside the picture become its edge', () => {
  expect([-0.1, 0.5, 7].map(inPicture)).toEqual([0, 0.5, 1]);
});
