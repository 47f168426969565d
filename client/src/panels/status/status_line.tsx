// SPDX-License-Identifier: Apache-2.0
/** The line at the bottom: how the page and its connection fare, in words and figures. */

import type { JSX } from 'react';
import { hasClock } from '../../offers';
import type { Level, Phase } from '../../state';
import { LevelDot } from '../displays/level_dot';
import { DockButtons } from '../dock/dock';
import { formatBandwidth, formatCount, formatRosTime } from '../format';
import { headcount, nameOf } from '../../who';
import { useApp, useAppShallow } from '../use_app';
import { useNow } from '../use_now';
import { RecordingState } from './recording_state';
import classes from './status_line.module.css';

export const PHASES: Record<Phase, { word: string; level: Level }> = {
  connecting: { word: 'Connecting', level: 'waiting' },
  connected: { word: 'Connected', level: 'ok' },
  reconnecting: { word: 'Reconnecting', level: 'error' },
  rejected: { word: 'Refused', level: 'error' },
  outdated: { word: 'Outdated', level: 'warning' },
};

const ENDED: { word: string; level: Level } = { word: 'Ended', level: 'stale' };
const RECORDED: { word: string; level: Level } = { word: 'Recording', level: 'ok' };

export function StatusLine(): JSX.Element {
  const connection = useApp((state) => state.connection);
  const serverless = useApp((state) => state.serverless);
  const connected = connection.phase === 'connected';
  const known = useApp((state) => state.hello !== null);
  const over = connection.code === 'ended' || (connection.code === 'link' && known);
  const live = over ? ENDED : PHASES[connection.phase];
  const phase = serverless && connected ? RECORDED : live;
  return (
    <footer className={classes.line} aria-label="Status">
      <span className={classes.connection} title={connection.text}>
        <LevelDot level={phase.level} word={phase.word} text={connection.text} />
        {phase.word}
      </span>
      {connected && <Traffic />}
      <RecordingState />
      <span className={classes.space} />
      <RosTime />
      {!serverless && (
        <>
          <Here />
          <Operators />
          <Self />
          <DockButtons />
        </>
      )}
    </footer>
  );
}

function Traffic(): JSX.Element {
  const stats = useAppShallow((state) => state.stats);
  const serverless = useApp((state) => state.serverless);
  const pictures = (
    <span
      className={classes.lesser}
      title="Pictures drawn per second; a still scene is not drawn again"
    >
      {Math.round(stats.fps)} fps
    </span>
  );
  if (serverless) return pictures;
  return (
    <>
      {pictures}
      <span title="Round trip to the bridge">{Math.round(stats.latencyMs)} ms</span>
      <span className={classes.lesser} title="Received from the bridge">
        {formatBandwidth(stats.bytesPerSecond)}
      </span>
      <span
        className={classes.skipped}
        title="Messages not sent here because newer ones came first, since the page joined: what is shown is up to date"
      >
        {formatCount(stats.skipped)} skipped
      </span>
      {stats.lost > 0 && (
        <span
          className={classes.lost}
          title="Log lines, or clouds that decay, missing here since the page joined: the connection was too slow for all of them"
        >
          {formatCount(stats.lost)} lost
        </span>
      )}
    </>
  );
}

function RosTime(): JSX.Element | null {
  useNow();
  const there = useApp(hasClock);
  const clock = useApp((state) => state.clock);
  const recorded = useApp((state) => state.timeline !== null);
  if (!there) return null;
  const [word, hint] = recorded
    ? ['rec', 'Time of the recording']
    : clock.simulated
      ? ['sim', 'Simulated time from /clock']
      : ['ROS', 'ROS time'];
  return (
    <span className={classes.time} title={`${hint}: ${clock.rosTime().toFixed(3)} s`}>
      {word} {formatRosTime(clock.rosTime())}
    </span>
  );
}

/** How many look, and how many of them may act. */
function Here(): JSX.Element | null {
  const operators = useApp((state) => state.control?.operators.length ?? 0);
  const viewers = useApp((state) => state.control?.viewers ?? 0);
  if (operators + viewers < 2) return null;
  return (
    <span className={classes.here} title={headcount(operators, viewers)}>
      {operators + viewers} here
    </span>
  );
}

/** Who holds the exclusive outputs, if anyone does. */
function Operators(): JSX.Element | null {
  const held = useAppShallow((state) =>
    (state.control?.groups ?? [])
      .filter((group) => group.holder !== '')
      .map((group) => `${group.group}: ${nameOf(state, group.holder)}`),
  );
  if (held.length === 0) return null;
  return (
    <span className={classes.held} title="Who holds which outputs">
      {held.join(', ')}
    </span>
  );
}

function Self(): JSX.Element | null {
  const hello = useApp((state) => state.hello);
  const refused = useApp((state) => state.connection.phase === 'rejected');
  if (hello === null || refused) return null;
  return (
    <span className={classes.self} title="This page's name on the bridge, and its role">
      {hello.client_id} {hello.role}
    </span>
  );
}
