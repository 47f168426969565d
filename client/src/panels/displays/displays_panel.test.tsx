// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { initialState } from '../../state';
import { DisplaysPanel } from './displays_panel';

const listed = (): (string | null)[] =>
  within(screen.getByRole('list', { name: 'Displays' }))
    .queryAllByRole('button')
    .map((row) => row.textContent);

beforeEach(() => {
  given();
});

it('finds displays and topics by what is typed', () => {
  draw(<DisplaysPanel />);
  fireEvent.change(screen.getByLabelText('Search displays'), { target: { value: 'markerarray' } });
  expect(listed()).toHaveLength(2);
  expect(screen.queryByText('/scan')).toBeNull();
});

it('finds what cannot be shown, too', () => {
  draw(<DisplaysPanel />);
  fireEvent.change(screen.getByLabelText('Search displays'), { target: { value: '/secret' } });
  expect(screen.getByText('Not allowed by subscribe.deny')).toBeTruthy();
});

it('lists only what has problems when asked', () => {
  draw(<DisplaysPanel />);
  fireEvent.change(screen.getByLabelText('Which displays are listed'), {
    target: { value: 'problems' },
  });
  expect(listed()).toHaveLength(3);
});

it('adds an available topic at a click, and says why others cannot be shown', () => {
  draw(<DisplaysPanel />);
  expect(screen.queryByText('Not allowed by subscribe.deny')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /Cannot be shown/ }));
  expect(screen.getByText('Not allowed by subscribe.deny')).toBeTruthy();
  const before = listed().length;
  fireEvent.click(screen.getByRole('button', { name: 'Show /rear_lidar/points' }));
  expect(listed()).toHaveLength(before + 1);
});

it('goes from row to row by the arrow keys', () => {
  draw(<DisplaysPanel />);
  const rows = document.querySelectorAll<HTMLElement>('[data-row]');
  rows[0]?.focus();
  fireEvent.keyDown(rows[0]!, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(rows[1]);
  fireEvent.keyDown(rows[1]!, { key: 'ArrowUp' });
  expect(document.activeElement).toBe(rows[0]);
});

it('says how to publish something when there is no topic at all', () => {
  given({ ...busyState(), displays: {}, topics: [] });
  draw(<DisplaysPanel />);
  expect(screen.getByText('make demo')).toBeTruthy();
});

it('says so, too, when the graph has only topics that cannot be shown, and lists them', () => {
  const own = { topic: '/rosout', types: ['rcl_interfaces/msg/Log'], publishers: 1, display: '' };
  given({
    ...busyState(),
    displays: {},
    topics: [{ ...own, note: 'there is no display for it', own: false }],
  });
  draw(<DisplaysPanel />);
  expect(screen.getByText('ROS_DOMAIN_ID')).toBeTruthy();
  expect(screen.getByText('Cannot be shown')).toBeTruthy();
});

it('says nothing of ROS where the server has no graph', () => {
  given({ ...busyState(), displays: {}, topics: null });
  draw(<DisplaysPanel />);
  expect(screen.queryByText('make demo')).toBeNull();
  expect(screen.getByText(/shows no ROS topics/)).toBeTruthy();
});

it('claims nothing before it heard of the bridge', () => {
  given(initialState());
  draw(<DisplaysPanel />);
  expect(screen.queryByText('make demo')).toBeNull();
  expect(screen.getByRole('status', { name: 'No list yet' })).toBeTruthy();
});
