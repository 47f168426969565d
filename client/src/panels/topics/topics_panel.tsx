// SPDX-License-Identifier: Apache-2.0
/** All topics of the graph: types, rates, ages, publishers and QoS; measured only where wanted. */

import { useCallback, useState, type JSX } from 'react';
import { useApp } from '../use_app';
import type { Endpoint, TopicInfo } from '../../wire/messages';
import { inspect, openPanel } from '../dock/dock_state';
import { ListPanel } from '../dock/list_panel';
import shared from '../dock/panel.module.css';
import { DRAGGED_PATH, useWatch, useWatches } from '../dock/use_watch';
import { VirtualList } from '../dock/virtual_list';
import { formatBandwidth, formatCount, formatDuration, formatRate, shortType } from '../format';
import { MiddleName } from '../middle_name';
import { useNow } from '../use_now';

const ROW = 26;
/** As many as are measured at once. */
const MEASURED = 100;
const NONE: readonly TopicInfo[] = [];

export default function TopicsPanel(): JSX.Element {
  const topics = useApp((state) => state.topics) ?? NONE;
  const [words, setWords] = useState('');
  const [measured, setMeasured] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState('');
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const onRange = useCallback((first: number, last: number) => setRange([first, last]), []);
  const wanted = words.toLowerCase().split(/\s+/);
  const rows = topics.filter(({ topic, types }) => {
    const text = `${topic} ${types.join(' ')}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const seen = rows.slice(...range).slice(0, MEASURED);
  const names = [...(all ? seen.map((each) => each.topic) : []), ...measured].slice(0, MEASURED);
  useWatch({
    ...(chosen === '' ? {} : { [chosen]: {} }),
    ...Object.fromEntries(names.map((topic) => [topic, { rates: true }])),
  });
  const measure = (topic: string): void => {
    const next = new Set(measured);
    if (!next.delete(topic)) next.add(topic);
    setMeasured(next);
  };
  return (
    <ListPanel
      search={{
        label: 'Search topics',
        placeholder: 'Search topics and types',
        words,
        onSearch: setWords,
      }}
      tools={
        <button
          className={shared.button}
          type="button"
          aria-pressed={all}
          title="Subscribes to the topics that are in sight while this is on"
          onClick={() => setAll(!all)}
        >
          Measure all in sight
        </button>
      }
      note={`${rows.length} topics`}
      empty={
        rows.length > 0
          ? ''
          : topics.length === 0
            ? 'There are no topics.'
            : 'No topic is as wanted.'
      }
      head={
        <div className={`${shared.row} ${shared.note}`} aria-hidden>
          <span className={shared.name}>Topic</span>
          <span className={`${shared.fixed} ${shared.wide}`} style={{ width: 200 }}>
            Type
          </span>
          <span className={`${shared.fixed} ${shared.wide}`} style={{ width: 44 }}>
            Pub.
          </span>
          <Cells rate="Rate" bandwidth="Bandwidth" age="Age" lost="Lost" />
          <span style={{ width: 70 }} />
        </div>
      }
      details={chosen !== '' && <Details topic={chosen} />}
    >
      <VirtualList
        count={rows.length}
        rowHeight={ROW}
        label="Topics"
        onRange={onRange}
        row={(i) => (
          <Topic
            key={rows[i]!.topic}
            info={rows[i]!}
            measured={measured.has(rows[i]!.topic)}
            selected={rows[i]!.topic === chosen}
            onMeasure={() => measure(rows[i]!.topic)}
            onChoose={() => setChosen(rows[i]!.topic === chosen ? '' : rows[i]!.topic)}
          />
        )}
      />
    </ListPanel>
  );
}

interface TopicProps {
  info: TopicInfo;
  measured: boolean;
  selected: boolean;
  onMeasure: () => void;
  onChoose: () => void;
}

function Topic({ info, measured, selected, onMeasure, onChoose }: TopicProps): JSX.Element {
  const { topic, types, publishers, note } = info;
  return (
    <div
      className={shared.row}
      role="listitem"
      aria-selected={selected}
      tabIndex={0}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED_PATH, topic)}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) onChoose();
      }}
    >
      <span className={shared.name}>
        <MiddleName name={topic} />
      </span>
      <span
        className={`${shared.fixed} ${shared.note} ${shared.wide}`}
        style={{ width: 200 }}
        title={note || types.join(', ')}
      >
        {types.map(shortType).join(', ')}
      </span>
      <span className={`${shared.fixed} ${shared.wide}`} style={{ width: 44 }}>
        {publishers}
      </span>
      <Rates topic={topic} display={info.display} />
      <button
        type="button"
        className={shared.button}
        style={{ width: 70 }}
        aria-pressed={measured}
        onClick={(event) => {
          event.stopPropagation();
          onMeasure();
        }}
      >
        Measure
      </button>
    </div>
  );
}

/** As measured, else as the display of the topic tells. */
function Rates({ topic, display }: { topic: string; display: string }): JSX.Element {
  useNow();
  const now = useApp((state) => state.clock).rosTime();
  const watched = useWatches((state) => state.statuses[topic]);
  const shown = useApp((state) => (display === topic ? state.statuses[display] : undefined));
  const status = watched !== undefined && watched.text !== 'not measured' ? watched : shown;
  if (status === undefined || status.received === 0)
    return <Cells rate="–" bandwidth="–" age="–" lost="–" />;
  return (
    <Cells
      rate={formatRate(status.rate)}
      bandwidth={status.bandwidth > 0 ? formatBandwidth(status.bandwidth) : '–'}
      age={formatDuration(Math.max(0, now - status.received))}
      lost={'lost' in status ? formatCount(status.lost) : '–'}
    />
  );
}

function Cells(props: { rate: string; bandwidth: string; age: string; lost: string }): JSX.Element {
  return (
    <>
      <span className={`${shared.fixed} ${shared.right}`} style={{ width: 64 }}>
        {props.rate}
      </span>
      <span className={`${shared.fixed} ${shared.right} ${shared.roomy}`} style={{ width: 76 }}>
        {props.bandwidth}
      </span>
      <span className={`${shared.fixed} ${shared.right}`} style={{ width: 52 }}>
        {props.age}
      </span>
      <span className={`${shared.fixed} ${shared.right} ${shared.wide}`} style={{ width: 40 }}>
        {props.lost}
      </span>
    </>
  );
}

function Details({ topic }: { topic: string }): JSX.Element {
  const details = useWatches((state) => state.details[topic]);
  const status = useWatches((state) => state.statuses[topic]);
  return (
    <aside className={shared.side} aria-label="Topic">
      <h3>{topic}</h3>
      <p>
        <button
          type="button"
          className={shared.link}
          onClick={() => {
            inspect(topic);
            openPanel('message');
          }}
        >
          Read its messages
        </button>
      </p>
      {details === undefined ? (
        <p className={shared.note}>Asking the bridge ...</p>
      ) : (
        <>
          <p>{details.ros_type || status?.text}</p>
          <Endpoints title="Publishers" list={details.publishers} />
          <Endpoints title="Subscriptions" list={details.subscriptions} />
        </>
      )}
    </aside>
  );
}

function Endpoints({ title, list }: { title: string; list: readonly Endpoint[] }): JSX.Element {
  return (
    <>
      <h3>
        {title}: {list.length}
      </h3>
      <table>
        <tbody>
          {list.map(({ node, type, qos }, i) => (
            <tr key={i}>
              <td>{node || 'unknown node'}</td>
              <td className={shared.note} title={type}>
                {qos}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
