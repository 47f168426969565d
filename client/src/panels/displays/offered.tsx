// SPDX-License-Identifier: Apache-2.0
/** Topics that could be shown, and those that cannot with the reason why. */

import { memo, useState, type JSX, type ReactNode } from 'react';
import { addView } from '../../actions';
import type { TopicInfo } from '../../wire/messages';
import { shortType } from '../format';
import { Icon } from '../icons';
import { MiddleName } from '../middle_name';
import { useApp, useAppShallow } from '../use_app';
import { offeredDisplays, otherTopics, ownDisplays } from './catalog';
import classes from './offered.module.css';

export function Offered({ words }: { words: string }): JSX.Element | null {
  const ids = useAppShallow((state) => offeredDisplays(state, words));
  const own = useAppShallow((state) => ownDisplays(state, words));
  const others = useAppShallow((state) => otherTopics(state, words));
  return (
    <>
      {ids.length > 0 && (
        <Section title="Available topics" count={ids.length} opened>
          {ids.map((id) => (
            <OfferedRow key={id} id={id} />
          ))}
        </Section>
      )}
      {own.length > 0 && (
        <Section title="Topics of this server" count={own.length} opened={words !== ''}>
          {own.map((id) => (
            <OfferedRow key={id} id={id} />
          ))}
        </Section>
      )}
      {others.length > 0 && (
        <Section title="Cannot be shown" count={others.length} opened={words !== ''}>
          {others.map((info) => (
            <OtherRow key={info.topic} info={info} />
          ))}
        </Section>
      )}
    </>
  );
}

interface SectionProps {
  title: string;
  count: number;
  /** Whether it is open until the viewer says otherwise. */
  opened: boolean;
  children: ReactNode;
}

function Section({ title, count, opened, children }: SectionProps): JSX.Element {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? opened;
  return (
    <section aria-label={title}>
      <button
        type="button"
        className={classes.title}
        aria-expanded={open}
        data-row
        onClick={() => setChosen(!open)}
      >
        <span data-open={open || undefined}>
          <Icon name="chevron" size={14} />
        </span>
        {title}
        <small>{count}</small>
      </button>
      {open && <ul className={classes.list}>{children}</ul>}
    </section>
  );
}

const OfferedRow = memo(function OfferedRow({ id }: { id: string }): JSX.Element | null {
  const display = useApp((state) => state.displays[id]);
  if (display === undefined) return null;
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        data-row
        aria-label={`Show ${display.title}`}
        title={`Show ${display.topic}\n${display.ros_type}`}
        onClick={() => addView(id)}
      >
        <Icon name="plus" size={14} />
        <span className={classes.names}>
          <MiddleName name={display.title} title="" />
          <small>{shortType(display.ros_type)}</small>
        </span>
      </button>
    </li>
  );
});

const OtherRow = memo(function OtherRow({ info }: { info: TopicInfo }): JSX.Element {
  return (
    <li className={classes.other}>
      <span className={classes.names}>
        <MiddleName name={info.topic} title={`${info.topic}\n${info.types.join('\n')}`} />
        <small>{info.note === '' ? info.types.map(shortType).join(', ') : info.note}</small>
      </span>
    </li>
  );
});
