// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { brandOf, contrast } from './brand';

it.each(['#1a57c9', '#ffea00', '#000000', '#ffffff', '#ff00aa', '#0a3d0a'])(
  '%s can be read on light and dark pages, and as a button with white text',
  (color) => {
    const { shades, light, dark } = brandOf(color);
    expect(shades).toHaveLength(10);
    expect(shades[5]).toBe(color);
    expect(contrast(light, '#fbfbfc')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, '#1a1e24')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(shades[7], '#ffffff')).toBeGreaterThanOrEqual(4.5);
    for (const shade of shades) expect(shade).toMatch(/^#[0-9a-f]{6}$/);
  },
);

it('leaves a colour that can be read already as it is', () => {
  expect(brandOf('#1a57c9').light).toBe('#1a57c9');
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});
