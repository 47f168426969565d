// SPDX-License-Identifier: Apache-2.0
/** A part of the panel that opens and closes. */

import { useId, useState, type JSX } from 'react';
import type { GuiFolder } from '../../../wire/messages';
import { Icon } from '../../icons';
import type { KindProps } from '../kind';
import { WidgetList } from '../widget_list';
import classes from './folder.module.css';

export function Folder({ widget }: KindProps<GuiFolder>): JSX.Element {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const id = useId();
  if (widget.label === '') return <WidgetList container={widget.key} label="Group" />;
  const open = chosen ?? widget.expand_by_default;
  return (
    <section className={classes.folder} aria-label={widget.label}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={open}
        aria-controls={id}
        data-open={open}
        onClick={() => setChosen(!open)}
      >
        <Icon name="chevron" size={14} />
        <span>{widget.label}</span>
      </button>
      <div id={id} className={classes.body} hidden={!open}>
        {open && <WidgetList container={widget.key} label={widget.label} />}
      </div>
    </section>
  );
}
