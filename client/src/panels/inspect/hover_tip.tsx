// SPDX-License-Identifier: Apache-2.0
/** The name of what the pointer is over, beside it. */

import type { JSX } from 'react';
import { useTools } from '../../tools';
import classes from './inspect.module.css';

export function HoverTip(): JSX.Element | null {
  const hover = useTools((state) => state.hover);
  if (!hover) return null;
  const { x, y, shown } = hover;
  const second = [shown.name, shown.frame !== shown.name ? shown.frame : ''].filter(Boolean);
  return (
    <div className={classes.tip} style={{ transform: `translate(${x + 14}px, ${y + 14}px)` }}>
      <b>{shown.title}</b>
      {second.length > 0 && <span>{second.join(' · ')}</span>}
    </div>
  );
}
