// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { app } from '../../state';
import { arrangement } from '../arrangement';
import { Sheets } from './sheets';

const tab = (name: string): HTMLElement => screen.getByRole('button', { name });

beforeEach(() => {
  given();
  arrangement.setState(arrangement.getInitialState(), true);
});

it('opens one panel at a time, and closes it by its tab', () => {
  draw(<Sheets />);
  fireEvent.click(tab('Displays'));
  expect(screen.getByLabelText('Search displays')).toBeTruthy();
  fireEvent.click(tab('View'));
  expect(screen.queryByLabelText('Search displays')).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Fixed frame' })).toBeTruthy();
  fireEvent.click(tab('View'));
  expect(screen.queryByRole('textbox', { name: 'Fixed frame' })).toBeNull();
});

it('shows the pictures one by one', () => {
  draw(<Sheets />);
  fireEvent.click(tab('Images'));
  expect(screen.getByRole('img', { name: 'Picture of /camera/color/image_raw' })).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Picture'), {
    target: { value: '/camera/depth/image_rect_raw' },
  });
  expect(screen.getByRole('img', { name: /depth/ })).toBeTruthy();
});

it('offers no tab for what is not there', () => {
  draw(<Sheets />);
  expect(tab('Controls')).toBeTruthy();
  act(() => app.setState({ widgets: {}, displays: {} }));
  expect(screen.queryByRole('button', { name: 'Controls' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Images' })).toBeNull();
  act(() => app.setState({ topics: null, frames: [] }));
  expect(screen.getAllByRole('button').map((each) => each.textContent)).toEqual(['View']);
});
