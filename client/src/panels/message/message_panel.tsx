// SPDX-License-Identifier: Apache-2.0
/** The newest message of a topic of any type, field by field; read only while this is open. */

import { useState, type JSX, type KeyboardEvent } from 'react';
import type { MessageTree, WatchStatus } from '../../wire/messages';
import { copyText } from '../copy_text';
import { addSeries, inspect, openPanel, useDock } from '../dock/dock_state';
import { ListPanel } from '../dock/list_panel';
import shared from '../dock/panel.module.css';
import { DRAGGED_PATH, useTopicNames, useWatch, useWatches } from '../dock/use_watch';
import { VirtualList } from '../dock/virtual_list';
import { formatRate, formatRosTime, shortType } from '../format';
import { isNumeric, treeRows, type TreeRow } from './tree_rows';

const ROW = 22;

export default function MessagePanel(): JSX.Element {
  const topic = useDock((state) => state.inspected);
  const names = useTopicNames();
  const [typed, setTyped] = useState(topic);
  const [known, setKnown] = useState(topic);
  const [words, setWords] = useState('');
  const [held, setHeld] = useState<MessageTree | null>(null);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  // Another panel may choose the topic.
  if (known !== topic) {
    setKnown(topic);
    setTyped(topic);
    setHeld(null);
  }
  useWatch(topic === '' ? {} : { [topic]: { tree: true } });
  const newest = useWatches((state) => state.trees[topic]);
  const status = useWatches((state) => state.statuses[topic]);
  const tree = held ?? newest;
  const rows = tree === undefined ? [] : treeRows(tree, toggled, words);
  const toggle = (path: string): void => {
    const next = new Set(toggled);
    if (!next.delete(path)) next.add(path);
    setToggled(next);
  };
  return (
    <ListPanel
      search={{
        label: 'Search the message',
        placeholder: 'Search fields and values',
        words,
        onSearch: setWords,
      }}
      before={
        <>
          <input
            className={shared.grow}
            type="text"
            list="rvb-message-topics"
            placeholder="Topic"
            aria-label="Topic to read"
            value={typed}
            onChange={(event) => {
              const name = event.currentTarget.value.trim();
              setTyped(name);
              if (names.includes(name)) inspect(name);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') inspect(typed);
            }}
          />
          <datalist id="rvb-message-topics">
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      }
      tools={
        <>
          <button
            className={shared.button}
            type="button"
            aria-pressed={held !== null}
            disabled={tree === undefined}
            onClick={() => setHeld(held === null ? (tree ?? null) : null)}
          >
            {held === null ? 'Pause' : 'Follow'}
          </button>
        </>
      }
      note={
        tree && (
          <span title={tree.ros_type}>
            {shortType(tree.ros_type)} · {formatRosTime(tree.received)} · no. {tree.count} ·{' '}
            {tree.nbytes} bytes{held === null && status ? ` · ${formatRate(status.rate)}` : ''}
            {tree.cut ? ' · cut' : ''}
          </span>
        )
      }
      empty={tree === undefined ? reason(topic, status) : ''}
    >
      <VirtualList
        count={rows.length}
        rowHeight={ROW}
        label={`Message of ${topic}`}
        role="tree"
        className={shared.mono}
        row={(i) => (
          <Field
            key={rows[i]!.path}
            row={rows[i]!}
            topic={topic}
            whole={words !== ''}
            onToggle={() => toggle(rows[i]!.path)}
          />
        )}
      />
    </ListPanel>
  );
}

/** Why there is no message to read. */
function reason(topic: string, status: WatchStatus | undefined): string {
  if (topic === '') return 'Choose a topic of any type to read its messages.';
  const why = status === undefined || status.text === '' ? 'Waiting for a message' : status.text;
  return `${topic}: ${why}.`;
}

interface FieldProps {
  row: TreeRow;
  topic: string;
  whole: boolean;
  onToggle: () => void;
}

function Field({ row, topic, whole, onToggle }: FieldProps): JSX.Element {
  const { path, name, type, value, depth, size, group, open } = row;
  const numeric = isNumeric(type);
  const plot = (): void => {
    addSeries(`${topic}.${path}`);
    openPanel('plot');
  };
  const copy = (): void => void copyText(value);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'c' && !event.ctrlKey) copy();
    if (group && event.key === (open ? 'ArrowLeft' : 'ArrowRight')) onToggle();
    if (event.key === 'Enter' && group) onToggle();
  };
  return (
    <div
      className={shared.row}
      style={{ paddingLeft: 8 + (whole ? 0 : depth * 16) }}
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={group ? open : undefined}
      tabIndex={0}
      draggable={numeric}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED_PATH, `${topic}.${path}`)}
      onClick={group ? onToggle : undefined}
      onKeyDown={onKeyDown}
      data-keys="c"
    >
      <span aria-hidden style={{ width: 10 }}>
        {group && !whole ? (open ? '▾' : '▸') : ''}
      </span>
      <span className={shared.fixed} title={`${path}: ${type}`}>
        {whole ? path : name}
      </span>
      <span className={shared.name} style={{ userSelect: 'text' }} title={value}>
        {value === '' && type === 'string' ? "''" : value}
        {size >= 0 && type !== 'string' ? ` (${size})` : ''}
      </span>
      {numeric && (
        <button
          type="button"
          className={shared.link}
          onClick={(event) => {
            event.stopPropagation();
            plot();
          }}
          aria-label={`Plot ${path}`}
        >
          plot
        </button>
      )}
      {!group && (
        <button type="button" className={shared.link} onClick={copy} aria-label={`Copy ${path}`}>
          copy
        </button>
      )}
      <span className={`${shared.fixed} ${shared.note} ${shared.wide}`}>{shortType(type)}</span>
    </div>
  );
}
