// SPDX-License-Identifier: Apache-2.0
/** One widget: its label, whether it was ever set, and its control. */

import { Tooltip } from '@mantine/core';
import { memo, useState, type JSX } from 'react';
import { setWidget } from '../../actions';
import type { AppState } from '../../state';
import type { WidgetValue } from '../../widgets';
import { groupOf, lacks } from '../../who';
import { Contained } from '../contained';
import { useApp } from '../use_app';
import { Confirm } from './confirm';
import classes from './controls_panel.module.css';
import { GroupNote } from './group_note';
import { kindOf } from './registry';

/** What the server said last of why a change was not taken; goes with its notice. */
function refusalOf(state: AppState, id: string): string {
  return state.notices.filter((notice) => notice.about === id).at(-1)?.text ?? '';
}

interface Props {
  id: string;
  /** Why nothing can be set, '' when it can. */
  reason: string;
}

export const WidgetRow = memo(function WidgetRow({ id, reason }: Props): JSX.Element | null {
  const widget = useApp((state) => state.widgets[id]);
  const state = useApp((all) => all.widgetStates[id]);
  const refusal = useApp((all) => refusalOf(all, id));
  const lacking = useApp((all) => lacks(all, groupOf(all, id)));
  const [asked, setAsked] = useState<WidgetValue | null>(null);
  if (widget === undefined) return null;
  const { draw: Draw, frame } = kindOf(widget);
  const why = reason || (widget.disabled ? 'Disabled by the server.' : lacking);
  const control = (
    <Contained name={widget.label || 'This widget'}>
      <Draw
        widget={widget}
        value={state?.value}
        disabled={why !== ''}
        onChange={(value: WidgetValue, now?: boolean) =>
          widget.confirm === '' ? setWidget(id, value, now) : setAsked(value)
        }
      />
    </Contained>
  );
  const isContainer = frame === 'bare' && widget.hint === '';
  const tip = [widget.hint, isContainer ? '' : why].filter((text) => text !== '').join('\n');
  return (
    <Tooltip
      label={tip}
      disabled={tip === ''}
      openDelay={500}
      position="left"
      multiline
      fz={12}
      style={{ whiteSpace: 'pre-line' }}
    >
      <li className={frame === 'line' ? classes.line : undefined} data-widget={id}>
        {frame !== 'bare' && (
          <div className={classes.head}>
            <span className={classes.label}>{widget.label}</span>
            {state?.known === false && <span className={classes.unset}> not set yet</span>}
          </div>
        )}
        {widget.group !== '' && <GroupNote group={widget.group} />}
        {control}
        {asked !== null && why === '' && (
          <Confirm
            question={widget.confirm}
            onYes={() => {
              setAsked(null);
              setWidget(id, asked);
            }}
            onNo={() => setAsked(null)}
          />
        )}
        {refusal !== '' && (
          <p className={classes.refusal} role="alert">
            {refusal}
          </p>
        )}
      </li>
    </Tooltip>
  );
});
