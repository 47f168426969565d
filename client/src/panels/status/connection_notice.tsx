// SPDX-License-Identifier: Apache-2.0
/** Over the view whenever what it shows is not live: connecting, lost, refused, outdated. */

import { Button, Loader } from '@mantine/core';
import { useState, type JSX } from 'react';
import type { ConnectionState } from '../../state';
import { formatDuration } from '../format';
import { useApp } from '../use_app';
import { useNow } from '../use_now';
import classes from './connection_notice.module.css';
import { TokenForm } from './token_form';

export function ConnectionNotice(): JSX.Element | null {
  const connection = useApp((state) => state.connection);
  const known = useApp((state) => state.hello !== null);
  switch (connection.phase) {
    case 'connected':
      return null;
    case 'connecting':
      return known ? <Lost connection={connection} /> : <Waiting connection={connection} />;
    case 'reconnecting':
      return known ? <Lost connection={connection} /> : <Waiting connection={connection} />;
    case 'outdated':
      return (
        <div className={classes.banner} role="alert" data-level="warning">
          <b>This page is outdated.</b>
          <span>{connection.text}</span>
          <Button size="compact-sm" variant="default" onClick={() => location.reload()}>
            Reload
          </Button>
        </div>
      );
    case 'rejected':
      if (connection.code === 'ended') {
        return (
          <div className={classes.banner} role="status">
            <b>The session is over.</b>
            <span>{connection.text}</span>
            <Button size="compact-sm" variant="default" onClick={() => location.reload()}>
              Begin again
            </Button>
          </div>
        );
      }
      // Who gave the link can help, and this page cannot: it leaves what was seen, and offers nothing.
      if (connection.code === 'link' && known) {
        return (
          <div className={classes.banner} role="status">
            <b>The session is over.</b>
            <span>{connection.text}</span>
          </div>
        );
      }
      return (
        <div className={classes.middle}>
          {connection.code === 'token' ? (
            <TokenForm reason={connection.text} />
          ) : (
            <div className={classes.card} role="alert">
              <h2>
                {connection.code === 'link' ? 'This link does not open' : 'You are not let in'}
              </h2>
              <p>{connection.text}</p>
              <Button onClick={() => location.reload()}>Try again</Button>
            </div>
          )}
        </div>
      );
  }
}

/** Nothing was ever shown: say what is going on. */
function Waiting({ connection }: { connection: ConnectionState }): JSX.Element {
  const recording = useApp((state) => state.serverless);
  return (
    <div className={classes.middle}>
      <div className={classes.card} role="status">
        <Loader size={22} />
        <h2>{recording ? 'Opening the recording' : 'Connecting to the bridge'}</h2>
        <p>{connection.text}</p>
        {connection.attempt > 1 && <p>Attempt {connection.attempt}</p>}
      </div>
    </div>
  );
}

/** What is shown is old: how old, why, and that the page goes on trying. */
function Lost({ connection }: { connection: ConnectionState }): JSX.Element {
  useNow();
  // Every attempt is a phase of its own; the picture is as old as the first.
  const [since] = useState(connection.since);
  const age = (performance.now() - since) / 1e3;
  return (
    <div className={classes.banner} role="alert" data-level="error">
      <b>Not live for {formatDuration(age)}: what you see is old.</b>
      <span>
        {connection.text} {connection.attempt > 0 && `Attempt ${connection.attempt}.`}
      </span>
    </div>
  );
}
