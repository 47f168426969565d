// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { createEvent, fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { draw } from '../../test/panel_page';
import { MiddleName } from './middle_name';

const NAME = '/fleet/robot_017/front/points';

it('is read out whole, however it is shortened', () => {
  draw(
    <button type="button">
      <MiddleName name={NAME} />
    </button>,
  );
  expect(screen.getByRole('button', { name: NAME })).toBeTruthy();
  expect(screen.getByTitle(NAME)).toBeTruthy();
});

it('is copied whole where it is selected', () => {
  draw(<MiddleName name={NAME} />);
  const shown = screen.getByTitle(NAME);
  getSelection()?.selectAllChildren(shown);
  const setData = vi.fn();
  const copy = createEvent.copy(shown, { clipboardData: { setData } });
  fireEvent(shown, copy);
  expect(setData).toHaveBeenCalledWith('text/plain', NAME);
});

it('leaves a selection that goes beyond it to the browser', () => {
  draw(
    <p data-testid="row">
      rate <MiddleName name={NAME} />
    </p>,
  );
  getSelection()?.selectAllChildren(screen.getByTestId('row'));
  const setData = vi.fn();
  const shown = screen.getByTitle(NAME);
  fireEvent(shown, createEvent.copy(shown, { clipboardData: { setData } }));
  expect(setData).not.toHaveBeenCalled();
});
