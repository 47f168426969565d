// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { app } from '../../state';
import type { ClientMessage, Timeline } from '../../wire/messages';
import { TimelineBar } from './timeline_bar';

const TIMELINE: Timeline = {
  t: 'Timeline',
  display: '',
  key: 'timeline',
  name: 'nav2_turtlebot_in_the_warehouse.mcap',
  start: 1000,
  end: 1090,
  time: 1000,
  playing: false,
  speed: 1,
  loop: false,
};

let sent: ClientMessage[];

beforeEach(() => {
  const clock = { rosTime: () => 1012.34, simulated: true };
  sent = given({ ...busyState(), timeline: TIMELINE, clock });
});

it('is not there for a live robot', () => {
  given();
  draw(<TimelineBar />);
  expect(screen.queryByRole('region', { name: 'Recording' })).toBeNull();
});

it('shows the time since the start, and how long the recording is', () => {
  draw(<TimelineBar />);
  const text = screen.getByRole('region', { name: 'Recording' }).textContent;
  expect(text).toContain('0:12.3');
  expect(text).toContain('1:30.0');
  expect(screen.getByRole('slider').getAttribute('aria-valuenow')).toContain('12.3');
});

it('plays, pauses, loops and changes its speed', () => {
  draw(<TimelineBar />);
  fireEvent.click(screen.getByRole('button', { name: 'Play' }));
  fireEvent.click(screen.getByRole('button', { name: 'Start again at the end' }));
  fireEvent.change(screen.getByLabelText('Speed'), { target: { value: '5' } });
  expect(sent).toEqual([
    { t: 'Playback', playing: true, speed: 1, loop: false },
    { t: 'Playback', playing: false, speed: 1, loop: true },
    { t: 'Playback', playing: false, speed: 5, loop: false },
  ]);
  act(() => app.setState({ timeline: { ...TIMELINE, playing: true, speed: 3 } }));
  expect(screen.getByRole('button', { name: 'Pause' })).toBeTruthy();
  expect(screen.getByLabelText<HTMLSelectElement>('Speed').value).toBe('3');
});

it('moves by keyboard', () => {
  draw(<TimelineBar />);
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'End' });
  expect(sent.at(-1)).toEqual({ t: 'SeekTo', time: 1090 });
});

it('a viewer sees it and cannot move it', () => {
  const { hello } = app.getState();
  act(() => app.setState({ hello: { ...hello!, role: 'viewer' } }));
  draw(<TimelineBar />);
  fireEvent.click(screen.getByRole('button', { name: /^Play/ }));
  expect(sent).toEqual([]);
  expect(screen.getByRole('button', { name: /^Play: only operators/ })).toBeTruthy();
});
