// SPDX-License-Identifier: Apache-2.0
/** Over the view: whose view it is while somebody presents, and who asks this viewer for control. */

import { Button } from '@mantine/core';
import { useState, type JSX, type ReactNode } from 'react';
import { followPresenter, lookAway, present, releaseControl } from '../../actions';
import { isPresenting, presenterOf } from '../../presenting';
import { nameOf } from '../../who';
import { useApp, useAppShallow } from '../use_app';
import classes from './banners.module.css';

export function Banners(): JSX.Element {
  return (
    <div className={classes.list} aria-live="polite">
      <Presenter />
      <Asked />
    </div>
  );
}

/** Who presents, and how to look elsewhere; for the one who does, how to end it. */
function Presenter(): JSX.Element | null {
  const presenter = useApp(presenterOf);
  const name = useApp((state) => nameOf(state, presenter));
  const own = useApp(isPresenting);
  const away = useApp((state) => state.lookedAway === presenter);
  if (presenter === '') return null;
  if (own) {
    return (
      <Banner text="You present: the others follow your view.">
        <Choice label="Stop presenting" onClick={() => present(false)} />
      </Banner>
    );
  }
  if (away) {
    return (
      <Banner text={`${name} presents; you look around freely.`}>
        <Choice label="Follow again" onClick={followPresenter} />
      </Banner>
    );
  }
  return (
    <Banner text={`Following the view of ${name}.`}>
      <Choice label="Look around freely" onClick={lookAway} />
    </Banner>
  );
}

/** Operators that wait for what this one controls: one click hands it over. */
function Asked(): JSX.Element {
  const [later, setLater] = useState<readonly string[]>([]);
  const waiting = useAppShallow((state) =>
    (state.control?.groups ?? [])
      .filter((each) => each.holder === state.hello?.client_id)
      .flatMap((each) => each.waiting.map((who) => `${each.group}\n${who}`)),
  );
  // Who gives up and asks again has not been answered.
  const still = later.filter((each) => waiting.includes(each));
  if (still.length < later.length) setLater(still);
  const asked = waiting.filter((each) => !still.includes(each));
  const groups = asked.map((each) => each.split('\n')[0]);
  return (
    <>
      {asked
        .filter((_, i) => groups.indexOf(groups[i]) === i)
        .map((each) => {
          const [group = '', who = ''] = each.split('\n');
          return (
            <Request
              key={each}
              group={group}
              who={who}
              onLater={() => setLater([...still, each])}
            />
          );
        })}
    </>
  );
}

interface RequestProps {
  group: string;
  who: string;
  onLater: () => void;
}

function Request({ group, who, onLater }: RequestProps): JSX.Element {
  const name = useApp((state) => nameOf(state, who));
  return (
    <Banner text={`${name} asks for the control of ${group}.`}>
      <Choice label="Hand over" onClick={() => releaseControl(group, who)} />
      <Choice label="Not now" onClick={onLater} />
    </Banner>
  );
}

function Banner({ text, children }: { text: string; children: ReactNode }): JSX.Element {
  return (
    <div className={classes.banner} role="status">
      <span>{text}</span>
      {children}
    </div>
  );
}

function Choice({ label, onClick }: { label: string; onClick: () => void }): JSX.Element {
  return (
    <Button size="compact-sm" variant="default" onClick={onClick}>
      {label}
    </Button>
  );
}
