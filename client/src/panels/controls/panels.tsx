// SPDX-License-Identifier: Apache-2.0
/** A script's panels: in columns beside the view, floating over it, or as sections on a phone. */

import type { CSSProperties, JSX } from 'react';
import { useStore } from 'zustand';
import type { AppState } from '../../state';
import { widgetsIn } from '../../widgets';
import type { PanelPlacement } from '../../wire/messages';
import { ToolButton } from '../tool_button';
import { useApp, useAppShallow } from '../use_app';
import { useDrag } from '../use_drag';
import { ControlsPanel } from './controls_panel';
import { Section } from './kinds/folder';
import { arrange, MAIN_PANEL, moved, movePanel, placeOf } from './panel_places';
import classes from './panels.module.css';
import { Tabs } from './tabs';
import { WidgetList } from './widget_list';

const WIDTH = 280;

/** What the panel of the controls is called. */
export function controlsTitle(state: AppState): string {
  const [said] = Object.values(state.panelLabels);
  return said === undefined || said.label === '' ? 'Controls' : said.label;
}

function useArranged(which: 'left' | 'right'): string[][] {
  const own = useStore(moved);
  // As texts, to be compared one by one.
  const columns = useAppShallow((state) => arrange(state, own)[which].map((one) => one.join(' ')));
  return columns.map((column) => column.split(' '));
}

export function PanelColumns({ side }: { side: 'left' | 'right' }): JSX.Element {
  const columns = useArranged(side);
  return (
    <>
      {columns.map((keys) => (
        <Column key={keys[0]} keys={keys} side={side} />
      ))}
    </>
  );
}

function Column({ keys, side }: { keys: string[]; side: 'left' | 'right' }): JSX.Element {
  const own = useStore(moved);
  const width = useApp((state) =>
    Math.max(...keys.map((key) => placeOf(state, own, key)?.width ?? 0)),
  );
  return (
    <div className={classes.column} data-side={side} style={{ width: width > 0 ? width : WIDTH }}>
      {keys.map((key) => (
        <Panel key={key} id={key} />
      ))}
    </div>
  );
}

export function FloatingPanels(): JSX.Element {
  const own = useStore(moved);
  const keys = useAppShallow((state) => arrange(state, own).floating);
  return (
    <>
      {keys.map((key, i) => (
        <Panel key={key} id={key} nth={i} />
      ))}
    </>
  );
}

interface Props {
  id: string;
  /** Which of those that float without a place it is. */
  nth?: number;
}

function Panel({ id, nth = 0 }: Props): JSX.Element | null {
  const own = useStore(moved);
  const place = useApp((state) => placeOf(state, own, id));
  const tabs = useAppShallow((state) => widgetsIn(state, id));
  const title = useApp((state) =>
    id === MAIN_PANEL ? controlsTitle(state) : (state.widgets[tabs[0] ?? '']?.label ?? ''),
  );
  const floats = place?.where === 'float';
  const onPointerDown = useDrag(
    () => startOf(id),
    (start: Start, dx, dy) => drag(start, dx, dy, place!),
  );
  if (place === null) return null;
  return (
    <section
      className={classes.panel}
      data-panel={id}
      data-floating={floats || undefined}
      data-minimized={place.minimized || undefined}
      style={floats ? floating(place, nth) : undefined}
      aria-label={title}
    >
      <header className={classes.header} onPointerDown={floats ? onPointerDown : undefined}>
        <h2>{title}</h2>
        <ToolButton
          icon={floats ? 'right' : 'image'}
          label={floats ? `Dock ${title} at the right` : `Let ${title} float`}
          onClick={() => movePanel(place, { where: floats ? 'right' : 'float', anchor: '' })}
        />
        <ToolButton
          icon="bottom"
          label={place.minimized ? `Show ${title}` : `Fold ${title} away`}
          onClick={() => movePanel(place, { minimized: !place.minimized })}
        />
      </header>
      {!place.minimized && (
        <div className={classes.body}>
          {id === MAIN_PANEL ? (
            <ControlsPanel />
          ) : (
            <div className={classes.tabs}>
              <PanelTabs id={id} tabs={tabs} title={title} />
            </div>
          )}
        </div>
      )}
    </section>
  );
}

interface TabsProps {
  id: string;
  tabs: readonly string[];
  title: string;
}

/** One tab alone has no strip: its label is the head of the panel. */
function PanelTabs({ id, tabs, title }: TabsProps): JSX.Element {
  const [only, second] = tabs;
  return (
    <>
      {only !== undefined && second === undefined ? (
        <WidgetList container={only} label={title} />
      ) : (
        <Tabs container={id} label={title} />
      )}
    </>
  );
}

/** All panels, as sections of a phone's sheet. */
export function PanelSections(): JSX.Element {
  const own = useStore(moved);
  const keys = useAppShallow((state) => widgetsIn(state, 'panels'));
  const titles = useAppShallow((state) =>
    keys.map((key) => state.widgets[widgetsIn(state, key)[0] ?? '']?.label ?? 'Panel'),
  );
  const tabs = useAppShallow((state) => keys.map((key) => widgetsIn(state, key).join(' ')));
  const told = useAppShallow((state) => keys.map((key) => placeOf(state, own, key)));
  return (
    <div className={classes.sections}>
      {keys.map((key, i) => (
        <Section
          // What the script says anew counts again.
          key={`${key} ${told[i]?.told ?? 0}`}
          label={titles[i]!}
          open={(told[i]?.told ?? 0) > 0 && !told[i]!.minimized}
        >
          <PanelTabs id={key} tabs={tabs[i]!.split(' ')} title={titles[i]!} />
        </Section>
      ))}
    </div>
  );
}

/** CSS pixels from the left and top, or as negative ones from the right and bottom, of what it floats over. */
function floating(place: PanelPlacement, nth: number): CSSProperties {
  const x = place.x[0] ?? 12 + 24 * nth;
  const y = place.y[0] ?? 12 + 24 * nth;
  return {
    width: place.width > 0 ? place.width : WIDTH,
    ...(place.height > 0 && !place.minimized ? { height: place.height } : {}),
    ...(x < 0 ? { right: -x } : { left: x }),
    ...(y < 0 ? { bottom: -y } : { top: y }),
  };
}

interface Start {
  host: HTMLElement | null;
  left: number;
  top: number;
}

function startOf(id: string): Start {
  const panel = document.querySelector<HTMLElement>(`[data-panel="${id}"]`);
  const host = (panel?.offsetParent ?? null) as HTMLElement | null;
  return { host, left: panel?.offsetLeft ?? 0, top: panel?.offsetTop ?? 0 };
}

/** Its head stays in reach. */
function drag({ host, left, top }: Start, dx: number, dy: number, place: PanelPlacement): void {
  if (!host) return;
  const x = Math.min(host.clientWidth - 60, Math.max(0, left + dx));
  const y = Math.min(host.clientHeight - 34, Math.max(0, top + dy));
  movePanel(place, { x: [x], y: [y] });
}
