// SPDX-License-Identifier: Apache-2.0
/** A part of the panel that opens and closes. */

import { useId, useState, type JSX, type ReactNode } from 'react';
import type { GuiFolder } from '../../../wire/messages';
import { Icon } from '../../icons';
import type { KindProps } from '../kind';
import { WidgetList } from '../widget_list';
import classes from './folder.module.css';

export function Folder({ widget }: KindProps<GuiFolder>): JSX.Element {
  return (
    <Section label={widget.label} open={widget.expand_by_default}>
      <WidgetList container={widget.key} label={widget.label || 'Group'} />
    </Section>
  );
}

interface Props {
  /** '' has neither head nor border. */
  label: string;
  /** Whether it is open until the viewer says otherwise. */
  open: boolean;
  /** Shown at the end of the head. */
  mark?: ReactNode;
  children: ReactNode;
}

export function Section({ label, open: usual, mark, children }: Props): JSX.Element {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const id = useId();
  if (label === '') return <>{children}</>;
  const open = chosen ?? usual;
  return (
    <section className={classes.folder} aria-label={label}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={open}
        aria-controls={id}
        data-open={open}
        onClick={() => setChosen(!open)}
      >
        <Icon name="chevron" size={14} />
        <span>{label}</span>
        {mark}
      </button>
      <div id={id} className={classes.body} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
