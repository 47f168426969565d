// SPDX-License-Identifier: Apache-2.0
/** How linear and angular vectors are drawn, as the settings of their display say. */

import type { Rgba } from '../markers/solid_pools';
import { flagOf, numberOf, rgbOf, type Options } from '../option_values';

export interface VectorStyle {
  color: Rgba;
  /** Metres of the shaft for a vector of length 1. */
  scale: number;
}

export interface ScrewStyle {
  linear: VectorStyle;
  angular: VectorStyle;
  /** Ten times the diameter of the shaft, metres. */
  width: number;
  hideSmall: boolean;
  acceptNan: boolean;
  /** False where the velocity of an odometry is not asked for. */
  shown: boolean;
  /** Names of the two for a sentence. */
  names: readonly [string, string];
  /** What each is measured in; '' where the message's kind does not say. */
  units: readonly [string, string];
}

export function readScrewStyle(options: Options): ScrewStyle {
  const alpha = Math.min(Math.max(numberOf(options, 'alpha', 1), 0), 1);
  const wrench = 'force_color' in options;
  const [linear, angular] = wrench ? ['force', 'torque'] : ['linear', 'angular'];
  const vector = (name: string, fallback: string): VectorStyle => ({
    color: [...rgbOf(options, `${name}_color`, fallback), alpha],
    scale: numberOf(options, `${name}_arrow_scale`, 2),
  });
  return {
    linear: vector(linear, '#cc3333'),
    angular: vector(angular, '#cccc33'),
    width: numberOf(options, 'arrow_width', 0.5),
    hideSmall: flagOf(options, 'hide_small_values', true),
    acceptNan: flagOf(options, 'accept_nan_values', false),
    shown: flagOf(options, 'twist', true),
    names: [linear, angular],
    units: wrench ? ['N', 'N m'] : ['', ''],
  };
}
