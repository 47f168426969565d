// SPDX-License-Identifier: Apache-2.0
/** Over the view while this viewer drives: the stick, how fast, who has the control. */

import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { releaseControl, takeControl } from '../../actions';
import {
  driveBarred,
  driveOffer,
  driving,
  endDriving,
  hold,
  motionOf,
  release,
  speedOf,
  useDriving,
} from '../../driving';
import type { DriveOffer } from '../../wire/messages';
import { StickPad } from '../controls/stick_pad';
import { Icon } from '../icons';
import { NumberField } from '../number_field';
import { useFolding } from '../phone/folding';
import { useApp } from '../use_app';
import classes from './drive_panel.module.css';

export function DrivePanel(): JSX.Element | null {
  const on = useDriving((state) => state.on);
  const offer = useApp(driveOffer);
  const { whole, fold } = useFolding('driving');
  if (!on || offer === null) return null;
  return (
    <section className={classes.panel} aria-label="Drive">
      <Stick />
      <div className={classes.side} data-folded={!whole || undefined}>
        <header>
          <h2>Drive</h2>
          {fold}
          <button type="button" aria-label="End driving" title="End driving" onClick={endDriving}>
            <Icon name="close" size={14} />
          </button>
        </header>
        <Holder offer={offer} />
        {whole && (
          <>
            <Speed offer={offer} />
            <Ways offer={offer} />
          </>
        )}
      </div>
    </section>
  );
}

function Stick(): JSX.Element {
  const barred = useApp(driveBarred);
  const held = useDriving((state) => state.held);
  const { forward, turn } = motionOf(held);
  return (
    <StickPad
      label="Drive stick"
      axes="both"
      at={[forward, turn]}
      disabled={barred !== ''}
      onHold={([ahead, left], begins) => {
        if (!begins && driving.getState().held.stick === undefined) return; // it was let go for the viewer
        hold('stick', {
          motion: { forward: ahead, left: 0, turn: left },
          axes: [0 - left, 0 - ahead],
          buttons: [1],
        });
      }}
      onRelease={() => release('stick')}
    />
  );
}

/** Who drives, and how to become the one. */
function Holder({ offer }: { offer: DriveOffer }): JSX.Element {
  const barred = useApp(driveBarred);
  const waits = useApp((state) =>
    (state.control?.groups ?? []).some(
      ({ group, waiting }) =>
        group === offer.group && waiting.includes(state.hello?.client_id ?? ''),
    ),
  );
  const stopped = useApp((state) => Boolean(state.control?.stopped_by));
  if (barred === '') {
    return (
      <p className={classes.text} role="status">
        <b className={classes.own}>You drive.</b>
        {offer.topic !== '' && offer.listeners === 0 && (
          <b className={classes.warning}> Nobody listens to {offer.topic}.</b>
        )}
      </p>
    );
  }
  const ask = waits ? releaseControl : takeControl;
  return (
    <p className={classes.text} role="status">
      {stopped ? barred : waits ? barred.replace(/: ask.*/, ', who was asked.') : barred}{' '}
      {!stopped && (
        <Button size="compact-xs" variant="default" onClick={() => ask(offer.group)}>
          {waits ? 'Ask no more' : 'Ask for it'}
        </Button>
      )}
    </p>
  );
}

function Speed({ offer }: { offer: DriveOffer }): JSX.Element {
  const share = useDriving((state) => speedOf(state, offer));
  const most = offer.linear > 0 ? offer.linear : offer.angular;
  return (
    <div className={classes.speed}>
      <NumberField
        label="Greatest speed"
        value={share * most}
        minimum={0}
        maximum={most}
        step={most / 20}
        unit={offer.linear > 0 ? 'm/s' : 'rad/s'}
        slider
        disabled={most === 0}
        onChange={(value) => driving.setState({ speed: Math.min(1, Math.max(0, value / most)) })}
      />
    </div>
  );
}

/** What else drives. */
function Ways({ offer }: { offer: DriveOffer }): JSX.Element {
  const gamepad = useDriving((state) => state.gamepad);
  const button = offer.deadman < 0 ? '' : `, button ${offer.deadman} held`;
  return (
    <p className={classes.ways}>
      {gamepad === '' ? (
        <span className={classes.keys}>
          W A S D or arrows{offer.lateral > 0 ? ', Q E sideways' : ''}; a gamepad{button}
        </span>
      ) : (
        `${gamepad.replace(/\s*\(.*/, '')}${button}`
      )}
    </p>
  );
}
