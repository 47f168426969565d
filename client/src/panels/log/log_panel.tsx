// SPDX-License-Identifier: Apache-2.0
/** What the nodes say on /rosout. */

import { useMemo, useRef, useState, type JSX } from 'react';
import { useStore } from 'zustand';
import { clearLog, log } from '../../log_lines';
import type { LogLine } from '../../wire/messages';
import { ListPanel } from '../dock/list_panel';
import shared from '../dock/panel.module.css';
import { VirtualList } from '../dock/virtual_list';
import { formatCount, formatRosTime } from '../format';
import { Listed, LEVELS, sourcesOf, type LogLevel } from './log_filter';

const ROW = 22;
const WORDS: Record<LogLevel, string> = {
  debug: 'DEBUG',
  info: 'INFO',
  warning: 'WARN',
  error: 'ERROR',
  fatal: 'FATAL',
};

export default function LogPanel(): JSX.Element {
  const running = useStore(log);
  const [held, setHeld] = useState<readonly LogLine[] | null>(null);
  const [level, setLevel] = useState<LogLevel>('info');
  const [words, setWords] = useState('');
  const [source, setSource] = useState('');
  const [follow, setFollow] = useState(true);
  const [chosen, setChosen] = useState<LogLine | null>(null);
  const listed = useRef(new Listed());
  const { version, first } = running;
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the array grows in place: `version` tells
  const sources = useMemo(() => sourcesOf(running.lines), [version]);
  const rows = held ?? listed.current.update(running.lines, first, { level, words, source });
  const waiting = held === null ? 0 : running.lines.length;
  return (
    <ListPanel
      search={{
        label: 'Search the log',
        placeholder: 'Search',
        words,
        onSearch: setWords,
      }}
      before={
        <>
          <select
            aria-label="Least level"
            value={level}
            onChange={(event) => setLevel(event.currentTarget.value as LogLevel)}
          >
            {LEVELS.map((each) => (
              <option key={each} value={each}>
                {WORDS[each]} and above
              </option>
            ))}
          </select>
          <select
            aria-label="Node"
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          >
            <option value="">All nodes</option>
            {sources.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </>
      }
      tools={
        <>
          <button
            className={shared.button}
            type="button"
            aria-pressed={held !== null}
            onClick={() => setHeld(held === null ? [...rows] : null)}
          >
            {held === null ? 'Pause' : 'Go on'}
          </button>
          <button className={shared.button} type="button" onClick={clearLog}>
            Clear
          </button>
        </>
      }
      note={`${formatCount(rows.length)} ${waiting > 0 ? 'lines, paused' : 'lines'}`}
      empty={rows.length === 0 ? reason(running.lines.length) : ''}
      details={chosen !== null && <Line line={chosen} />}
    >
      <VirtualList
        count={rows.length}
        rowHeight={ROW}
        label="Log"
        role="log"
        follow={follow && held === null}
        onFollow={setFollow}
        className={shared.mono}
        row={(i) => {
          const line = rows[i]!;
          return (
            <div
              key={first + i}
              className={shared.row}
              data-level={line.level}
              aria-selected={line === chosen}
              onClick={() => setChosen(line === chosen ? null : line)}
            >
              <span className={shared.fixed}>{formatRosTime(line.time)}</span>
              <span className={shared.fixed} style={{ width: 44 }}>
                {WORDS[line.level]}
              </span>
              <span
                className={`${shared.fixed} ${shared.wide}`}
                style={{ width: 160 }}
                title={line.source}
              >
                {line.source}
              </span>
              <span className={shared.name}>{line.text}</span>
            </div>
          );
        }}
      />
    </ListPanel>
  );
}

/** Why no line is listed. */
function reason(known: number): string {
  return known > 0
    ? 'No line is as wanted.'
    : 'No node has said anything yet. Lines of /rosout appear here.';
}

function Line({ line }: { line: LogLine }): JSX.Element {
  return (
    <aside className={shared.side} aria-label="Line">
      <h3>{line.source}</h3>
      <p className={shared.note}>
        {WORDS[line.level]}, {line.time.toFixed(6)} s{line.place === '' ? '' : `, ${line.place}`}
      </p>
      <p style={{ whiteSpace: 'pre-wrap' }}>{line.text}</p>
    </aside>
  );
}
