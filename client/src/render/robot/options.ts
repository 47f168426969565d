// SPDX-License-Identifier: Apache-2.0
/** Settings of a robot model, as ros_viz_bridge/displays/string.py has them. */

import { matcher } from '../../glob';
import type { OptionValue, Placement } from '../../state';
import { flagOf, numberOf, textOf } from '../option_values';

export interface RobotOptions {
  visual: boolean;
  collision: boolean;
  mass: boolean;
  inertia: boolean;
  alpha: number;
  /** '#rrggbb' */
  collisionColor: string;
  /** Put before the name of a link, with its '/', to make that of its frame. */
  prefix: string;
  /** Topic, 'auto', or '' for transforms alone. */
  jointStates: string;
  isHidden(link: string): boolean;
  hasAxes(link: string): boolean;
  hasTrail(link: string): boolean;
  /** Times `alpha`, of a link's bodies. */
  opacityOf(link: string): number;
  /** What of the settings makes no sense. */
  problems: Placement[];
}

export function readRobotOptions(options: Record<string, OptionValue>): RobotOptions {
  const prefix = textOf(options, 'tf_prefix', '').replace(/^\/+|\/+$/g, '');
  const problems: Placement[] = [];
  return {
    visual: flagOf(options, 'visual', true),
    collision: flagOf(options, 'collision', false),
    mass: flagOf(options, 'mass', false),
    inertia: flagOf(options, 'inertia', false),
    alpha: clamp(numberOf(options, 'alpha', 1)),
    collisionColor: textOf(options, 'collision_color', '#f2a33a'),
    prefix: prefix === '' ? '' : `${prefix}/`,
    jointStates: textOf(options, 'joint_states', 'auto').trim(),
    isHidden: matcher(textOf(options, 'hidden', '')),
    hasAxes: matcher(textOf(options, 'axes', '')),
    hasTrail: matcher(textOf(options, 'trails', '')),
    opacityOf: opacities(textOf(options, 'link_alpha', ''), problems),
    problems,
  };
}

const clamp = (value: number) => Math.min(Math.max(value, 0), 1);

/** Read `arm_*: 0.3, gripper: 0.5`: the first that fits counts, 1 where none does. */
function opacities(text: string, problems: Placement[]): RobotOptions['opacityOf'] {
  const rules: { fits: (name: string) => boolean; value: number }[] = [];
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const at = part.lastIndexOf(':');
    const number = part.slice(at + 1).trim();
    const value = at > 0 && number !== '' ? Number(number) : NaN;
    if (value >= 0 && value <= 1) rules.push({ fits: matcher(part.slice(0, at)), value });
    else {
      const text = `${part.slice(0, 60)} is no link and opacity, such as arm_*: 0.3 (0 to 1)`;
      problems.push({ name: 'link_alpha', level: 'warning', text });
    }
  }
  return (link) => rules.find((rule) => rule.fits(link))?.value ?? 1;
}
