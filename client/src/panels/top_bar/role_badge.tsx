// SPDX-License-Identifier: Apache-2.0
/** Who this viewer is, what it may do, and who holds the exclusive outputs. */

import { Button, Popover } from '@mantine/core';
import type { JSX } from 'react';
import { present, releaseControl, takeControl } from '../../actions';
import { isPresenting } from '../../presenting';
import type { ControlGroup } from '../../wire/messages';
import { headcount, nameOf } from '../../who';
import { useApp, useAppShallow } from '../use_app';
import classes from './role_badge.module.css';

const NO_GROUPS: ControlGroup[] = [];
/** Names of operators, at most. */
const SHOWN = 8;

export function RoleBadge(): JSX.Element | null {
  const hello = useApp((state) => state.hello);
  const groups = useApp((state) => state.control?.groups ?? NO_GROUPS);
  const operators = useAppShallow((state) =>
    (state.control?.operators ?? []).map((id) => nameOf(state, id)),
  );
  const viewers = useApp((state) => state.control?.viewers ?? 0);
  const refused = useApp((state) => state.connection.phase === 'rejected');
  // Who was sent away has no role any more.
  if (hello === null || refused) return null;
  const engaged = groups.some((group) => group.holder === hello.client_id);
  const word = hello.role === 'operator' ? 'Operator' : 'Viewer';
  return (
    <Popover width={280} position="bottom-end" shadow="md" withArrow trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.badge}
          data-role={hello.role}
          data-engaged={engaged || undefined}
        >
          {engaged ? 'In control' : word}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.card ?? ''}>
        <p>
          You are <b>{hello.client_id}</b>, {hello.role === 'operator' ? 'an operator' : 'a viewer'}
          .{' '}
          {hello.role === 'operator'
            ? 'You may set controls and release a stop.'
            : 'You may look, and stop the robot. Controls need an operator token.'}
        </p>
        <p>
          {headcount(operators.length, viewers)} connected.
          {operators.length > 0 && ` May act: ${operators.slice(0, SHOWN).join(', ')}`}
          {operators.length > SHOWN ? ' and others.' : operators.length > 0 && '.'}
        </p>
        {groups.map((group) => (
          <Group key={group.group} group={group} own={hello.client_id} role={hello.role} />
        ))}
        {hello.role === 'operator' && <Presenting />}
      </Popover.Dropdown>
    </Popover>
  );
}

interface GroupProps {
  group: ControlGroup;
  own: string;
  role: 'viewer' | 'operator';
}

function Group({ group, own, role }: GroupProps): JSX.Element {
  const held = group.holder === own;
  const waits = group.waiting.includes(own);
  const name = useApp((state) => nameOf(state, group.holder));
  const holder = group.holder === '' ? 'free' : `held by ${name}`;
  return (
    <div className={classes.group}>
      <span>
        <b>{group.group}</b> {holder}
      </span>
      {role === 'operator' && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => (held || waits ? releaseControl(group.group) : takeControl(group.group))}
        >
          {held ? 'Give back' : group.holder === '' ? 'Take' : waits ? 'Ask no more' : 'Ask for it'}
        </Button>
      )}
    </div>
  );
}

/** Lets the others follow this page's view. */
function Presenting(): JSX.Element {
  const own = useApp(isPresenting);
  return (
    <Button size="compact-sm" variant="default" fullWidth mt={8} onClick={() => present(!own)}>
      {own ? 'Stop presenting' : 'Present my view to all'}
    </Button>
  );
}
