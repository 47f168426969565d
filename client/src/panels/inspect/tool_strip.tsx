// SPDX-License-Identifier: Apache-2.0
/** The tools that act on the robot, at the edge of the view: what the server offers, and driving. */

import type { JSX } from 'react';
import { driveOffer, driveRefused, endDriving, startDriving, useDriving } from '../../driving';
import { refusedBecause } from '../../placing';
import {
  isLooking,
  offeredTools,
  setTool,
  TOOLS,
  useTools,
  type PublishingTool,
} from '../../tools';
import type { IconName } from '../icons';
import { ToolButton } from '../tool_button';
import { useApp, useAppShallow } from '../use_app';
import classes from './tool_strip.module.css';

const ICONS: Record<PublishingTool, IconName> = {
  goal_pose: 'flag',
  initial_pose: 'here',
  clicked_point: 'pin',
  waypoints: 'route',
  polygon: 'polygon',
};

export function ToolStrip(): JSX.Element | null {
  const chosen = useTools((state) => state.tool);
  const offered = useAppShallow((state) => offeredTools(state).filter(isPublishing));
  const drives = useApp((state) => driveOffer(state) !== null);
  const refused = useApp(refusedBecause);
  if (offered.length === 0 && !drives) return null;
  return (
    <div className={classes.strip} role="toolbar" aria-label="Robot tools">
      {offered.map((tool) => (
        <ToolButton
          key={tool}
          icon={ICONS[tool]}
          label={TOOLS[tool].label}
          shortcut={TOOLS[tool].key}
          pressed={tool === chosen}
          disabledBecause={refused}
          tipAt="right"
          onClick={() => setTool(tool === chosen ? 'select' : tool)}
        />
      ))}
      {drives && <DriveButton />}
    </div>
  );
}

function DriveButton(): JSX.Element {
  const refused = useApp(driveRefused);
  const on = useDriving((state) => state.on);
  return (
    <ToolButton
      icon="drive"
      label="Drive"
      pressed={on}
      disabledBecause={refused}
      tipAt="right"
      onClick={on ? endDriving : startDriving}
    />
  );
}

const isPublishing = (tool: Parameters<typeof isLooking>[0]): tool is PublishingTool =>
  !isLooking(tool);
