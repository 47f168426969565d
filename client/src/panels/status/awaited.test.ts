// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { busyState } from '../../../test/story_state';
import { initialState, type AppState } from '../../state';
import type { Display, DisplayStatus } from '../../wire/messages';
import { awaited } from './awaited';

const display = (id: string): Display => ({
  ...Object.values(busyState().displays)[0]!,
  ...{ display: id, key: id, title: '', copies: [], visible: true },
});

const status = (id: string, rest: Partial<DisplayStatus> = {}): DisplayStatus => ({
  ...Object.values(busyState().statuses)[0]!,
  ...{ display: id, level: 'ok', text: '', items: [], count: 5 },
  ...rest,
});

/** A page with these displays since 0 ms. */
function page(statuses: DisplayStatus[], rest: Partial<AppState> = {}): AppState {
  return {
    ...initialState(),
    connection: { phase: 'connected', text: '', code: '', attempt: 0, since: 0 },
    displays: Object.fromEntries(statuses.map((each) => [each.display, display(each.display)])),
    statuses: Object.fromEntries(statuses.map((each) => [each.display, each])),
    ...rest,
  };
}

const silent = status('/cloud', { level: 'waiting', text: 'No publisher', count: 0 });

it('names the displays without data, and why', () => {
  const found = awaited(page([silent, status('/tf')]), 99_999)!;
  expect(found.title).toBe('Waiting for the first data');
  expect(found.lines).toEqual([{ view: '/cloud', title: '/cloud', text: 'No publisher' }]);
});

it('names the frame that is missing before what only has no data', () => {
  const text = 'no transform from `map` to `lidar`: no frame `map` exists';
  const placements = { '/scan': [{ name: 'lidar', level: 'error' as const, text }] };
  const found = awaited(page([silent, status('/scan')], { placements }), 0)!;
  expect(found.title).toBe('Nothing can be placed yet');
  expect(found.lines).toEqual([{ view: '/scan', title: '/scan', text }]);
});

it('does not say that it waits for data that came and is not drawn', () => {
  const broken = status('/cloud', { level: 'error', text: 'the fields x, y, z are missing' });
  expect(awaited(page([broken]), 0)!.title).toBe('Nothing is drawn yet');
  const found = awaited(page([broken, { ...silent, display: '/scan' }]), 0)!;
  expect(found.title).toBe('Nothing is drawn yet');
  expect(found.lines.map(({ view }) => view)).toEqual(['/cloud', '/scan']);
});

it('waits for nothing that has no place in the scene, such as the log', () => {
  const log = { ...display('/rosout'), ros_type: 'rcl_interfaces/msg/Log' };
  const state = page([{ ...silent, display: '/rosout' }], { displays: { '/rosout': log } });
  expect(awaited(state, 0)).toBeNull();
  const cloud = display('/cloud');
  const both = { ...state, displays: { '/rosout': log, '/cloud': cloud } };
  expect(awaited({ ...both, statuses: { '/cloud': silent } }, 0)!.lines).toHaveLength(1);
});

it('says that data is on its way, and not for ever: some draw nothing', () => {
  const state = page([status('/cloud')]);
  expect(awaited(state, 5000)!.title).toBe('Loading the first data');
  expect(awaited(state, 15_000)).toBeNull();
});

it('names topics of the layout that are not there, and not too many', () => {
  const wanted = Object.fromEntries(
    ['/a', '/b', '/c', '/d'].map((view) => [view, { visible: true, options: {} }]),
  );
  const found = awaited(page([], { views: wanted }), 0)!;
  expect(found.lines.map(({ text }) => text)[0]).toMatch(/no topic \/a/);
  expect([found.lines.length, found.more]).toEqual([3, 1]);
});

it.each<[string, AppState]>([
  ['something was drawn', page([silent], { sceneShown: true })],
  ['it is not connected', page([silent], { connection: initialState().connection })],
  ['nothing is to be shown', page([])],
  ['it is a picture in a window', page([silent], { images: { '/cloud': {} as never } })],
])('says nothing where %s', (_why, state) => {
  expect(awaited(state, 0)).toBeNull();
});
