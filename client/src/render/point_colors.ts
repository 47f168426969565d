// SPDX-License-Identifier: Apache-2.0
/** Which numbers of a point cloud its colours are made from, as the display's settings say. */

import type { PointField } from '../wire/messages';
import { COLOR_MAPS, type ColorMap } from './color_maps';
import { STYLES, type Style } from './point_styles';
import { choiceOf, flagOf, numberOf, rgbOf, textOf, type Options } from './option_values';

export type ColorSource =
  | { kind: 'flat' }
  | { kind: 'axis'; axis: 0 | 1 | 2 }
  | { kind: 'field'; field: PointField }
  | { kind: 'packed'; field: PointField; alpha: boolean }
  | { kind: 'channels'; fields: PointField[] };

/** The settings of a cloud, read once per change. */
export interface PointOptions {
  colorBy: 'auto' | 'rgb' | 'field' | 'axis' | 'flat';
  field: string;
  axis: 0 | 1 | 2;
  color: [number, number, number];
  map: ColorMap;
  invert: boolean;
  /** Of each cloud's own numbers: from the 1st to the 99th percentile, or from the least to the greatest. */
  range: 'auto' | 'min_max' | [number, number];
  style: Style;
  /** CSS pixels of the style `points`, metres of the others. */
  size: number;
  alpha: number;
  /** Seconds. */
  decay: number;
  /** Whether points of a sweep are each placed at their own time. */
  deskew: boolean;
  labels: boolean;
}

export function readPointOptions(options: Options): PointOptions {
  const style = choiceOf(options, 'style', STYLES);
  const range = choiceOf(options, 'range', ['auto', 'min_max', 'fixed']);
  return {
    colorBy: choiceOf(options, 'color_by', ['auto', 'rgb', 'field', 'axis', 'flat']),
    field: textOf(options, 'field', 'intensity'),
    axis: ({ x: 0, y: 1, z: 2 } as const)[choiceOf(options, 'axis', ['z', 'x', 'y'])],
    color: rgbOf(options, 'color', '#ffffff'),
    map: choiceOf(options, 'map', COLOR_MAPS),
    invert: flagOf(options, 'invert', false),
    range: range === 'fixed' ? [numberOf(options, 'min', 0), numberOf(options, 'max', 1)] : range,
    style,
    size: style === 'points' ? numberOf(options, 'size', 2) : numberOf(options, 'size_m', 0.02),
    alpha: Math.min(Math.max(numberOf(options, 'alpha', 1), 0), 1),
    decay: Math.max(numberOf(options, 'decay', 0), 0),
    deskew: flagOf(options, 'deskew', true),
    labels: flagOf(options, 'labels', true),
  };
}

/** What to colour by; `problem` says why it is not what was asked for. */
export function colorSource(
  fields: readonly PointField[],
  options: PointOptions,
): { source: ColorSource; problem: string } {
  const found = (source: ColorSource) => ({ source, problem: '' });
  switch (options.colorBy) {
    case 'flat':
      return found({ kind: 'flat' });
    case 'axis':
      return found({ kind: 'axis', axis: options.axis });
    case 'rgb': {
      const source = rgbSource(fields);
      if (source) return found(source);
      return missing('The cloud has no colours (no field rgb, rgba, or r, g and b)', fields);
    }
    case 'field': {
      const field = fields.find((one) => one.name === options.field);
      if (field) return found({ kind: 'field', field });
      return missing(`The cloud has no field '${options.field}'`, fields);
    }
    case 'auto': {
      const intensity = fields.find((one) => /^(intensity|intensities|i)$/i.test(one.name));
      return found(
        rgbSource(fields) ??
          (intensity ? { kind: 'field', field: intensity } : { kind: 'axis', axis: 2 }),
      );
    }
  }
}

function missing(what: string, fields: readonly PointField[]) {
  const names = fields.map((field) => field.name).join(', ');
  const problem = `${what}; it has ${names}. Drawn in one colour.`;
  return { source: { kind: 'flat' } as const, problem };
}

function rgbSource(fields: readonly PointField[]): ColorSource | null {
  const named = (...names: string[]) => fields.find((field) => names.includes(field.name));
  const rgba = named('rgba');
  if (rgba && isPacked(rgba)) return { kind: 'packed', field: rgba, alpha: true };
  const rgb = named('rgb');
  if (rgb && isPacked(rgb)) return { kind: 'packed', field: rgb, alpha: false };
  const [r, g, b] = [named('r', 'red'), named('g', 'green'), named('b', 'blue')];
  if (!r || !g || !b) return null;
  const a = named('a', 'alpha');
  return { kind: 'channels', fields: a ? [r, g, b, a] : [r, g, b] };
}

/** PCL writes packed colours as float32, others as uint32. */
function isPacked(field: PointField): boolean {
  return field.scalar === 'f4' || field.scalar === 'u4' || field.scalar === 'i4';
}
