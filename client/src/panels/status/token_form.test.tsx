// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { initialState } from '../../state';
import { ConnectionNotice } from './connection_notice';

it('starts anew with the token where the connection looks for it', () => {
  const page = { hash: '', reload: vi.fn(), pathname: '/' };
  vi.stubGlobal('location', page);
  const connection = {
    phase: 'rejected',
    text: 'No.',
    code: 'token',
    attempt: 0,
    since: 0,
  } as const;
  given({ ...initialState(), connection });
  draw(<ConnectionNotice />);
  const connect = screen.getByRole<HTMLButtonElement>('button', { name: 'Connect' });
  expect(connect.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('Token'), { target: { value: ' a&b=c ' } });
  fireEvent.submit(connect.closest('form')!);
  expect(new URLSearchParams(page.hash).get('token')).toBe('a&b=c');
  expect(page.reload).toHaveBeenCalledOnce();
  vi.unstubAllGlobals();
});

it('says that a token that was brought is refused, and where to get another', () => {
  sessionStorage.setItem(`ros_viz_bridge${location.pathname}:token`, 'old');
  const text = 'that token is wrong: ask whoever runs this server';
  const connection = { phase: 'rejected', text, code: 'token', attempt: 0, since: 0 } as const;
  given({ ...initialState(), connection });
  draw(<ConnectionNotice />);
  expect(screen.getByRole('heading', { name: 'Your token was refused' })).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toBe(text);
  expect(screen.getByText(/who gave it to you can make a new one/)).toBeTruthy();
  sessionStorage.clear();
});
