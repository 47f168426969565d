// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { draw, given } from '../../test/panel_page';
import { app } from '../state';
import type { ClientMessage, Notification } from '../wire/messages';
import { Notices } from './notices';

const card: Notification = {
  t: 'Notification',
  display: '',
  key: 'notification-1',
  title: 'Calibration',
  body: 'Step 1 of 3',
  loading: true,
  with_close_button: true,
  auto_close: 0,
  color: 'teal',
  progress: -1,
  file: '',
};
let said: ClientMessage[];

function show(changes: Partial<Notification> = {}): void {
  act(() => app.setState({ notifications: { [card.key]: { ...card, ...changes } } }));
}

beforeEach(() => {
  said = given({});
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('changes in its place, and says when its viewer closes it', () => {
  draw(<Notices />);
  show();
  expect(screen.getByText('Calibration')).toBeTruthy();
  expect(screen.getByLabelText('In progress')).toBeTruthy();
  show({ body: 'Done', loading: false, color: '' });
  expect(screen.getByText('Done')).toBeTruthy();
  expect(screen.queryByLabelText('In progress')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss Calibration' }));
  expect(screen.queryByText('Done')).toBeNull();
  expect(said).toEqual([{ t: 'NotificationClosed', key: 'notification-1' }]);
});

it('closes by itself a while after its latest change, and only then', () => {
  draw(<Notices />);
  show({ auto_close: 2 });
  act(() => void vi.advanceTimersByTime(1500));
  show({ auto_close: 2, body: 'Step 2 of 3' });
  act(() => void vi.advanceTimersByTime(1500));
  expect(screen.getByText('Step 2 of 3')).toBeTruthy();
  act(() => void vi.advanceTimersByTime(600));
  expect(screen.queryByText('Step 2 of 3')).toBeNull();
  expect(said).toHaveLength(1);
});

it('has no button where the script wants none', () => {
  draw(<Notices />);
  show({ with_close_button: false });
  expect(screen.queryByRole('button')).toBeNull();
});

it('offers a file under its name, and says how far it is', () => {
  draw(<Notices />);
  show({ title: 'run 1.csv', body: '8 kB to save', file: 'downloads/secret/run%201.csv' });
  const link = screen.getByRole('link', { name: 'Save' });
  expect(link.getAttribute('download')).toBe('run 1.csv');
  expect(link.getAttribute('href')).toBe('http://localhost:3000/downloads/secret/run%201.csv');
  expect(screen.queryByRole('progressbar')).toBeNull();
  show({ body: '45 % of 8 kB', progress: 0.45 });
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('45');
});
