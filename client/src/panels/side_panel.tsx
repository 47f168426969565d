// SPDX-License-Identifier: Apache-2.0
/** A panel beside the view: titled, closable, as wide as its edge is dragged. */

import type { JSX, KeyboardEvent, ReactNode } from 'react';
import { controlsWidth, scriptTheme } from '../script_theme';
import { setWidth, USUAL, useArrangement, WIDTHS } from './arrangement';
import classes from './side_panel.module.css';
import { ToolButton } from './tool_button';
import { useApp } from './use_app';
import { useDrag } from './use_drag';

interface Props {
  side: 'left' | 'right';
  title: string;
  shortcut: string;
  /** Where it cannot be closed: undefined. */
  onClose: (() => void) | undefined;
  /** Over the view, not beside it. */
  floating?: boolean;
  children: ReactNode;
}

const STEP = 16;

export function SidePanel(props: Props): JSX.Element {
  const { side, title, shortcut, onClose, floating = false, children } = props;
  const key = side === 'left' ? 'leftWidth' : 'rightWidth';
  const theme = useApp(scriptTheme);
  const dragged = useArrangement((state) => state[key]);
  const width = side === 'left' ? dragged : controlsWidth(theme, dragged, USUAL.rightWidth);
  const outwards = side === 'left' ? 1 : -1;
  const onPointerDown = useDrag(
    () => width,
    (begun, dx) => setWidth(key, begun + outwards * dx),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction !== undefined) setWidth(key, width + outwards * direction * STEP);
  };
  return (
    <aside
      className={classes.panel}
      data-side={side}
      data-floating={floating || undefined}
      style={{ width }}
      aria-label={title}
    >
      <header className={classes.header}>
        <h2>{title}</h2>
        {onClose && (
          <ToolButton icon={side} label={`Close ${title}`} shortcut={shortcut} onClick={onClose} />
        )}
      </header>
      {children}
      <div
        className={classes.edge}
        role="separator"
        aria-orientation="vertical"
        aria-label={`Width of ${title}`}
        aria-valuenow={width}
        aria-valuemin={WIDTHS.least}
        aria-valuemax={WIDTHS.most}
        tabIndex={0}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
      />
    </aside>
  );
}
