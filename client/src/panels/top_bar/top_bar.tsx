// SPDX-License-Identifier: Apache-2.0
/** The bar above the view: what is seen from where, the tools, the stop. */

import { useEffect, type JSX } from 'react';
import { setSettings } from '../../actions';
import { scriptTheme } from '../../script_theme';
import { hasDisplays } from '../../offers';
import { isLeftOpen } from '../../state';
import { nameTab } from '../../tab_title';
import { useHasWidgets } from '../controls/controls_panel';
import { Logo } from '../icons';
import { SharePopover } from '../sharing/share_popover';
import { ToolButton } from '../tool_button';
import { useApp } from '../use_app';
import { FixedFrameSelect, FollowSelect } from './frame_select';
import { RecordButton } from './record_button';
import { RoleBadge } from './role_badge';
import { StopButton } from './stop_button';
import classes from './top_bar.module.css';
import { ToolSelect } from './tool_select';
import { ViewSelect } from './view_select';
import { ViewTools } from './view_tools';

/** That of the host application (`PageLook.logo`), '' for ours. */
const OWN_LOGO = document.querySelector<HTMLMetaElement>('meta[name="logo"]')?.content ?? '';

interface Props {
  phone: boolean;
  onHelp: () => void;
}

export function TopBar({ phone, onHelp }: Props): JSX.Element {
  const label = useApp((state) => state.hello?.label ?? '');
  const logo = useApp((state) => scriptTheme(state)?.show_logo !== false);
  const serverless = useApp((state) => state.serverless);
  useEffect(() => nameTab(label), [label]);
  return (
    <header className={classes.bar} aria-label="Tools">
      {logo && (
        <span className={classes.logo}>
          {OWN_LOGO ? <img src={OWN_LOGO} alt="" height={22} /> : <Logo />}
        </span>
      )}
      <h1 className={classes.label} title={label}>
        {label === '' ? 'ros_viz_bridge' : label}
      </h1>
      {!phone && (
        <>
          <span className={classes.line} />
          <FixedFrameSelect />
          <span className={classes.lesser}>
            <ViewSelect />
            <FollowSelect />
          </span>
          <ClosedPanels />
        </>
      )}
      <span className={classes.space} />
      {!phone && (
        <>
          <div className={classes.tools}>
            <ToolSelect />
            <span className={classes.line} />
            <ViewTools />
            <RecordButton />
            <SharePopover />
            <ToolButton icon="help" label="Keys" shortcut="?" onClick={onHelp} />
          </div>
          <span className={classes.least}>{!serverless && <RoleBadge />}</span>
        </>
      )}
      {!serverless && <StopButton />}
    </header>
  );
}

/** Ways back to the panels that are closed. */
function ClosedPanels(): JSX.Element {
  const left = useApp(isLeftOpen);
  const right = useApp((state) => state.settings.rightOpen);
  const listed = useApp(hasDisplays);
  const widgets = useHasWidgets();
  return (
    <>
      {!left && listed && (
        <ToolButton
          icon="left"
          label="Open Displays"
          shortcut="l"
          onClick={() => setSettings({ leftOpen: true })}
        />
      )}
      {!right && widgets && (
        <ToolButton
          icon="right"
          label="Open Controls"
          shortcut="k"
          onClick={() => setSettings({ rightOpen: true })}
        />
      )}
    </>
  );
}
