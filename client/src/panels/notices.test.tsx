// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { draw, given } from '../../test/panel_page';
import { addNotice } from '../actions';
import { Notices } from './notices';

beforeEach(() => {
  given();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('goes by itself when it only informs, and stays when it is an error', () => {
  draw(<Notices />);
  act(() => {
    addNotice({ level: 'info', text: 'c2 joined.', about: '' });
    addNotice({ level: 'error', text: 'The frame is unknown.', about: 'set_pose' });
  });
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
  expect(screen.getByRole('alert').textContent).toContain('set_pose');
  act(() => {
    vi.advanceTimersByTime(60_000);
  });
  expect(screen.queryByText('c2 joined.')).toBeNull();
  expect(screen.getByText('The frame is unknown.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText('The frame is unknown.')).toBeNull();
});

it('leads to what helps', () => {
  const link = { text: 'Show it as pictures', href: './view.html' };
  draw(<Notices />);
  act(() => addNotice({ level: 'error', text: 'It cannot be drawn.', about: '', link }));
  expect(screen.getByRole('link', { name: link.text }).getAttribute('href')).toBe(link.href);
});

it('never buries the view under a flood', () => {
  draw(<Notices />);
  act(() => {
    for (let i = 0; i < 30; i += 1) addNotice({ level: 'warning', text: `no ${i}`, about: '' });
  });
  expect(screen.getAllByRole('listitem')).toHaveLength(4);
  expect(screen.getByText('no 29')).toBeTruthy();
});
