// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { PRESETS } from './presets';

test.each(Object.entries(PRESETS))('%s lights from somewhere', (_, preset) => {
  expect(preset.shines.length).toBeGreaterThan(0);
  for (const { towards, degrees, light } of preset.shines) {
    expect(Math.hypot(...towards)).toBeGreaterThan(0);
    expect(degrees).toBeGreaterThan(0);
    expect(Math.max(...light)).toBeGreaterThan(Math.max(...preset.horizon));
  }
});
