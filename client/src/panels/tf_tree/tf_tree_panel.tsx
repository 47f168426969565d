// SPDX-License-Identifier: Apache-2.0
/** The tree of frames: who hangs on whom, how often it is told, and what is wrong with who tells it. */

import { useEffect, useMemo, useState, type JSX } from 'react';
import { setSettings } from '../../actions';
import { onTransforms, TfStatistics, trouble } from '../../tf_statistics';
import { LevelDot } from '../displays/level_dot';
import { ListPanel } from '../dock/list_panel';
import shared from '../dock/panel.module.css';
import { VirtualList } from '../dock/virtual_list';
import { formatDuration, formatRate } from '../format';
import { useApp, useViewer } from '../use_app';
import { useNow } from '../use_now';
import { frameRows, type FrameRow } from './frame_rows';

const ROW = 26;

export default function TfTreePanel(): JSX.Element {
  useNow();
  const frames = useViewer().frames;
  const clock = useApp((state) => state.clock);
  const fixed = useApp((state) => state.fixedFrame);
  const names = useApp((state) => state.frames);
  const [words, setWords] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const statistics = useMemo(() => new TfStatistics(() => clock.rosTime()), [clock]);
  useEffect(() => onTransforms(statistics.take), [statistics]);
  statistics.measure();
  const now = clock.rosTime();
  const wanted = words.toLowerCase();
  const rows = frameRows(names, (name) => frames?.parentOf(name), closed).filter((row) =>
    row.name.toLowerCase().includes(wanted),
  );
  const troubled = [...statistics.frames.values()].filter(
    (each) => trouble(each, now) !== '',
  ).length;
  const toggle = (name: string): void => {
    const next = new Set(closed);
    if (!next.delete(name)) next.add(name);
    setClosed(next);
  };
  return (
    <ListPanel
      search={{
        label: 'Search frames',
        placeholder: 'Search frames',
        words,
        onSearch: setWords,
      }}
      note={`${names.length} frames${troubled > 0 ? `, ${troubled} with problems` : ''}; rates since this is open`}
      empty={rows.length === 0 ? reason(names.length) : ''}
    >
      <VirtualList
        count={rows.length}
        rowHeight={ROW}
        label="Frames"
        role="tree"
        row={(i) => {
          const row = rows[i]!;
          const known = statistics.frames.get(row.name);
          const isStatic = known?.isStatic ?? frames?.ageOf(row.name, now) === 0;
          return (
            <Frame
              key={row.name}
              row={row}
              open={!closed.has(row.name)}
              fixed={row.name === fixed}
              kind={row.parent === '' ? 'root' : isStatic ? 'static' : formatRate(known?.rate ?? 0)}
              age={
                row.parent === '' || isStatic
                  ? ''
                  : formatDuration(
                      Math.max(
                        0,
                        known ? now - known.received : (frames?.ageOf(row.name, now) ?? NaN),
                      ),
                    )
              }
              problem={known ? trouble(known, now) : ''}
              onToggle={() => toggle(row.name)}
            />
          );
        }}
      />
    </ListPanel>
  );
}

/** Why no frame is listed. */
function reason(known: number): string {
  return known === 0
    ? 'No transforms have come: nothing is published on /tf.'
    : 'No frame is as wanted.';
}

interface FrameProps {
  row: FrameRow;
  open: boolean;
  fixed: boolean;
  kind: string;
  age: string;
  problem: string;
  onToggle: () => void;
}

function Frame({ row, open, fixed, kind, age, problem, onToggle }: FrameProps): JSX.Element {
  const viewer = useViewer();
  const { name, depth, children } = row;
  const look = (): void => {
    const to = viewer.frames?.lookup(viewer.camera().frame, name, 0);
    if (to?.ok !== true) return;
    const { position, ...camera } = viewer.camera();
    const pose = to.pose;
    const offset = [position[0] - pose[0]!, position[1] - pose[1]!, position[2] - pose[2]!];
    const length = Math.hypot(...offset) || 1;
    const scale = Math.min(1, 3 / length);
    viewer.setCamera({
      frame: camera.frame,
      orientation: towards(offset as [number, number, number]),
      position: [
        pose[0]! + offset[0]! * scale,
        pose[1]! + offset[1]! * scale,
        pose[2]! + offset[2]! * scale,
      ],
    });
  };
  return (
    <div
      className={shared.row}
      style={{ paddingLeft: 8 + depth * 16 }}
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={children ? open : undefined}
      tabIndex={0}
      onDoubleClick={look}
      onKeyDown={(event) => {
        if (children && event.key === (open ? 'ArrowLeft' : 'ArrowRight')) onToggle();
        if (event.key === 'Enter' && event.target === event.currentTarget) look();
      }}
    >
      <button
        type="button"
        className={shared.link}
        style={{ width: 12 }}
        tabIndex={-1}
        aria-hidden={!children}
        aria-label={open ? `Close ${name}` : `Open ${name}`}
        onClick={onToggle}
      >
        {children ? (open ? '▾' : '▸') : ''}
      </button>
      <span className={shared.fixed} title={name}>
        {name}
      </span>
      {fixed && <span className={`${shared.note} ${shared.gives}`}>fixed frame</span>}
      <span className={shared.name}>
        {problem !== '' && (
          <span title={problem}>
            <LevelDot level="warning" word="Warning" text={problem} /> {problem}
          </span>
        )}
      </span>
      <span className={`${shared.fixed} ${shared.note} ${shared.right}`} style={{ width: 60 }}>
        {kind}
      </span>
      <span className={`${shared.fixed} ${shared.note} ${shared.right}`} style={{ width: 52 }}>
        {age}
      </span>
      <button type="button" className={shared.link} onClick={look} aria-label={`Look at ${name}`}>
        look
      </button>
      <button
        type="button"
        className={shared.link}
        onClick={() => setSettings({ follow: name })}
        aria-label={`Follow ${name}`}
      >
        follow
      </button>
    </div>
  );
}

/** The orientation (x forward, z up) of a camera that lies at `offset` from what it looks at. */
function towards([x, y, z]: [number, number, number]): [number, number, number, number] {
  const yaw = Math.atan2(-y, -x) / 2;
  const pitch = Math.atan2(z, Math.hypot(x, y)) / 2;
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  return [-sy * sp, cy * sp, sy * cp, cy * cp];
}
