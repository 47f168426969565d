// SPDX-License-Identifier: Apache-2.0
/** How poses are drawn, as the settings of their display say; what is not set there is not drawn. */

import type { Rgba } from '../markers/solid_pools';
import { choiceOf, flagOf, numberOf, rgbOf, textOf, type Options } from '../option_values';

/** Lengths in metres. What RViz calls a radius it draws as a diameter, and so do we: the same numbers look the same. */
export interface ArrowStyle {
  shaftLength: number;
  shaftDiameter: number;
  headLength: number;
  headDiameter: number;
  color: Rgba;
}

export interface AxesStyle {
  length: number;
  diameter: number;
  alpha: number;
}

export interface CovarianceStyle {
  position: { color: Rgba; scale: number } | null;
  orientation: OrientationStyle | null;
}

export interface OrientationStyle {
  /** About the pose's own axes, not those of its frame. */
  local: boolean;
  /** One for each axis. */
  colors: readonly [Rgba, Rgba, Rgba];
  /** Metres from the pose. */
  offset: number;
  scale: number;
}

export interface PoseStyle {
  arrow: ArrowStyle | null;
  /** An arrow of three thin lines. */
  flat: { length: number; color: Rgba } | null;
  axes: AxesStyle | null;
  /** A line through all poses; `width` 0 is as thin as can be seen. */
  line: { width: number; color: Rgba } | null;
  covariance: CovarianceStyle | null;
  /** Moves everything, metres along the axes of the frame. */
  offset: readonly [number, number, number];
}

export function readPoseStyle(options: Options): PoseStyle {
  const alpha = unit(options, 'alpha', 1);
  const colored = (name: string, fallback: string): Rgba => [
    ...rgbOf(options, name, fallback),
    alpha,
  ];
  const isPath = 'line_style' in options;
  const shape = isPath ? textOf(options, 'pose_style', 'none') : textOf(options, 'shape', 'arrow');
  const diameter = (part: string, fallback: number) =>
    numberOf(options, `${part}_diameter`, numberOf(options, `${part}_radius`, fallback));
  const solid = shape === 'arrow' || shape === 'arrow_3d' || shape === 'arrows';
  return {
    arrow: solid
      ? {
          shaftLength: numberOf(options, 'shaft_length', 1),
          shaftDiameter: diameter('shaft', 0.05),
          headLength: numberOf(options, 'head_length', 0.3),
          headDiameter: diameter('head', 0.1),
          color: isPath ? colored('pose_color', '#ff55ff') : colored('color', '#ff1900'),
        }
      : null,
    flat:
      shape === 'arrow_flat'
        ? { length: numberOf(options, 'arrow_length', 0.3), color: colored('color', '#ff1900') }
        : null,
    axes:
      shape === 'axes'
        ? {
            length: numberOf(options, 'axes_length', 1),
            diameter: numberOf(options, 'axes_radius', 0.1),
            alpha,
          }
        : null,
    line: isPath
      ? {
          width:
            choiceOf(options, 'line_style', ['lines', 'billboards']) === 'billboards'
              ? numberOf(options, 'line_width', 0.03)
              : 0,
          color: colored('color', '#19ff00'),
        }
      : null,
    covariance: flagOf(options, 'covariance', false) ? readCovariance(options) : null,
    offset: [
      numberOf(options, 'offset_x', 0),
      numberOf(options, 'offset_y', 0),
      numberOf(options, 'offset_z', 0),
    ],
  };
}

function readCovariance(options: Options): CovarianceStyle {
  const alpha = unit(options, 'orientation_alpha', 0.5);
  const own = rgbOf(options, 'orientation_color', '#ffff7f');
  const one: Rgba = [...own, alpha];
  const rgb = choiceOf(options, 'orientation_color_style', ['unique', 'rgb']) === 'rgb';
  return {
    position: flagOf(options, 'position', true)
      ? {
          color: [
            ...rgbOf(options, 'position_color', '#cc33cc'),
            unit(options, 'position_alpha', 0.3),
          ],
          scale: numberOf(options, 'position_scale', 1),
        }
      : null,
    orientation: flagOf(options, 'orientation', true)
      ? {
          local: choiceOf(options, 'orientation_frame', ['local', 'fixed']) === 'local',
          colors: rgb
            ? [
                [1, 0, 0, alpha],
                [0, 1, 0, alpha],
                [0, 0, 1, alpha],
              ]
            : [one, one, one],
          offset: numberOf(options, 'orientation_offset', 1),
          scale: numberOf(options, 'orientation_scale', 1),
        }
      : null,
  };
}

function unit(options: Options, name: string, fallback: number): number {
  return Math.min(Math.max(numberOf(options, name, fallback), 0), 1);
}
