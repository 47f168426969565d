// SPDX-License-Identifier: Apache-2.0
/** The settings of a depth image that is drawn as a cloud, read once per change. */

import { readImageOptions, type ImageOptions } from './image_colors';
import { choiceOf, flagOf, numberOf, textOf, type Options } from './option_values';
import { STYLES, type Style } from './point_styles';

export interface DepthOptions {
  /** Whether there is a cloud at all. */
  cloud: boolean;
  /** '' is the one beside the image. */
  infoTopic: string;
  /** '' is none: the depth is coloured. */
  colorTopic: string;
  style: Style;
  /** CSS pixels of `points`; of others metres, or with `footprint` a share of what a pixel covers. */
  size: number;
  footprint: boolean;
  alpha: number;
  /** Whether points stay that something in front hides now, and for how many seconds. */
  occlusion: boolean;
  timeout: number;
  /** Colour map and range of the depths: those of the picture. */
  picture: ImageOptions;
}

const [points, squares, flat, ...solid] = STYLES;

export function readDepthOptions(options: Options): DepthOptions {
  const show = choiceOf(options, 'show', ['image', 'cloud', 'both']);
  const style = choiceOf(options, 'style', [flat, points, squares, ...solid]);
  const footprint = style !== 'points' && flagOf(options, 'auto_size', true);
  const size =
    style === 'points'
      ? numberOf(options, 'size', 2)
      : footprint
        ? numberOf(options, 'size_factor', 1)
        : numberOf(options, 'size_m', 0.01);
  return {
    cloud: show !== 'image',
    infoTopic: textOf(options, 'info_topic', ''),
    colorTopic: textOf(options, 'color_topic', ''),
    style,
    size,
    footprint,
    alpha: Math.min(Math.max(numberOf(options, 'alpha', 1), 0), 1),
    occlusion: flagOf(options, 'occlusion_compensation', false),
    timeout: numberOf(options, 'occlusion_timeout', 30),
    picture: readImageOptions(options),
  };
}
