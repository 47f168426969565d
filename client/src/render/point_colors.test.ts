// SPDX-License-Identifier: Apache-2.0
/** What a cloud is coloured by must be what the settings say, or the page says why not. */

import { describe, expect, test } from 'vitest';
import type { PointField } from '../wire/messages';
import { colorSource, readPointOptions } from './point_colors';

const fields = (...names: string[]): PointField[] =>
  names.map((name, i) => ({ name, offset: i * 4, scalar: 'f4' }));

describe('what a cloud is coloured by', () => {
  const auto = readPointOptions({});

  test.each([
    [['x', 'y', 'z', 'rgb', 'intensity'], 'packed'],
    [['x', 'y', 'z', 'r', 'g', 'b'], 'channels'],
    [['x', 'y', 'z', 'intensity'], 'field'],
    [['x', 'y', 'z'], 'axis'],
  ])('auto with %j is %s', (names, kind) => {
    expect(colorSource(fields(...names), auto).source.kind).toBe(kind);
  });

  test('rgba brings its alpha, rgb does not', () => {
    expect(colorSource(fields('rgba'), auto).source).toMatchObject({ alpha: true });
    expect(colorSource(fields('rgb'), auto).source).toMatchObject({ alpha: false });
  });

  test('a missing field is named, with those there are', () => {
    const options = readPointOptions({ color_by: 'field', field: 'ring' });
    const { source, problem } = colorSource(fields('x', 'y', 'z'), options);
    expect(source.kind).toBe('flat');
    expect(problem).toMatch(/no field 'ring'.*x, y, z/);
    expect(colorSource(fields('x'), readPointOptions({ color_by: 'rgb' })).problem).toMatch(/rgb/);
  });

  test('settings of a wrong type fall back to the defaults', () => {
    const odd = { color_by: 3, alpha: 'a', size: NaN, map: 'none', range: true, decay: -1 };
    expect(readPointOptions(odd)).toEqual(readPointOptions({}));
  });

  test('size has the unit of the style', () => {
    const sizes = { size: 5, size_m: 0.3 };
    expect(readPointOptions(sizes)).toMatchObject({ style: 'points', size: 5 });
    const spheres = readPointOptions({ ...sizes, style: 'spheres' });
    expect(spheres).toMatchObject({ style: 'spheres', size: 0.3 });
  });
});
