// SPDX-License-Identifier: Apache-2.0
/** How the parts of the robot fare, in their own words. */

import { useMemo, useState, type JSX } from 'react';
import { useStore } from 'zustand';
import { diagnostics } from '../../diagnostics';
import type { Diagnostic } from '../../wire/messages';
import { LevelDot } from '../displays/level_dot';
import { ListPanel } from '../dock/list_panel';
import shared from '../dock/panel.module.css';
import { VirtualList } from '../dock/virtual_list';
import { formatDuration } from '../format';
import { useApp } from '../use_app';
import { useNow } from '../use_now';
import { levelOf, partRows, type PartLevel, type PartRow } from './part_tree';

const ROW = 26;
const WORDS: Record<PartLevel, string> = {
  ok: 'OK',
  warning: 'Warning',
  error: 'Error',
  stale: 'Stale',
};

export default function DiagnosticsPanel(): JSX.Element {
  useNow();
  const now = useApp((state) => state.clock).rosTime();
  const byDisplay = useStore(diagnostics, (state) => state.parts);
  const [words, setWords] = useState('');
  const [problems, setProblems] = useState(false);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState('');
  const all = useMemo(
    () => Object.values(byDisplay).flatMap((each) => Object.values(each)),
    [byDisplay],
  );
  const wanted = all.filter(
    (part) =>
      `${part.name} ${part.message} ${part.hardware_id}`
        .toLowerCase()
        .includes(words.toLowerCase()) &&
      (!problems || levelOf(part, now) !== 'ok'),
  );
  const rows = partRows(wanted, now, closed);
  const shown = all.find((part) => part.name === chosen);
  const toggle = (path: string): void => {
    const next = new Set(closed);
    if (!next.delete(path)) next.add(path);
    setClosed(next);
  };
  return (
    <ListPanel
      search={{
        label: 'Search diagnostics',
        placeholder: 'Search',
        words,
        onSearch: setWords,
      }}
      tools={
        <button
          className={shared.button}
          type="button"
          aria-pressed={problems}
          onClick={() => setProblems(!problems)}
        >
          Only problems
        </button>
      }
      note={counted(all, now)}
      empty={rows.length === 0 ? reason(all.length) : ''}
      details={shown !== undefined && <Details part={shown} now={now} />}
    >
      <VirtualList
        count={rows.length}
        rowHeight={ROW}
        label="Parts"
        role="tree"
        row={(i) => (
          <Part
            key={rows[i]!.path}
            row={rows[i]!}
            open={!closed.has(rows[i]!.path)}
            selected={rows[i]!.part?.name === chosen && chosen !== ''}
            onToggle={() => toggle(rows[i]!.path)}
            onChoose={() => {
              const { part, path } = rows[i]!;
              if (part === null) toggle(path);
              else setChosen(part.name === chosen ? '' : part.name);
            }}
          />
        )}
      />
    </ListPanel>
  );
}

interface PartProps {
  row: PartRow;
  open: boolean;
  selected: boolean;
  onToggle: () => void;
  onChoose: () => void;
}

function Part({ row, open, selected, onToggle, onChoose }: PartProps): JSX.Element {
  const { label, depth, level, part, group } = row;
  return (
    <div
      className={shared.row}
      style={{ paddingLeft: 8 + depth * 16 }}
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={group ? open : undefined}
      aria-selected={selected}
      tabIndex={0}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChoose();
        if (group && event.key === (open ? 'ArrowLeft' : 'ArrowRight')) onToggle();
      }}
    >
      <LevelDot level={level} word={WORDS[level]} text="" />
      <span className={shared.fixed} style={{ maxWidth: '50%' }} title={part?.name ?? label}>
        {label}
        {group && !open ? ' ...' : ''}
      </span>
      <span className={`${shared.name} ${shared.note}`}>{part?.message}</span>
    </div>
  );
}

function Details({ part, now }: { part: Diagnostic; now: number }): JSX.Element {
  return (
    <aside className={shared.side} aria-label="Part">
      <h3>{part.name}</h3>
      <p>
        {WORDS[levelOf(part, now)]}: {part.message}
      </p>
      <p className={shared.note}>
        {part.hardware_id !== '' && `Hardware ${part.hardware_id}, `}
        said {formatDuration(Math.max(0, now - part.received))} ago
      </p>
      <table>
        <tbody>
          {part.values.map(({ key, value }, i) => (
            <tr key={i}>
              <th scope="row">{key}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </aside>
  );
}

/** Why no part is listed. */
function reason(known: number): string {
  return known === 0
    ? 'No part has told its state yet. Topics of the type diagnostic_msgs/DiagnosticArray, such as /diagnostics, are listed here.'
    : 'No part is as wanted.';
}

/** How many parts are at each level. */
function counted(parts: readonly Diagnostic[], now: number): string {
  const levels = parts.map((part) => levelOf(part, now));
  return (['error', 'warning', 'stale', 'ok'] as const)
    .map((level) => [levels.filter((each) => each === level).length, WORDS[level]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}
