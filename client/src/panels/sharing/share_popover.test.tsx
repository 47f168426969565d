// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { app } from '../../state';
import type { ShareTold } from '../../wire/messages';
import { SharePopover } from './share_popover';

const URL = 'https://relay.example/s/abc/#token=secret';
const told = (more: Partial<ShareTold>): ShareTold => ({
  t: 'ShareTold',
  relay: 'https://relay.example',
  problem: '',
  links: [],
  ...more,
});

function open(): ReturnType<typeof given> {
  const sent = given(busyState());
  draw(<SharePopover />);
  fireEvent.click(screen.getByRole('button', { name: 'Share' }));
  return sent;
}

it('makes a link, shows it as a text and a picture, and ends it', async () => {
  const sent = open();
  expect(sent).toMatchObject([{ t: 'ShareAsked', action: 'look' }]);
  act(() => app.setState({ sharing: told({}) }));
  fireEvent.change(screen.getByLabelText('Others may'), { target: { value: 'operator' } });
  fireEvent.change(screen.getByLabelText('For'), { target: { value: '3600' } });
  fireEvent.click(screen.getByRole('button', { name: /Make a link/ }));
  expect(sent.at(-1)).toMatchObject({ action: 'open', role: 'operator', lasts: 3600 });
  const links = [{ role: 'operator' as const, url: URL, lasts: 3599, viewers: 2 }];
  act(() => app.setState({ sharing: told({ links }) }));
  expect(screen.getByLabelText<HTMLInputElement>('Link').value).toBe(URL);
  expect(screen.getByText(/2 are here by it/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Let it last 1 hour from now' })).toBeTruthy();
  expect(await screen.findByRole('img', { name: /QR code/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Stop sharing' }));
  expect(sent.at(-1)).toMatchObject({ action: 'close', role: 'operator' });
});

it('shows one code at a time where there are two links', async () => {
  open();
  const link = { url: URL, lasts: 3599, viewers: 0 };
  const links = [
    { role: 'viewer' as const, ...link },
    { role: 'operator' as const, ...link },
  ];
  act(() => app.setState({ sharing: told({ links }) }));
  expect(screen.queryByRole('img', { name: /QR code/ })).toBeNull();
  fireEvent.click(screen.getAllByRole('button', { name: 'QR code' })[1]!);
  expect(await screen.findAllByRole('img', { name: /QR code/ })).toHaveLength(1);
});

it('says what to do without a relay, and is not there for viewers', () => {
  open();
  act(() => app.setState({ sharing: told({ relay: '', problem: 'no relay is configured' }) }));
  expect(screen.getByRole('alert').textContent).toBe('no relay is configured');
  expect(screen.queryByRole('button', { name: /Make a link/ })).toBeNull();
  const hello = app.getState().hello!;
  act(() => app.setState({ hello: { ...hello, role: 'viewer' } }));
  expect(screen.queryByRole('button', { name: 'Share' })).toBeNull();
});

it('is closed by a connection that drops', () => {
  open();
  expect(screen.getByRole('dialog', { name: 'Share' })).toBeTruthy();
  const { connection } = app.getState();
  act(() => app.setState({ connection: { ...connection, phase: 'reconnecting' } }));
  expect(screen.queryByRole('dialog', { name: 'Share' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Share' })).toBeTruthy();
});
