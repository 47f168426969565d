// SPDX-License-Identifier: Apache-2.0
/** Which topic tells the joints of a robot: the one that was chosen, or the likeliest. */

import type { JointTable } from '../../robot/joint_tables';
import type { SceneContext } from '../renderable';

const JOINT_STATE = 'sensor_msgs/msg/JointState';
/** So many topics are listened to until it is known which one has the joints. */
const MOST = 4;

const folderOf = (topic: string) => topic.slice(0, topic.lastIndexOf('/') + 1);

/** Displays that may tell the joints of the robot of `display`, the likeliest first. */
export function candidates(context: SceneContext, display: string, chosen: string): string[] {
  if (chosen === '') return [];
  if (chosen !== 'auto') return [chosen.startsWith('/') ? chosen : `/${chosen}`];
  const folder = folderOf(display);
  const rank = (topic: string) =>
    Number(folderOf(topic) !== folder) * 2 + Number(!topic.endsWith('/joint_states'));
  const known = context.displaysOf(JOINT_STATE);
  return [...known].sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}

/** The first of them that told of one of the joints. */
export function pickTable(
  context: SceneContext,
  displays: readonly string[],
  joints: readonly string[],
): JointTable | null {
  for (const display of displays) {
    const table = context.joints.of(display);
    if (table && joints.some((name) => table.joints.has(name))) return table;
  }
  return null;
}
