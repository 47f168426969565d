// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { setOption } from '../../actions';
import { app } from '../../state';
import { Settings } from './settings';

const CLOUD = '/scan/points';

beforeEach(() => {
  given();
});

it('shows what the other settings ask for, as they change', () => {
  draw(<Settings id={CLOUD} />);
  expect(screen.queryByText('Axis')).toBeNull();
  act(() => setOption(CLOUD, 'color_by', 'axis'));
  expect(screen.getByText('Axis')).toBeTruthy();
  act(() => setOption(CLOUD, 'color_by', 'flat'));
  expect(screen.queryByText('Map')).toBeNull();
});

it('applies a change to this display alone', () => {
  draw(<Settings id={CLOUD} />);
  fireEvent.click(screen.getByRole('switch', { name: 'Invert' }));
  expect(app.getState().views).toEqual({ [CLOUD]: { options: { invert: true } } });
});

it('feeds the choice of a field from the cloud', () => {
  act(() => setOption(CLOUD, 'color_by', 'field'));
  draw(<Settings id={CLOUD} />);
  const options = screen.getByRole('combobox', { name: 'Field' }).querySelectorAll('option');
  expect([...options].map((option) => option.value)).toContain('ring');
});

it('leaves the names of hidden parts to the list of parts', () => {
  draw(<Settings id="/tf" />);
  expect(screen.queryByText('Hidden')).toBeNull();
  expect(screen.getByText('Scale')).toBeTruthy();
});
