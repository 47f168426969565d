// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { sending } from '../../opening';
import { app } from '../../state';
import { Opening } from './opening';

const text = (): string => document.body.textContent;
const may = { uploads: 'uploads/x/', uploads_limit: 4e9 };

beforeEach(() => {
  given();
  sending.setState({ now: null });
});

function withServer(says: object, displays = {}): void {
  app.setState(({ hello, connection }) => ({
    hello: { ...hello!, ...says },
    connection: { ...connection, phase: 'connected' as const },
    timeline: null,
    displays,
  }));
}

it('asks for a recording where there is nothing else, and only who may open one', () => {
  withServer(may);
  draw(<Opening />);
  expect(text()).toContain('Drop a recording here');
  expect(text()).toContain('up to 4.0 GB');
  expect(screen.getByRole('button', { name: 'Open a recording ...' })).toBeTruthy();
  act(() => withServer({ uploads: '' }));
  expect(text()).not.toContain('Drop a recording');
});

it('says what may be dropped while a file is over the page, and takes it', () => {
  withServer(may);
  draw(<Opening />);
  const dataTransfer = { types: ['Files'], files: [new File(['x'], 'photo.png')] };
  fireEvent.dragEnter(window, { dataTransfer });
  expect(text()).toContain('Drop it to open it');
  fireEvent.drop(window, { dataTransfer });
  expect(text()).not.toContain('Drop it');
  expect(app.getState().notices.at(-1)?.text).toContain('photo.png was not opened');
  fireEvent.dragEnter(window, { dataTransfer: { types: ['text/plain'] } });
  expect(text()).not.toContain('Drop it');
});

it('shows how far a file is, and lets it be cancelled', () => {
  withServer(may);
  draw(<Opening />);
  let cancelled = false;
  const now = { name: 'a.mcap', done: 0.4, cancel: () => (cancelled = true) };
  act(() => sending.setState({ now }));
  expect(text()).toContain('Sending a.mcap');
  expect(screen.getByLabelText('40 %')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(cancelled).toBe(true);
  act(() => sending.setState({ now: { ...now, done: 1 } }));
  expect(text()).toContain('Opening a.mcap');
});
