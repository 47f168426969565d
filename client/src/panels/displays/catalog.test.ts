// SPDX-License-Identifier: Apache-2.0
import { beforeEach, describe, expect, it } from 'vitest';
import { busyState } from '../../../test/story_state';
import type { AppState } from '../../state';
import { listedDisplays, offeredDisplays, otherTopics, ownDisplays } from './catalog';

let state: AppState;

beforeEach(() => {
  state = busyState();
});

describe('displays in use', () => {
  it('come in the order of the server', () =>
    expect(listedDisplays(state, '', 'all').slice(0, 2)).toEqual(['/tf', '/scan/points']));

  it('stay in the list when they are switched off, so that they can be switched on again', () => {
    state.views = { '/tf': { visible: false, options: {} } };
    expect(listedDisplays(state, '', 'all')).toContain('/tf');
    expect(listedDisplays(state, '', 'visible')).not.toContain('/tf');
  });

  it('are found by several words of topic and type', () =>
    expect(listedDisplays(state, 'POINTCLOUD scan', 'all')).toEqual(['/scan/points']));

  it('with problems are those that are shown and not well', () => {
    expect(listedDisplays(state, '', 'problems')).toEqual([
      '/markers',
      '/map/landmarks',
      '/camera/depth/image_rect_raw',
    ]);
    state.views = { '/markers': { visible: false, options: {} } };
    expect(listedDisplays(state, '', 'problems')).not.toContain('/markers');
  });
});

describe('available topics', () => {
  it('are the displays that nobody shows', () =>
    expect(offeredDisplays(state, '')).toEqual(['/camera/depth/points', '/rear_lidar/points']));

  it('are in the order in which people count, whichever was found first', () => {
    const base = state.displays['/rear_lidar/points']!;
    const found = ['/robot_10/points', '/robot_9/points'].map((topic, order) => [
      topic,
      { ...base, topic, title: topic, order },
    ]);
    state.displays = Object.fromEntries(found) as typeof state.displays;
    expect(offeredDisplays(state, '')).toEqual(['/robot_9/points', '/robot_10/points']);
  });

  it('leave the offer when they are shown', () => {
    state.views = { '/rear_lidar/points': { visible: true, options: {} } };
    expect(offeredDisplays(state, '')).toEqual(['/camera/depth/points']);
    expect(listedDisplays(state, '', 'all')).toContain('/rear_lidar/points');
  });

  it('are apart where the server itself publishes them', () => {
    state.topics = state.topics!.map((info) =>
      info.display === '/rear_lidar/points' ? { ...info, own: true } : info,
    );
    expect(offeredDisplays(state, '')).toEqual(['/camera/depth/points']);
    expect(ownDisplays(state, '')).toEqual(['/rear_lidar/points']);
  });

  it('name the topics without a display, found also by the reason', () => {
    expect(otherTopics(state, '').map((info) => info.topic)).toEqual([
      '/mixed',
      '/scan',
      '/secret/keys',
    ]);
    expect(otherTopics(state, 'not allowed')).toHaveLength(1);
  });
});

it('is listed anew only when something of it changed: a status comes often', () => {
  const first = [
    listedDisplays(state, '', 'all'),
    offeredDisplays(state, ''),
    otherTopics(state, ''),
  ];
  const status = { ...state, statuses: { ...state.statuses } };
  expect(listedDisplays(status, '', 'all')).toBe(first[0]);
  expect(offeredDisplays(status, '')).toBe(first[1]);
  expect(otherTopics(status, '')).toBe(first[2]);
  const other = { ...status, views: {} };
  expect(listedDisplays(other, '', 'all')).not.toBe(first[0]);
});
