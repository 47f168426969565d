// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { app, type Phase } from '../../state';
import { PHASES, StatusLine } from './status_line';

it('shows the figures with their units', () => {
  given();
  draw(<StatusLine />);
  const text = screen.getByRole('contentinfo').textContent;
  for (const part of [
    'Connected',
    '60 fps',
    '3 ms',
    '12.4 MB/s',
    '12 skipped',
    'drive: c1',
    'c3 operator',
  ])
    expect(text).toContain(part);
});

it('warns of what was lost, not of what newer messages replaced', () => {
  given();
  draw(<StatusLine />);
  expect(screen.queryByText(/lost/)).toBeNull();
  act(() => app.setState({ stats: { ...app.getState().stats, lost: 3 } }));
  expect(screen.getByText('3 lost')).toBeTruthy();
});

it('shows no figures of a connection that is gone', () => {
  given();
  draw(<StatusLine />);
  const connection = { ...app.getState().connection, phase: 'reconnecting' as const };
  act(() => app.setState({ connection }));
  expect(screen.getByRole('contentinfo').textContent).toContain('Reconnecting');
  expect(screen.queryByText('12.4 MB/s')).toBeNull();
});

it('says of a link that is not good that it ended only where it was good before', () => {
  given();
  draw(<StatusLine />);
  const connection = { ...app.getState().connection, phase: 'rejected', code: 'link' } as const;
  act(() => app.setState({ connection }));
  expect(screen.getByRole('img', { name: 'Ended' })).toBeTruthy();
  act(() => app.setState({ hello: null }));
  expect(screen.getByRole('img', { name: 'Refused' })).toBeTruthy();
});

it('tells simulated time from real time', () => {
  given({ ...busyState(), clock: { rosTime: () => 12.34, simulated: true } });
  draw(<StatusLine />);
  expect(screen.getByText('sim 12.3 s')).toBeTruthy();
});

it('tells no time, and offers no panels, where nothing of ROS is shown', () => {
  given({ ...busyState(), topics: null, frames: [], timeline: null });
  const { container } = draw(<StatusLine />);
  expect(container.textContent).not.toMatch(/ROS|rec|sim/);
  expect(screen.queryByRole('navigation', { name: 'Panels' })).toBeNull();
});

it('calls no phase but connected well', () => {
  const well = (Object.keys(PHASES) as Phase[]).filter((phase) => PHASES[phase].level === 'ok');
  expect(well).toEqual(['connected']);
});
