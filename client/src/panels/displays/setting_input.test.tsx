// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { draw } from '../../../test/panel_page';
import { field } from '../../../test/story_state';
import type { OptionValue } from '../../state';
import type { OptionField } from '../../wire/messages';
import { isColor, SettingInput } from './setting_input';

function show(one: OptionField, value: OptionValue, names = one.choices) {
  const onChange = vi.fn();
  draw(<SettingInput field={one} value={value} names={names} onChange={onChange} />);
  return onChange;
}

describe('a setting', () => {
  it('that is on or off is a switch', () => {
    const onChange = show(field('invert', { kind: 'bool' }), false);
    fireEvent.click(screen.getByRole('switch', { name: 'Invert' }));
    expect(onChange).toHaveBeenCalledWith(true);
  });

  it('with few short choices shows them side by side', () => {
    const one = field('range', { kind: 'choice', choices: ['auto', 'fixed'] });
    const onChange = show(one, 'auto');
    fireEvent.click(screen.getByRole('radio', { name: 'fixed' }));
    expect(onChange).toHaveBeenCalledWith('fixed');
  });

  it('with many choices is a list', () => {
    const one = field('map', { kind: 'choice', choices: ['turbo', 'viridis', 'plasma', 'grey'] });
    const onChange = show(one, 'turbo');
    fireEvent.change(screen.getByRole('combobox', { name: 'Map' }), { target: { value: 'grey' } });
    expect(onChange).toHaveBeenCalledWith('grey');
  });

  it('that names a field of the data offers the fields, and says when its own is not there', () => {
    show(field('field', { kind: 'field' }), 'intensity', ['x', 'ring']);
    const offered = screen.getAllByRole('option').map((option) => option.textContent);
    expect(offered).toEqual(['intensity (not in the data)', 'x', 'ring']);
  });

  it('that is a colour is applied when it is whole, not while it is typed', () => {
    const onChange = show(field('color', { kind: 'color' }), '#ffffff');
    const input = screen.getByRole('textbox', { name: 'Color' });
    fireEvent.change(input, { target: { value: '#ff0' } });
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.change(input, { target: { value: '#ff0080' } });
    expect(onChange).toHaveBeenCalledWith('#ff0080');
    expect(isColor('#ff008')).toBe(false);
  });

  it('that is a text is applied letter by letter', () => {
    const onChange = show(field('hidden', { kind: 'text' }), '');
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'odom' } });
    expect(onChange).toHaveBeenCalledWith('odom');
  });

  it('that is a number with a range has a slider and its unit', () => {
    show(field('size', { minimum: 0.5, maximum: 20, step: 0.5, unit: 'px' }), 2);
    expect(screen.getByRole('slider', { name: 'Size' }).getAttribute('aria-valuenow')).toBe('2');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Size (px)' }).value).toBe('2 px');
  });
});
