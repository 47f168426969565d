// SPDX-License-Identifier: Apache-2.0
/** On a phone: what the top bar holds elsewhere. */

import type { JSX } from 'react';
import { SharePopover } from '../sharing/share_popover';
import { FixedFrameSelect, FollowSelect } from '../top_bar/frame_select';
import { RecordButton } from '../top_bar/record_button';
import { RoleBadge } from '../top_bar/role_badge';
import { ToolSelect } from '../top_bar/tool_select';
import { ViewSelect } from '../top_bar/view_select';
import { ViewTools } from '../top_bar/view_tools';
import classes from './view_sheet.module.css';

export function ViewSheet(): JSX.Element {
  return (
    <div className={classes.sheet}>
      <FixedFrameSelect wide />
      <ViewSelect wide />
      <FollowSelect wide />
      <div className={classes.tools} data-words>
        <ToolSelect />
      </div>
      <div className={classes.tools} data-words>
        <ViewTools />
        <RecordButton />
        <SharePopover />
      </div>
      <div className={classes.role}>
        <RoleBadge />
      </div>
    </div>
  );
}
