// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { app } from '../../state';
import { takeWatched } from '../../watches';
import type { GuiPlot, Samples, WatchStatus } from '../../wire/messages';
import SmallPlot from './small_plot';

const PLOT: GuiPlot = {
  t: 'GuiPlot',
  display: '',
  key: '/p',
  container: '',
  order: 0,
  label: 'Speed',
  hint: '',
  visible: true,
  disabled: false,
  group: '',
  confirm: '',
  paths: ['/odom.x', '/odom.y'],
  minimum: [],
  maximum: [],
  seconds: 10,
  height: 120,
};
const waits = {
  t: 'WatchStatus',
  topic: '/odom',
  level: 'waiting',
  text: 'no message yet',
  items: [],
} as unknown as WatchStatus;
const sample = {
  t: 'Samples',
  topic: '/odom',
  paths: ['x'],
  first: 0,
  stamp: Float64Array.of(1),
  received: Float64Array.of(1),
  values: Float64Array.of(2),
} as unknown as Samples;

beforeEach(() => {
  given(busyState());
});

it('waits for no number of which the first is drawn, though the status is told later', () => {
  draw(<SmallPlot widget={PLOT} />);
  act(() => takeWatched(waits));
  expect(screen.getAllByText('no message yet')).toHaveLength(2);
  act(() => takeWatched(sample));
  expect(screen.getAllByText('no message yet')).toHaveLength(1);
  act(() => takeWatched({ ...waits, level: 'stale', text: 'nothing for 9 s' }));
  expect(screen.getAllByText('nothing for 9 s')).toHaveLength(2);
});

it('waits again once its topic does: the bridge was started anew', () => {
  draw(<SmallPlot widget={PLOT} />);
  act(() => takeWatched(waits));
  act(() => takeWatched(sample));
  act(() => takeWatched({ ...waits, level: 'ok', text: '' }));
  act(() => takeWatched({ ...sample, first: 1 }));
  expect(screen.queryByText('no message yet')).toBeNull();
  act(() => takeWatched({ ...waits }));
  expect(screen.getAllByText('no message yet')).toHaveLength(2);
  act(() => takeWatched(sample));
  expect(screen.getAllByText('no message yet')).toHaveLength(1);
});

it('waits again in a new session, though the status of the one before did, too', () => {
  draw(<SmallPlot widget={PLOT} />);
  act(() => takeWatched(waits));
  act(() => takeWatched(sample));
  act(() => takeWatched({ ...waits }));
  expect(screen.getAllByText('no message yet')).toHaveLength(1);
  act(() => {
    const { connection } = app.getState();
    app.setState({ connection: { ...connection, phase: 'reconnecting' } });
    app.setState({ connection: { ...connection, phase: 'connected' } });
  });
  expect(screen.getAllByText('no message yet')).toHaveLength(2);
});
