// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
/** Whose view it is, and who asks, is on the page; one click ends it, or hands over. */

import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { app } from '../../state';
import { Banners } from './banners';

afterEach(cleanup);

const banners = <Banners />;

function presents(presenter: string): void {
  const { control } = app.getState();
  act(() => app.setState({ control: { ...control!, presenter, names: { c1: 'Ada' } } }));
}

it('tells whose view is followed, and lets the viewer look elsewhere', () => {
  given(busyState());
  draw(banners);
  expect(screen.queryByRole('status')).toBeNull();
  presents('c1');
  fireEvent.click(screen.getByRole('button', { name: 'Look around freely' }));
  expect(screen.getByText('Ada presents; you look around freely.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Follow again' }));
  expect(screen.getByText('Following the view of Ada.')).toBeTruthy();
});

it('ends what this page presents', () => {
  const sent = given(busyState());
  draw(banners);
  presents(app.getState().hello!.client_id);
  fireEvent.click(screen.getByRole('button', { name: 'Stop presenting' }));
  expect(sent).toEqual([{ t: 'Present', on: false }]);
});

it('hands control over to who asks, or not now', () => {
  const sent = given(busyState());
  draw(banners);
  const ask = (waiting: string[]): void => {
    const { control, hello } = app.getState();
    const groups = [{ group: 'arm', holder: hello!.client_id, waiting }];
    act(() => app.setState({ control: { ...control!, groups, names: { c2: 'Bob' } } }));
  };
  ask(['c2', 'c9']);
  fireEvent.click(screen.getByRole('button', { name: 'Hand over' }));
  expect(sent).toEqual([{ t: 'ReleaseControl', group: 'arm', to: 'c2' }]);
  expect(screen.getByText('Bob asks for the control of arm.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Not now' }));
  expect(screen.getByText('c9 asks for the control of arm.')).toBeTruthy();
  ask(['c2']);
  expect(screen.queryByRole('status')).toBeNull();
  ask([]);
  ask(['c2']);
  expect(screen.getByText('Bob asks for the control of arm.')).toBeTruthy();
});
