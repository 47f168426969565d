// SPDX-License-Identifier: Apache-2.0
/** A script's windows in front of view and panels; the bar above stays in reach, with its Stop. */

import { useEffect, useRef, type JSX } from 'react';
import { widgetsIn } from '../../widgets';
import type { GuiModal } from '../../wire/messages';
import { useApp, useAppShallow } from '../use_app';
import classes from './modals.module.css';
import { WidgetList } from './widget_list';

export function Modals(): JSX.Element | null {
  const ids = useAppShallow((state) => widgetsIn(state, 'modals'));
  if (ids.length === 0) return null;
  return (
    <div className={classes.cover}>
      {ids.map((id, i) => (
        <ModalWindow key={id} id={id} top={i === ids.length - 1} />
      ))}
    </div>
  );
}

function ModalWindow({ id, top }: { id: string; top: boolean }): JSX.Element {
  const modal = useApp((state) => state.widgets[id] as GuiModal);
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (top) own.current?.focus();
  }, [top]);
  return (
    <div
      ref={own}
      className={classes.modal}
      role="dialog"
      aria-label={modal.label}
      tabIndex={-1}
      hidden={!top}
    >
      <h2>{modal.label}</h2>
      <WidgetList container={id} label={modal.label} />
    </div>
  );
}

/** A modal is drawn in front of the page, and not among other widgets. */
export function Nothing(): JSX.Element {
  return <></>;
}
