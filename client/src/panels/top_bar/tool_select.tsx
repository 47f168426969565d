// SPDX-License-Identifier: Apache-2.0
/** What a click in the view does: one tool at a time, with RViz's keys. */

import type { JSX } from 'react';
import { setTool, TOOLS, useTools, type Tool } from '../../tools';
import type { IconName } from '../icons';
import { ToolButton } from '../tool_button';

const ICONS: Record<Tool, IconName> = {
  select: 'pointer',
  move: 'orbit',
  measure: 'ruler',
  focus: 'focus',
};

export function ToolSelect(): JSX.Element {
  const chosen = useTools((state) => state.tool);
  return (
    <>
      {(Object.keys(TOOLS) as Tool[]).map((tool) => (
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
