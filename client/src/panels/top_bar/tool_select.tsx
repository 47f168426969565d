// SPDX-License-Identifier: Apache-2.0
/** What a click in the view does: one tool at a time, with RViz's keys. */

import type { JSX } from 'react';
import { isLooking, offeredTools, setTool, TOOLS, useTools, type LookingTool } from '../../tools';
import type { IconName } from '../icons';
import { ToolButton } from '../tool_button';
import { useAppShallow } from '../use_app';

const ICONS: Record<LookingTool, IconName> = {
  select: 'pointer',
  move: 'orbit',
  measure: 'ruler',
  focus: 'focus',
};

export function ToolSelect(): JSX.Element {
  const chosen = useTools((state) => state.tool);
  const offered = useAppShallow((state) => offeredTools(state).filter(isLooking));
  return (
    <>
      {offered.map((tool) => (
        <ToolButton
          key={tool}
          icon={ICONS[tool]}
          label={TOOLS[tool].label}
          shortcut={TOOLS[tool].key}
          pressed={tool === chosen}
          onClick={() => setTool(tool)}
        />
      ))}
    </>
  );
}
