// SPDX-License-Identifier: Apache-2.0
/** A plot among the controls: what it shows the layout says, and it always runs. */

import { useEffect, useMemo, useRef, useState, type JSX } from 'react';
import uPlot from 'uplot';
import { app } from '../../state';
import { onSamples, watches } from '../../watches';
import type { GuiPlot } from '../../wire/messages';
import { useWatch, useWatches } from '../dock/use_watch';
import { Chart } from './chart';
import { COLORS } from './series_colors';
import { SeriesBuffer, splitPath, wantedOf } from './series_buffer';
import classes from './plot.module.css';

const REDRAW_MS = 100;

export default function SmallPlot({ widget }: { widget: GuiPlot }): JSX.Element {
  const { paths, seconds } = widget;
  const [least, most] = [widget.minimum[0], widget.maximum[0]];
  const host = useRef<HTMLDivElement>(null);
  const said = paths.join(' ');
  const buffers = useMemo(
    () => new Map(said.split(' ').map((path) => [path, new SeriesBuffer()])),
    [said],
  );
  const begun = useBegun();
  useWatch(wantedOf(paths));
  useEffect(
    () =>
      onSamples(({ topic, paths: own, first, stamp, values }) => {
        own.forEach((path, column) => {
          const value = (row: number): number => values[row * own.length + column]!;
          buffers.get(`${topic}.${path}`)?.add(first, stamp, value);
        });
      }),
    [buffers],
  );
  useEffect(() => {
    const element = host.current!;
    const chart = new Chart(element, null);
    const draw = (): void => {
      if (element.clientWidth < 20) return;
      const now = app.getState().clock.rosTime();
      const tables = [...buffers.values()].map((buffer): uPlot.AlignedData => {
        const { x, y } = buffer.points(now - seconds, now, element.clientWidth);
        return [x, y];
      });
      const range = least !== undefined && most !== undefined ? ([least, most] as const) : null;
      chart.draw(uPlot.join(tables), [now - seconds, now], range);
    };
    const timer = setInterval(draw, REDRAW_MS);
    draw();
    return () => {
      clearInterval(timer);
      chart.close();
    };
  }, [buffers, seconds, least, most]);
  return (
    <figure className={classes.small}>
      <div
        ref={host}
        className={classes.chart}
        style={{ height: widget.height }}
        role="img"
        aria-label={`Plot of ${paths.join(', ')}`}
      />
      <figcaption>
        {paths.map((path, i) => (
          <Name key={path} path={path} color={COLORS[i % COLORS.length]!} begun={begun.has(path)} />
        ))}
      </figcaption>
    </figure>
  );
}

/** The paths of which numbers came since their topic's status waits; all that came before is gone. */
function useBegun(): ReadonlySet<string> {
  const [begun, setBegun] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const ends = [
      onSamples(({ topic, paths }) =>
        setBegun((before) => {
          const fresh = paths.map((path) => `${topic}.${path}`).filter((path) => !before.has(path));
          return fresh.length === 0 ? before : new Set([...before, ...fresh]);
        }),
      ),
      watches.subscribe(({ statuses }, { statuses: old }) => {
        const anew = Object.keys(statuses).filter(
          (topic) => statuses[topic]!.level === 'waiting' && old[topic]?.level !== 'waiting',
        );
        if (anew.length === 0) return;
        setBegun(
          (before) => new Set([...before].filter((path) => !anew.includes(splitPath(path).topic))),
        );
      }),
      app.subscribe(({ connection }, { connection: old }) => {
        if (connection !== old && connection.phase === 'connected') setBegun(new Set());
      }),
    ];
    return () => ends.forEach((end) => end());
  }, []);
  return begun;
}

interface NameProps {
  path: string;
  color: string;
  /** Some of it came: the status, which is told once a second, may still wait for the first. */
  begun: boolean;
}

/** A number's name and, where there is nothing of it, why. */
function Name({ path, color, begun }: NameProps): JSX.Element {
  const { topic, field } = splitPath(path);
  const problem = useWatches((state) => {
    const status = state.statuses[topic];
    const own = status?.items.find((item) => item.name === field)?.text;
    if (own !== undefined) return own;
    return !status || status.level === 'ok' || (begun && status.level === 'waiting')
      ? ''
      : status.text;
  });
  return (
    <span>
      <span className={classes.swatch} style={{ background: color }} /> {field}
      {problem !== '' && <span className={classes.problem}> {problem}</span>}
    </span>
  );
}
