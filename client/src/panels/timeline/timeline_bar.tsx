// SPDX-License-Identifier: Apache-2.0
/** The recording that is shown: play, pause, another time, another speed; for every page at once. */

import { NativeSelect, Slider } from '@mantine/core';
import { useMemo, useState, type JSX } from 'react';
import { chooseRecording, refusedBecause } from '../../opening';
import { throttle } from '../../throttle';
import type { Timeline } from '../../wire/messages';
import { formatElapsed, formatRosTime } from '../format';
import { MiddleName } from '../middle_name';
import { ToolButton } from '../tool_button';
import { useApp } from '../use_app';
import { useNow } from '../use_now';
import classes from './timeline_bar.module.css';

const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 5, 10];
/** Seeking costs the server reading: while the thumb is dragged, so often (ms). */
const SEEK_MS = 150;
/** After a seek the thumb stays where it was put until the server has answered, but so long at most (ms). */
const ANSWER_MS = 1500;

export function TimelineBar(): JSX.Element | null {
  const timeline = useApp((state) => state.timeline);
  return timeline && <Bar timeline={timeline} />;
}

function Bar({ timeline }: { timeline: Timeline }): JSX.Element {
  const now = useNow();
  const send = useApp((state) => state.send);
  const clock = useApp((state) => state.clock);
  const viewer = useApp((state) => state.hello?.role === 'viewer');
  const opens = useApp((state) => refusedBecause(state) === '');
  const [put, setPut] = useState<{ time: number; at: number } | null>(null);
  const seek = useMemo(
    () => throttle(SEEK_MS, (time: number) => send({ t: 'SeekTo', time })),
    [send],
  );
  const { name, start, end, playing, speed, loop } = timeline;
  const going = Math.min(end, Math.max(start, clock.rosTime()));
  const time = put && now - put.at < ANSWER_MS ? put.time : going;
  const change = (next: Partial<Pick<Timeline, 'playing' | 'speed' | 'loop'>>): void => {
    send({ t: 'Playback', playing, speed, loop, ...next });
  };
  const refused = viewer ? 'only operators may move the recording' : '';
  const length = end - start;
  return (
    <section className={classes.bar} aria-label="Recording">
      <ToolButton
        icon={playing ? 'pause' : 'play'}
        label={playing ? 'Pause' : 'Play'}
        disabledBecause={refused}
        onClick={() => change({ playing: !playing })}
      />
      <span className={classes.time} title={`${time.toFixed(3)} s`}>
        {formatElapsed(time - start)}
        <span className={classes.length}> / {formatElapsed(length)}</span>
      </span>
      <Slider
        className={classes.slider ?? ''}
        size="sm"
        thumbLabel="Time"
        min={0}
        max={Math.max(length, 0.001)}
        step={length > 600 ? 1 : 0.1}
        disabled={viewer}
        value={time - start}
        label={(value) => `${formatElapsed(value)} · ${formatRosTime(start + value)}`}
        onChange={(value) => {
          setPut({ time: start + value, at: performance.now() });
          seek(start + value);
        }}
        onChangeEnd={(value) => seek.now(start + value)}
      />
      <NativeSelect
        size="xs"
        className={classes.speed ?? ''}
        aria-label="Speed"
        disabled={viewer}
        value={String(speed)}
        data={speeds(speed).map((each) => ({ value: String(each), label: `${each}×` }))}
        onChange={(event) => change({ speed: Number(event.currentTarget.value) })}
      />
      <ToolButton
        icon="repeat"
        label="Start again at the end"
        pressed={loop}
        disabledBecause={refused}
        onClick={() => change({ loop: !loop })}
      />
      {opens && <ToolButton icon="open" label="Open another recording" onClick={chooseRecording} />}
      <span className={classes.name} title={name}>
        <MiddleName name={name} />
      </span>
    </section>
  );
}

/** The usual speeds, and the one that it has. */
function speeds(speed: number): number[] {
  return SPEEDS.includes(speed) ? SPEEDS : [...SPEEDS, speed].sort((a, b) => a - b);
}
