// SPDX-License-Identifier: Apache-2.0
/** Where everything lies: bars above and below, panels beside the view, sheets over it on a phone. */

import { useCallback, useState, type JSX } from 'react';
import { setSettings } from '../actions';
import { scriptTheme } from '../script_theme';
import { isLeftOpen } from '../state';
import { Contained } from './contained';
import { ControlsPanel, useHasWidgets } from './controls/controls_panel';
import { DisplaysPanel } from './displays/displays_panel';
import { Modals } from './controls/modals';
import { controlsTitle, FloatingPanels, PanelColumns } from './controls/panels';
import { MAIN_PANEL } from './controls/panel_places';
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
        <Contained name="The title">
          <TitleBar />
        </Contained>
        <TopBar phone={phone} onHelp={openHelp} />
      </div>
      {phone ? (
        <main className={classes.middle}>
          <View phone />
          <Contained name="The sheet">
            <Sheets />
          </Contained>
          <Modals />
        </main>
      ) : (
        <Desk />
      )}
      <Contained name="The timeline">
        <TimelineBar />
      </Contained>
      <Contained name="The status line">
        <StatusLine />
      </Contained>
      <KeysHelp opened={help} onClose={() => setHelp(false)} />
      <Palette help={openHelp} />
      <LeftOut />
    </div>
  );
}

function Desk(): JSX.Element {
  const left = useApp(isLeftOpen);
  const right = useApp((state) => state.settings.rightOpen);
  const widgets = useHasWidgets();
  // Where a script says where it shall be, it lies among the script's panels.
  const placed = useApp((state) => MAIN_PANEL in state.panelPlaces);
  const title = useApp(controlsTitle);
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
          <Contained name="The list of displays">
            <DisplaysPanel />
          </Contained>
        </SidePanel>
      )}
      <Contained name="The panels">
        <PanelColumns side="left" />
      </Contained>
      <main className={classes.main}>
        <div className={classes.over}>
          <View />
          <Contained name="The panels">
            <FloatingPanels />
          </Contained>
        </div>
        <Dock side="bottom" />
      </main>
      <Contained name="The panels">
        <PanelColumns side="right" />
      </Contained>
      <Dock side="right" />
      {(right || layout === 'fixed') && widgets && !placed && (
        <SidePanel
          side="right"
          title={title}
          shortcut="k"
          floating={layout === 'floating'}
          onClose={layout === 'fixed' ? undefined : () => setSettings({ rightOpen: false })}
        >
          <Contained name={title}>
            <ControlsPanel />
          </Contained>
        </SidePanel>
      )}
      <Modals />
    </div>
  );
}
