// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test, vi } from 'vitest';
import { link, transforms } from '../../test/transforms';
import { Frames } from '../frames';
import { app, initialState } from '../state';
import { FixedFrame } from './fixed_frame';

beforeEach(() => app.setState(initialState(), true));

test('the data’s frame, then the best one, the server’s, the viewer’s; and where the last one is', () => {
  const frames = new Frames(() => 0);
  const moved = vi.fn();
  const fixed = new FixedFrame(frames, () => 'velodyne', moved);
  expect(fixed.resolve()).toBe('velodyne');
  expect(moved).not.toHaveBeenCalled();
  frames.add(transforms([link('odom', 'base_link', 1)]));
  expect(fixed.resolve()).toBe('odom');
  expect(moved).toHaveBeenLastCalledWith('velodyne', expect.objectContaining({ ok: false }));
  fixed.startWith('base_link');
  expect(fixed.resolve()).toBe('base_link');
  expect(moved).toHaveBeenLastCalledWith('odom', expect.objectContaining({ ok: true }));
  app.setState(({ settings }) => ({ settings: { ...settings, fixedFrame: 'nowhere' } }));
  expect([fixed.resolve(), fixed.name]).toEqual(['nowhere', 'nowhere']);
  expect(app.getState().fixedFrame).toBe('nowhere');
});
