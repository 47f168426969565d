// SPDX-License-Identifier: Apache-2.0
/** The panels on a phone: a small bar of tabs, each opening a sheet over the lower part of the view. */

import type { JSX } from 'react';
import { toggleSheet, useArrangement, type Sheet } from '../arrangement';
import { ControlsPanel } from '../controls/controls_panel';
import { PanelSections } from '../controls/panels';
import { DisplaysPanel } from '../displays/displays_panel';
import { DockSheet } from '../dock/dock';
import { Icon, type IconName } from '../icons';
import { hasDisplays } from '../../offers';
import { panelsIn } from '../dock/dock_state';
import { shownImages } from '../images/image_windows';
import { widgetsIn } from '../../widgets';
import type { AppState } from '../../state';
import { useAppShallow } from '../use_app';
import { ImageTabs } from './image_tabs';
import classes from './sheets.module.css';
import { ViewSheet } from './view_sheet';

type Name = Exclude<Sheet, null>;

const TABS: Record<Name, { label: string; icon: IconName; body: () => JSX.Element | null }> = {
  displays: { label: 'Displays', icon: 'displays', body: DisplaysPanel },
  images: { label: 'Images', icon: 'image', body: ImageTabs },
  controls: { label: 'Controls', icon: 'controls', body: ControlsSheet },
  view: { label: 'View', icon: 'view', body: ViewSheet },
  data: { label: 'Data', icon: 'plot', body: DockSheet },
};

/** The controls, and below them the panels of scripts. */
function ControlsSheet(): JSX.Element {
  return <ControlsPanel below={<PanelSections />} />;
}

/** The tabs that have something to show. */
function offered(state: AppState): Name[] {
  const there: Record<Name, boolean> = {
    displays: hasDisplays(state),
    images: shownImages(state).length > 0,
    controls: widgetsIn(state, '').length + widgetsIn(state, 'panels').length > 0,
    view: true,
    data: panelsIn(state).length > 0,
  };
  return (Object.keys(TABS) as Name[]).filter((name) => there[name]);
}

export function Sheets(): JSX.Element {
  const sheet = useArrangement((state) => state.sheet);
  const names = useAppShallow(offered);
  const open = names.find((name) => name === sheet);
  const Body = open === undefined ? null : TABS[open].body;
  return (
    <>
      {open !== undefined && Body !== null && (
        <section className={classes.sheet} aria-label={TABS[open].label}>
          <header className={classes.header}>
            <h2>{TABS[open].label}</h2>
            <button type="button" aria-label="Close" onClick={() => toggleSheet(null)}>
              <Icon name="close" size={18} />
            </button>
          </header>
          <Body />
        </section>
      )}
      <nav className={classes.tabs} aria-label="Panels">
        {names.map((name) => (
          <button
            key={name}
            type="button"
            aria-expanded={name === open}
            onClick={() => toggleSheet(name)}
          >
            <Icon name={TABS[name].icon} size={20} />
            {TABS[name].label}
          </button>
        ))}
      </nav>
    </>
  );
}
