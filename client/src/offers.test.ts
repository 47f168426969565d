// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { busyState } from '../test/story_state';
import { hasClock, hasDisplays, hasFrames, hasTopics } from './offers';
import type { AppState } from './state';

const all = (state: AppState): boolean[] =>
  [hasTopics, hasFrames, hasDisplays, hasClock].map((has) => has(state));

const robot = busyState();
const script = { ...robot, topics: null, displays: {}, frames: [], timeline: null };

it('is everything on the page of a robot', () => {
  expect(all(robot)).toEqual([true, true, true, true]);
});

it('is nothing of ROS on the page of a script', () => {
  expect(all(script)).toEqual([false, false, false, false]);
});

it('is the list, where a recording can be opened', () => {
  const hello = { ...script.hello!, uploads: 'uploads/x/' };
  expect(hasDisplays({ ...script, hello })).toBe(true);
  expect(hasDisplays({ ...script, hello: null })).toBe(true);
  expect(hasDisplays({ ...script, hello: null, serverless: true })).toBe(false);
});

it('is frames and their time, where a script publishes transforms', () => {
  expect(all({ ...script, frames: ['map'] })).toEqual([false, true, false, true]);
});
