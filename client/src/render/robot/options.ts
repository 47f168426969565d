// SPDX-License-Identifier: Apache-2.0
/** Settings of a robot model, as ros_viz_bridge/displays/string.py has them. */

import { matcher } from '../../glob';
import type { OptionValue } from '../../state';
import { flagOf, numberOf, textOf } from '../option_values';

export interface RobotOptions {
  visual: boolean;
  collision: boolean;
  alpha: number;
  /** '#rrggbb' */
  collisionColor: string;
  /** Put before the name of a link, with its '/', to make that of its frame. */
  prefix: string;
  /** Topic, 'auto', or '' for transforms alone. */
  jointStates: string;
  isHidden(link: string): boolean;
}

export function readRobotOptions(options: Record<string, OptionValue>): RobotOptions {
  const prefix = textOf(options, 'tf_prefix', '').replace(/^\/+|\/+$/g, '');
  return {
    visual: flagOf(options, 'visual', true),
    collision: flagOf(options, 'collision', false),
    alpha: Math.min(Math.max(numberOf(options, 'alpha', 1), 0), 1),
    collisionColor: textOf(options, 'collision_color', '#f2a33a'),
    prefix: prefix === '' ? '' : `${prefix}/`,
    jointStates: textOf(options, 'joint_states', 'auto').trim(),
    isHidden: matcher(textOf(options, 'hidden', '')),
  };
}
