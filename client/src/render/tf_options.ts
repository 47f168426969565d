// SPDX-License-Identifier: Apache-2.0
/** Settings of the frames, as ros_viz_bridge/displays/tf_message.py has them. */

import { matcher } from '../glob';
import type { OptionValue } from '../state';

export interface TfOptions {
  axes: boolean;
  names: boolean;
  arrows: boolean;
  /** Length of the axes, metres. */
  scale: number;
  /** Seconds after which a silent frame has faded away. */
  frameTimeout: number;
  isHidden(name: string): boolean;
}

/** Read the settings; what is missing or of the wrong type is as the server's default. */
export function readTfOptions(options: Record<string, OptionValue>): TfOptions {
  const { axes, names, arrows, scale, frame_timeout: timeout, hidden } = options;
  return {
    axes: axes !== false,
    names: names !== false,
    arrows: arrows !== false,
    scale: typeof scale === 'number' && scale > 0 ? scale : 0.5,
    frameTimeout: typeof timeout === 'number' && timeout > 0 ? timeout : 15,
    isHidden: matcher(typeof hidden === 'string' ? hidden : ''),
  };
}

/** How much of a frame of this age (seconds) is left: 1 until half of the timeout, then less, 0 after it. */
export function fade(age: number, timeout: number): number {
  return Math.min(1, Math.max(0, 2 - (2 * age) / timeout));
}
