// SPDX-License-Identifier: Apache-2.0
/** Why what belongs to a control group cannot be set, and one click that asks for it. */

import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { takeControl } from '../../actions';
import { lacks, nameOf } from '../../who';
import { useApp } from '../use_app';
import classes from './controls_panel.module.css';

export function GroupNote({ group }: { group: string }): JSX.Element | null {
  const lacking = useApp((state) => lacks(state, group) !== '');
  const may = useApp((state) => state.hello?.role === 'operator');
  const holder = useApp(
    (state) => state.control?.groups.find((each) => each.group === group)?.holder ?? '',
  );
  const name = useApp((state) => nameOf(state, holder));
  const waits = useApp((state) =>
    (state.control?.groups ?? []).some(
      (each) => each.group === group && each.waiting.includes(state.hello?.client_id ?? ''),
    ),
  );
  if (!lacking) return null;
  return (
    <p className={classes.group}>
      <span>{holder === '' ? `Nobody controls ${group}.` : `${name} controls ${group}.`}</span>
      {may && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={waits}
          onClick={() => takeControl(group)}
        >
          {holder === '' ? 'Take control' : waits ? 'Asked' : 'Ask for it'}
        </Button>
      )}
    </p>
  );
}
