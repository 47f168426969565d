// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { app, initialState, type ConnectionState } from '../../state';
import { ConnectionNotice } from './connection_notice';

const lost: ConnectionState = {
  phase: 'reconnecting',
  text: 'The connection was closed.',
  code: '',
  attempt: 3,
  since: 0,
};

it('is not there while the page is connected', () => {
  given();
  draw(<ConnectionNotice />);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.queryByRole('status')).toBeNull();
});

it('says that a picture is old, for how long, why, and that the page goes on trying', () => {
  given({ ...busyState(), connection: { ...lost, since: performance.now() - 14_000 } });
  draw(<ConnectionNotice />);
  const text = screen.getByRole('alert').textContent;
  expect(text).toMatch(/Not live for 1[45]\.\d s/);
  expect(text).toContain('The connection was closed. Attempt 3.');
});

it('counts the age from when it was lost, not from the last attempt', () => {
  const since = performance.now() - 14_000;
  given({ ...busyState(), connection: { ...lost, since } });
  draw(<ConnectionNotice />);
  act(() => app.setState({ connection: { ...lost, attempt: 4, since: performance.now() } }));
  expect(screen.getByRole('alert').textContent).toMatch(/1[45]\.\d s.*Attempt 4/);
});

it('does not speak of a picture before there was one', () => {
  given({ ...initialState(), connection: lost });
  draw(<ConnectionNotice />);
  expect(screen.getByRole('status').textContent).toMatch(/Connecting to the bridge.*Attempt 3/);
});

it('says why it was refused', () => {
  given({
    connection: { ...lost, phase: 'rejected', code: 'full', text: 'All places are taken.' },
  });
  draw(<ConnectionNotice />);
  expect(screen.getByRole('alert').textContent).toContain('All places are taken.');
});

it('asks nobody for a token whose link has ended', () => {
  const text = 'This link has ended: ask for a new one.';
  given({ ...initialState(), connection: { ...lost, phase: 'rejected', code: 'link', text } });
  draw(<ConnectionNotice />);
  expect(screen.getByRole('heading', { name: 'This link does not open' })).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain(text);
  expect(screen.queryByLabelText('Token')).toBeNull();
});

it('offers nothing where a link ended while the page was open, it says whom to ask', () => {
  const text = 'This link has been revoked: ask for a new one.';
  given({ ...busyState(), connection: { ...lost, phase: 'rejected', code: 'link', text } });
  draw(<ConnectionNotice />);
  expect(screen.getByRole('status').textContent).toBe(`The session is over.${text}`);
  expect(screen.queryByRole('button')).toBeNull();
});

it('offers to load an outdated page anew', () => {
  const reload = vi.fn();
  vi.stubGlobal('location', { pathname: '/', reload });
  given({ ...busyState(), connection: { ...lost, phase: 'outdated' } });
  draw(<ConnectionNotice />);
  screen.getByRole('button', { name: 'Reload' }).click();
  expect(reload).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});
