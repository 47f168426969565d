// SPDX-License-Identifier: Apache-2.0
/** Any number of any message over time. */

import { useEffect, useRef, useState, type DragEvent, type JSX } from 'react';
import uPlot from 'uplot';
import { app } from '../../state';
import { onSamples } from '../../watches';
import { addSeries, dock, removeSeries, SPANS, useDock } from '../dock/dock_state';
import shared from '../dock/panel.module.css';
import { DRAGGED_PATH, useTopicNames, useWatch, useWatches } from '../dock/use_watch';
import { MiddleName } from '../middle_name';
import { Chart } from './chart';
import { COLORS } from './series_colors';
import { saveFile } from '../save_file';
import classes from './plot.module.css';
import { SeriesBuffer, splitPath, toCsv, wantedOf } from './series_buffer';

const REDRAW_MS = 60;

type Span = readonly [number, number];

export default function PlotPanel(): JSX.Element {
  const series = useDock((state) => state.series);
  const span = useDock((state) => state.span);
  const [typed, setTyped] = useState('');
  const [held, setHeld] = useState<Span | null>(null);
  const [range, setRange] = useState<Span | null>(null);
  const [byStamp, setByStamp] = useState(true);
  const buffers = useBuffers(series, byStamp);
  const [cursor, setCursor] = useState<number | null>(null);
  const partial = splitPath(typed).topic;
  useWatch({ ...(typed.startsWith('/') ? { [partial]: {} } : {}), ...wantedOf(series) });
  const host = useChart(buffers, series, { span, held, range }, setHeld, setCursor);
  const add = (path: string): void => {
    const { topic, field } = splitPath(path.trim());
    if (!topic.startsWith('/') || field === '') return;
    addSeries(`${topic}.${field.replaceAll('[]', '[0]')}`);
    setTyped('');
  };
  const onDrop = (event: DragEvent): void => {
    const path = event.dataTransfer.getData(DRAGGED_PATH);
    if (path === '') return;
    event.preventDefault();
    if (path.includes('.')) add(path);
    else setTyped(`${path}.`);
  };
  return (
    <div
      className={classes.panel}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAGGED_PATH)) event.preventDefault();
      }}
      onDrop={onDrop}
    >
      <div className={shared.tools}>
        <PathInput typed={typed} onType={setTyped} onAdd={add} />
        <button
          className={shared.button}
          type="button"
          aria-pressed={held !== null}
          onClick={() => setHeld(held === null ? liveSpan(span) : null)}
        >
          {held === null ? 'Pause' : 'Go on'}
        </button>
        <select
          aria-label="Time shown"
          value={span}
          onChange={(event) => dock.setState({ span: Number(event.currentTarget.value) })}
        >
          {SPANS.map((each) => (
            <option key={each} value={each}>
              {each < 60 ? `${each} s` : `${each / 60} min`}
            </option>
          ))}
        </select>
        <select
          aria-label="Time of a sample"
          value={byStamp ? 'stamp' : 'received'}
          onChange={(event) => {
            buffers.forEach((buffer) => buffer.clear());
            setByStamp(event.currentTarget.value === 'stamp');
          }}
        >
          <option value="stamp">header stamp</option>
          <option value="received">time of receipt</option>
        </select>
        <RangeInput range={range} onChange={setRange} />
        <button
          className={shared.button}
          type="button"
          disabled={series.length === 0}
          onClick={() => save(toCsv(series.map((path) => [path, buffers.get(path)!] as const)))}
        >
          Save CSV
        </button>
      </div>
      {series.length === 0 ? (
        <p className={shared.empty}>
          Type a topic and a field, such as /odom.twist.twist.linear.x, or take “plot” beside a
          number of a message, or drag it here.
        </p>
      ) : (
        <div className={classes.split}>
          <div
            ref={host}
            className={classes.chart}
            role="img"
            aria-label={`Plot of ${series.join(', ')}`}
            tabIndex={0}
          />
          <Legend series={series} buffers={buffers} cursor={cursor} />
        </div>
      )}
    </div>
  );
}

function liveSpan(seconds: number): Span {
  const now = app.getState().clock.rosTime();
  return [now - seconds, now];
}

/** What was plotted stays while the panel is closed. */
const kept = new Map<string, SeriesBuffer>();

/** A buffer for each series, filled while the panel is there. */
function useBuffers(
  series: readonly string[],
  byStamp: boolean,
): ReadonlyMap<string, SeriesBuffer> {
  const buffers = kept;
  for (const path of series) if (!buffers.has(path)) buffers.set(path, new SeriesBuffer());
  useEffect(() => {
    for (const path of buffers.keys()) if (!series.includes(path)) buffers.delete(path);
  }, [buffers, series]);
  useEffect(() => {
    buffers.forEach((buffer) => buffer.rejoin());
    return onSamples(({ topic, paths, first, stamp, received, values }) => {
      paths.forEach((path, column) => {
        buffers
          .get(`${topic}.${path}`)
          ?.add(first, byStamp ? stamp : received, (row) => values[row * paths.length + column]!);
      });
    });
  }, [buffers, byStamp]);
  return buffers;
}

interface Shown {
  span: number;
  held: Span | null;
  range: Span | null;
}

/** Draws into the element that the returned callback is the ref of. */
function useChart(
  buffers: ReadonlyMap<string, SeriesBuffer>,
  series: readonly string[],
  shown: Shown,
  hold: (span: Span | null) => void,
  onCursor: (time: number | null) => void,
): (element: HTMLElement | null) => void {
  const [host, setHost] = useState<HTMLElement | null>(null);
  const now = useRef({ series, shown });
  now.current = { series, shown };
  useEffect(() => {
    if (host === null) return;
    const chart = new Chart(host, {
      onSpan: (from, to) => hold([from, Math.max(to, from + 1e-4)]),
      onLive: () => hold(null),
      onCursor,
    });
    const draw = (): void => {
      if (host.clientWidth < 20 || host.clientHeight < 20) return;
      const { span, held, range } = now.current.shown;
      const [from, to] = held ?? liveSpan(span);
      const tables = now.current.series.map((path): uPlot.AlignedData => {
        const { x, y } = buffers.get(path)?.points(from, to, host.clientWidth) ?? { x: [], y: [] };
        return [x, y];
      });
      chart.draw(uPlot.join(tables), [from, to], range);
    };
    const timer = setInterval(draw, REDRAW_MS);
    draw();
    return () => {
      clearInterval(timer);
      chart.close();
    };
  }, [host, buffers, hold, onCursor]);
  return setHost;
}

interface PathProps {
  typed: string;
  onType: (text: string) => void;
  onAdd: (path: string) => void;
}

/** Suggests topics, and once there is one, its numbers. */
function PathInput({ typed, onType, onAdd }: PathProps): JSX.Element {
  const names = useTopicNames();
  const { topic } = splitPath(typed);
  const fields = useWatches((state) => state.details[topic]?.fields);
  const offered = fields?.map((field) => `${topic}.${field.path}`) ?? names;
  return (
    <>
      <input
        className={shared.grow}
        type="text"
        list="rvb-plot-paths"
        placeholder="Add /topic.field"
        aria-label="Number to plot"
        value={typed}
        onChange={(event) => {
          const text = event.currentTarget.value;
          // A field chosen from the list is added at once; one in an array waits for its index.
          if (fields?.some((field) => `${topic}.${field.path}` === text) && !text.includes('[]'))
            onAdd(text);
          else onType(text);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onAdd(typed);
        }}
      />
      <datalist id="rvb-plot-paths">
        {offered.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}

function RangeInput(props: {
  range: Span | null;
  onChange: (range: Span | null) => void;
}): JSX.Element {
  const { range, onChange } = props;
  const part = (i: 0 | 1, label: string): JSX.Element | null =>
    range && (
      <input
        type="number"
        step="any"
        aria-label={label}
        defaultValue={range[i]}
        onChange={(event) => {
          const value = event.currentTarget.valueAsNumber;
          const next: Span = i === 0 ? [value, range[1]] : [range[0], value];
          if (next[0] < next[1]) onChange(next);
        }}
      />
    );
  return (
    <>
      <button
        className={shared.button}
        type="button"
        aria-pressed={range !== null}
        onClick={() => onChange(range === null ? [-1, 1] : null)}
      >
        {range === null ? 'Auto range' : 'Fixed range'}
      </button>
      {part(0, 'Least value shown')}
      {part(1, 'Greatest value shown')}
    </>
  );
}

interface LegendProps {
  series: readonly string[];
  buffers: ReadonlyMap<string, SeriesBuffer>;
  cursor: number | null;
}

function Legend({ series, buffers, cursor }: LegendProps): JSX.Element {
  const statuses = useWatches((state) => state.statuses);
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 200);
    return () => clearInterval(timer);
  }, []);
  return (
    <ul className={classes.legend} aria-label="Series">
      {series.map((path, i) => {
        const { topic, field } = splitPath(path);
        const buffer = buffers.get(path);
        const status = statuses[topic];
        const item = status?.items.find((each) => each.name === field);
        const problem =
          item?.text ?? (status && status.level !== 'ok' && !buffer?.length ? status.text : '');
        const value = buffer?.at(cursor ?? Infinity) ?? null;
        return (
          <li key={path}>
            <span className={classes.swatch} style={{ background: COLORS[i % COLORS.length] }} />
            <span className={classes.path}>
              <MiddleName name={path} />
              {problem !== '' && <span className={classes.problem}>{problem}</span>}
              {(buffer?.lost ?? 0) > 0 && (
                <span className={classes.problem}>{buffer!.lost} samples lost on the way</span>
              )}
            </span>
            <span className={classes.value}>{value === null ? '–' : shortNumber(value)}</span>
            <button
              type="button"
              className={shared.link}
              aria-label={`Remove ${path}`}
              onClick={() => removeSeries(path)}
            >
              ×
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function shortNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value);
  return value.toPrecision(6);
}

function save(text: string): void {
  saveFile(new Blob([text], { type: 'text/csv' }), 'csv', 'plot');
}
