// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cssColor, glance, scaleOf, spell, stateOf } from './signal_state';

const state = (of: string): { of: string; color: string; text: string } => ({
  of,
  color: 'red',
  text: '',
});

it('finds the state of a text, of true and false, and of the span that a number is in', () => {
  expect(stateOf('open', [state('shut'), state('open')])?.of).toBe('open');
  expect(stateOf(true, [state('true')])?.of).toBe('true');
  const spans = [state('20'), state('0'), state('50')];
  expect(stateOf(19.9, spans)?.of).toBe('0');
  expect(stateOf(50, spans)?.of).toBe('50');
  expect(stateOf(-1, spans)).toBeUndefined();
});

it('spells values with their unit, and colours as CSS', () => {
  expect([spell(undefined, 'V'), spell(true, ''), spell(12.345678, 'V')]).toEqual([
    '–',
    'on',
    '12.346 V',
  ]);
  expect(spell('', 'V')).toBe('–');
  expect(spell([1, 2], '')).toBe('1, 2');
  expect(cssColor('#ff0000', 'x')).toBe('#ff0000');
  expect(cssColor('red', 'x')).toBe('var(--mantine-color-red-6)');
  expect(cssColor('', 'x')).toBe('x');
});

it('reads numbers at a glance', () => {
  const read = [0.39989, 24.183, -0.1234, 123456.7, 0.00012, 0, 100];
  expect(read.map(glance)).toEqual(['0.4', '24.18', '-0.12', '123457', '1.2e-4', '0', '100']);
  const extreme = [123456789012, -1.2e21, 0.0012345, -0.00012345, -1234567];
  expect(extreme.map(glance)).toEqual(['1.23e11', '-1.2e21', '0.00123', '-1.23e-4', '-1234567']);
  const narrow = [-1.23e-10, -1.23e100, -1.23e-100, Infinity, -Infinity, NaN];
  expect(narrow.map(glance)).toEqual(['-1.2e-10', '-1.2e100', '-1e-100', '∞', '-∞', 'NaN']);
});

it('tells the ends of a scale, and what is on it, apart', () => {
  const said = (minimum: number, maximum: number, value: number): string[] => {
    const { least, most, at } = scaleOf(minimum, maximum);
    return [least, most, at(value)];
  };
  expect(said(0, 2, 1)).toEqual(['0', '2', '1']);
  expect(said(1000.001, 1000.002, 1000.0015)).toEqual(['1000', '+0.001', '+5e-4']);
  expect(said(1000.001, 1000.002, 3)).toEqual(['1000', '+0.001', '3']);
  expect(said(5, 5, 5)).toEqual(['5', '5', '5']);
  const numbers = fc.double({ noNaN: true, min: -1e15, max: 1e15 });
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const { least, most } = scaleOf(Math.min(one, other), Math.max(one, other));
      expect(least === most).toBe(one === other);
      expect(Math.max(least.length, most.length)).toBeLessThanOrEqual(9);
    }),
  );
});

it('has room for any number, and says about what it is', () => {
  const numbers = fc.double({ noNaN: true, min: -1e308, max: 1e308 });
  fc.assert(
    fc.property(numbers, (value) => {
      const text = glance(value);
      expect(text.length).toBeLessThanOrEqual(8);
      expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) / 2);
    }),
  );
});
