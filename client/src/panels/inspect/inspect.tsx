// SPDX-License-Identifier: Apache-2.0
/** What the tools found, over the view. */

import type { JSX } from 'react';
import { DetailsCard } from './details_card';
import { HoverTip } from './hover_tip';
import classes from './inspect.module.css';
import { MeasureCard } from './measure_card';
import { ToolCard } from './tool_card';
import { ToolStrip } from './tool_strip';

export function Inspect(): JSX.Element {
  return (
    <div className={classes.area}>
      <HoverTip />
      <div className={classes.tools}>
        <ToolStrip />
        <ToolCard />
      </div>
      <div className={classes.cards}>
        <MeasureCard />
        <DetailsCard />
      </div>
    </div>
  );
}
