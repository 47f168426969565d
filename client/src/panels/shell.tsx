// SPDX-License-Identifier: Apache-2.0
/** Where everything lies: bars above and below, panels beside the view, sheets over it on a phone. */

import { useCallback, useState, type JSX } from 'react';
import { setSettings } from '../actions';
import { scriptTheme } from '../script_theme';
import { ControlsPanel, useHasWidgets } from './controls/controls_panel';
import { DisplaysPanel } from './displays/displays_panel';
import { Dock } from './dock/dock';
import { KeysHelp } from './keys_help';
import { LeftOut } from './palette/left_out';
import { Palette } from './palette/palette';
import { Sheets } from './phone/sheets';
import { usePhone } from './phone/use_phone';
import classes from './shell.module.css';
import { SidePanel } from './side_panel';
import { StatusLine } from './status/status_line';
import { TitleBar } from './title_bar/title_bar';
import { TimelineBar } from './timeline/timeline_bar';
import { TopBar } from './top_bar/top_bar';
import { useApp, useViewer } from './use_app';
import { useKeys } from './use_keys';
import { View } from './view';

export function Shell(): JSX.Element {
  const viewer = useViewer();
  const phone = usePhone();
  const [help, setHelp] = useState(false);
  const openHelp = useCallback(() => setHelp(true), []);
  useKeys(viewer, openHelp);
  return (
    <div className={classes.shell}>
      <div>
        <TitleBar />
        <TopBar phone={phone} onHelp={openHelp} />
      </div>
      {phone ? (
        <main className={classes.middle}>
          <View phone />
          <Sheets />
        </main>
      ) : (
        <Desk />
      )}
      <TimelineBar />
      <StatusLine />
      <KeysHelp opened={help} onClose={() => setHelp(false)} />
      <Palette help={openHelp} />
      <LeftOut />
    </div>
  );
}

function Desk(): JSX.Element {
  const left = useApp((state) => state.settings.leftOpen);
  const right = useApp((state) => state.settings.rightOpen);
  const widgets = useHasWidgets();
  const layout = useApp((state) => scriptTheme(state)?.control_layout ?? '');
  return (
    <div className={classes.middle}>
      {left && (
        <SidePanel
          side="left"
          title="Displays"
          shortcut="l"
          onClose={() => setSettings({ leftOpen: false })}
        >
          <DisplaysPanel />
        </SidePanel>
      )}
      <main className={classes.main}>
        <View />
        <Dock side="bottom" />
      </main>
      <Dock side="right" />
      {(right || layout === 'fixed') && widgets && (
        <SidePanel
          side="right"
          title="Controls"
          shortcut="k"
          floating={layout === 'floating'}
          onClose={layout === 'fixed' ? undefined : () => setSettings({ rightOpen: false })}
        >
          <ControlsPanel />
        </SidePanel>
      )}
    </div>
  );
}
