// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { app } from '../../state';
import { Parts } from './parts';

beforeEach(() => {
  given();
});

const hidden = (id: string): unknown => app.getState().views[id]?.options.hidden;

it('hides and shows a namespace of markers', () => {
  draw(<Parts id="/markers" />);
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'goal' });
  fireEvent.click(box);
  expect(hidden('/markers')).toBe('goal');
  expect(box.checked).toBe(false);
  fireEvent.click(box);
  expect(hidden('/markers')).toBe('');
});

it('hides all frames at once and keeps a pattern that was typed', () => {
  draw(<Parts id="/tf" />);
  fireEvent.change(screen.getByRole('textbox', { name: 'Hidden', hidden: true }), {
    target: { value: 'old_*' },
  });
  fireEvent.click(screen.getByText('None'));
  expect(hidden('/tf')).toContain('old_*, base_footprint, base_link');
  fireEvent.click(screen.getByText('All'));
  expect(hidden('/tf')).toBe('old_*');
});

it('finds a frame among many', () => {
  draw(<Parts id="/tf" />);
  fireEvent.change(screen.getByLabelText('Find in frames'), { target: { value: 'WHEEL' } });
  expect(screen.getAllByRole('checkbox', { hidden: true })).toHaveLength(2);
});

it('is not there for a display that can hide nothing', () => {
  draw(<Parts id="/scan/points" />);
  expect(screen.queryByText('Namespaces')).toBeNull();
});
