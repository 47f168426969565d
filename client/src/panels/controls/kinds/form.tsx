// SPDX-License-Identifier: Apache-2.0
/** A folder whose widgets are finished together: by Enter in a field of one line, or Ctrl+Enter in any. */

import type { JSX, KeyboardEvent } from 'react';
import type { GuiForm } from '../../../wire/messages';
import type { KindProps } from '../kind';
import { WidgetList } from '../widget_list';
import { Section } from './folder';
import classes from './folder.module.css';

export function Form({ widget, disabled, onChange }: KindProps<GuiForm>): JSX.Element {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || disabled) return;
    const field = event.target as HTMLElement;
    const oneLine = field instanceof HTMLInputElement && field.type !== 'checkbox';
    if (oneLine || event.ctrlKey || event.metaKey) onChange(true);
  };
  const mark = widget.dirty ? (
    <span className={classes.edited} role="img" aria-label="Edited, not submitted" />
  ) : null;
  return (
    <div
      className={classes.form}
      role="form"
      aria-label={widget.label}
      data-dirty={widget.dirty}
      onKeyDown={onKeyDown}
    >
      <Section label={widget.label} open={widget.expand_by_default} mark={mark}>
        <WidgetList container={widget.key} label={widget.label || 'Form'} />
      </Section>
    </div>
  );
}
