// SPDX-License-Identifier: Apache-2.0
/** A drawer below or beside the view, with the panels that lie there as tabs. */

import type { JSX, KeyboardEvent } from 'react';
import { Icon } from '../icons';
import { ToolButton } from '../tool_button';
import { useDrag } from '../use_drag';
import { useAppShallow } from '../use_app';
import classes from './dock.module.css';
import {
  closeSide,
  dock,
  movePanel,
  openPanel,
  PANELS,
  panelsIn,
  resizeDock,
  SIZES,
  useDock,
  type PanelId,
  type Side,
} from './dock_state';
import { PanelBody, TABLE } from './panel_table';

const STEP = 24;
const DRAGGED = 'application/x-rvb-panel';

export function Dock({ side }: { side: Side }): JSX.Element | null {
  const shown = useDock((state) => state.open[side]);
  const size = useDock((state) => (side === 'bottom' ? state.height : state.width));
  const sides = useDock((state) => state.sides);
  const offered = useAppShallow(panelsIn);
  if (shown === null || !offered.includes(shown)) return null;
  const ids = offered.filter((id) => sides[id] === side);
  const other = side === 'bottom' ? 'right' : 'bottom';
  return (
    <section
      className={classes.dock}
      data-side={side}
      style={side === 'bottom' ? { height: size } : { width: size }}
      aria-label={side === 'bottom' ? 'Lower panels' : 'Right panels'}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
      }}
      onDrop={(event) => {
        const id = PANELS.find((each) => each === event.dataTransfer.getData(DRAGGED));
        if (id !== undefined) movePanel(id, side);
      }}
    >
      <Edge side={side} size={size} />
      <header className={classes.header}>
        <Tabs ids={ids} shown={shown} />
        <ToolButton
          icon={other === 'right' ? 'right' : 'bottom'}
          label={`Move ${TABLE[shown].label} ${other === 'right' ? 'to the right' : 'below the view'}`}
          onClick={() => movePanel(shown, other)}
        />
        <ToolButton icon="close" label="Close panels" onClick={() => closeSide(side)} />
      </header>
      <div className={classes.body} role="tabpanel" aria-label={TABLE[shown].label}>
        <PanelBody id={shown} />
      </div>
    </section>
  );
}

interface TabsProps {
  ids: readonly PanelId[];
  shown: PanelId;
}

/** The tabs; arrows go from one to the next. */
export function Tabs({ ids, shown }: TabsProps): JSX.Element {
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    const next = ids[(ids.indexOf(shown) + step + ids.length) % ids.length];
    if (next === undefined) return;
    openPanel(next);
    const list = event.currentTarget;
    requestAnimationFrame(() => list.querySelector<HTMLElement>('[aria-selected=true]')?.focus());
  };
  return (
    <div className={classes.tabs} role="tablist" aria-label="Panels" onKeyDown={onKeyDown}>
      {ids.map((id) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === shown}
          tabIndex={id === shown ? 0 : -1}
          draggable
          onDragStart={(event) => event.dataTransfer.setData(DRAGGED, id)}
          onClick={() => openPanel(id)}
        >
          <Icon name={TABLE[id].icon} size={15} />
          {TABLE[id].label}
        </button>
      ))}
    </div>
  );
}

function Edge({ side, size }: { side: Side; size: number }): JSX.Element {
  const what = side === 'bottom' ? 'height' : 'width';
  const onPointerDown = useDrag(
    () => dock.getState()[what],
    (begun, dx, dy) => resizeDock(what, begun - (side === 'bottom' ? dy : dx)),
  );
  const grow = side === 'bottom' ? 'ArrowUp' : 'ArrowLeft';
  const shrink = side === 'bottom' ? 'ArrowDown' : 'ArrowRight';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === grow) resizeDock(what, size + STEP);
    else if (event.key === shrink) resizeDock(what, size - STEP);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={classes.edge}
      role="separator"
      aria-orientation={side === 'bottom' ? 'horizontal' : 'vertical'}
      aria-label="Size of the panels"
      aria-valuenow={size}
      aria-valuemin={SIZES.least}
      aria-valuemax={SIZES.most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}

/** Opens and closes the panels, in the status line. */
export function DockButtons(): JSX.Element | null {
  const open = useDock((state) => state.open);
  const sides = useDock((state) => state.sides);
  const offered = useAppShallow(panelsIn);
  if (offered.length === 0) return null;
  return (
    <nav className={classes.buttons} aria-label="Panels">
      {offered.map((id) => {
        const pressed = open[sides[id]] === id;
        return (
          <button
            key={id}
            type="button"
            aria-pressed={pressed}
            onClick={() => (pressed ? closeSide(sides[id]) : openPanel(id))}
          >
            {TABLE[id].label}
          </button>
        );
      })}
    </nav>
  );
}

/** All panels as one bottom sheet of a phone. */
export function DockSheet(): JSX.Element | null {
  const open = useDock((state) => state.open);
  const offered = useAppShallow(panelsIn);
  const shown = [open.bottom, open.right].find((id) => id && offered.includes(id)) ?? offered[0];
  if (!shown) return null;
  return (
    <div className={classes.sheet}>
      <Tabs ids={offered} shown={shown} />
      <div className={classes.body} role="tabpanel" aria-label={TABLE[shown].label}>
        <PanelBody id={shown} />
      </div>
    </div>
  );
}
