// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { draw } from '../../test/panel_page';
import { NumberField } from './number_field';

const USUAL = { label: 'Size', value: 2, minimum: 0, maximum: 10, step: 0.5, unit: 'm' };

it('changes by the keys of its slider, one step each', () => {
  const onChange = vi.fn();
  draw(<NumberField {...USUAL} onChange={onChange} />);
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'ArrowRight' });
  expect(onChange).toHaveBeenCalledWith(2.5);
});

it('takes a typed number at once', () => {
  const onChange = vi.fn();
  draw(<NumberField {...USUAL} onChange={onChange} />);
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '7.5 m' } });
  expect(onChange).toHaveBeenCalledWith(7.5);
});

it('has no slider without a range, or where none is wanted', () => {
  const { unmount } = draw(<NumberField {...USUAL} maximum={0} onChange={vi.fn()} />);
  expect(screen.queryByRole('slider')).toBeNull();
  unmount();
  draw(<NumberField {...USUAL} slider={false} onChange={vi.fn()} />);
  expect(screen.queryByRole('slider')).toBeNull();
});

it('can be read but not set while disabled', () => {
  draw(<NumberField {...USUAL} disabled onChange={vi.fn()} />);
  expect(screen.getByRole<HTMLInputElement>('textbox').disabled).toBe(true);
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('2 m');
});
