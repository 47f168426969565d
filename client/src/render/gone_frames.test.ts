// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { display } from '../../test/displays';
import { link, transforms } from '../../test/transforms';
import { Frames } from '../frames';
import { app, initialState } from '../state';
import type { ClientMessage } from '../wire/messages';
import { forgetFrames } from './gone_frames';
import { TF_TYPE } from './tf_layer';

const frames = new Frames(() => 0);
const sent = vi.fn<(message: ClientMessage) => boolean>(() => true);

beforeEach(() => {
  sent.mockClear();
  frames.add(transforms([link('map', 'base', 1)]));
  const displays = Object.fromEntries(
    [display('/tf', { ros_type: TF_TYPE }), display('/points')].map((one) => [one.display, one]),
  );
  app.setState({ ...initialState(), displays, send: sent }, true);
});

test('frames go with the transforms that made them, and with nothing else', () => {
  forgetFrames(frames, '/points');
  expect(frames.names()).toEqual(['base', 'map']);
  forgetFrames(frames, '/tf');
  expect(frames.names()).toEqual([]);
  expect(sent).not.toHaveBeenCalled();
});

test('those of another robot are asked for again', () => {
  app.setState(({ displays }) => ({
    displays: { ...displays, '/r2/tf': display('/r2/tf', { ros_type: TF_TYPE }) },
  }));
  forgetFrames(frames, '/tf');
  expect(sent).toHaveBeenCalledWith({ t: 'SendAgain', displays: ['/r2/tf'] });
});
