// SPDX-License-Identifier: Apache-2.0
/** What is known of the thing that was chosen in the view, to be read and copied. */

import type { JSX } from 'react';
import { textOf } from '../../render/pick/inspector';
import { tools, useTools, type Point, type Shown } from '../../tools';
import { useApp } from '../use_app';
import { Card, CopyButton } from './card';
import classes from './inspect.module.css';

export function DetailsCard(): JSX.Element | null {
  const shown = useTools((state) => state.selected);
  if (!shown) return null;
  return (
    <Card
      title={shown.title}
      label="Details"
      tools={<CopyButton text={() => textOf(shown)} label="Copy all" />}
      onClose={() => tools.setState({ selected: null })}
    >
      {shown.name !== '' && <h3 className={classes.name}>{shown.name}</h3>}
      {!shown.live && (
        <p className={classes.old}>Newer data took its place: this is what it was.</p>
      )}
      <dl className={classes.rows}>
        {rowsOf(shown).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Fields shown={shown} />
    </Card>
  );
}

function Fields({ shown }: { shown: Shown }): JSX.Element | null {
  // A topic's own words are read in its own order.
  const live = useApp((state) => state.connection.phase === 'connected');
  if (shown.fields.length === 0) return null;
  return (
    <dl className={classes.rows} data-fields data-old={!live || undefined} aria-label="Fields">
      {shown.fields.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Metres to the tenth of a millimetre. */
const place = (point: Point): string => point.map((value) => value.toFixed(4)).join('  ');

function rowsOf({ frame, stamp, position, own, fixedFrame }: Shown): [string, string][] {
  const rows: [string, string][] = [];
  if (frame !== '') rows.push(['Frame', frame]);
  if (stamp > 0) rows.push(['Stamp', `${stamp.toFixed(3)} s`]);
  rows.push([fixedFrame === '' ? 'Position (m)' : `In ${fixedFrame} (m)`, place(position)]);
  if (own && frame !== fixedFrame) rows.push([`In ${frame} (m)`, place(own)]);
  return rows;
}
