// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { field } from '../../../test/story_state';
import { shownFields, sliderScale } from './setting_rules';

const FIELDS = [
  field('color_by', { default: 'auto' }),
  field('range', { default: 'auto', shown_if: 'color_by=auto|field' }),
  field('min', { shown_if: 'range=fixed' }),
];
const names = (options: Record<string, string>): string[] =>
  shownFields(FIELDS, options).map((one) => one.name);

describe('shown_if', () => {
  it('goes by the default of a setting that nobody changed', () =>
    expect(names({})).toEqual(['color_by', 'range']));

  it('shows a field for each of the values named', () =>
    expect(names({ color_by: 'field', range: 'fixed' })).toEqual(['color_by', 'range', 'min']));

  it('hides a field whose own condition is hidden', () =>
    expect(names({ color_by: 'flat', range: 'fixed' })).toEqual(['color_by']));

  it('survives conditions that go in a circle or name nothing', () => {
    const odd = [field('a', { shown_if: 'b=1' }), field('b', { default: '1', shown_if: 'a=0' })];
    expect(shownFields(odd, {})).toHaveLength(2);
    expect(shownFields([field('a', { shown_if: 'gone=1' })], {})).toEqual([]);
  });
});

describe('slider', () => {
  it('runs straight over one decade and by decades over many', () => {
    expect(sliderScale(0, 10, 0.5).toSlider(5)).toBe(5);
    const scale = sliderScale(0.001, 1, 0.001);
    expect(scale.toSlider(0.0316)).toBeCloseTo((scale.minimum + scale.maximum) / 2, 0);
  });

  it('never leaves the range, and keeps to the step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (position) => {
        const value = sliderScale(0.01, 10, 0.01).fromSlider(position);
        expect(value).toBeGreaterThanOrEqual(0.01);
        expect(value).toBeLessThanOrEqual(10);
        expect(Math.abs(value * 100 - Math.round(value * 100))).toBeLessThan(1e-6);
      }),
    );
  });
});
