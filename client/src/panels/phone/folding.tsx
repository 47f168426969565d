// SPDX-License-Identifier: Apache-2.0
/** Cards that lie over the view: on a phone they show what is needed at hand, and the rest when asked. */

import { useState, type JSX } from 'react';
import { Icon } from '../icons';
import classes from './folding.module.css';
import { usePhone } from './use_phone';

/** Whether all of a card is shown, and the button for it; null where all of it is shown anyway. */
export function useFolding(label: string): { whole: boolean; fold: JSX.Element | null } {
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  if (!phone) return { whole: true, fold: null };
  const name = open ? `Less of ${label}` : `More of ${label}`;
  const fold = (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
      <span className={classes.arrow} data-open={open || undefined}>
        <Icon name="chevron" size={16} />
      </span>
    </button>
  );
  return { whole: open, fold };
}
