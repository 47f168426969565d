// SPDX-License-Identifier: Apache-2.0
/** A list of rows of one height, of which only those in sight are in the page. */

import {
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type JSX,
  type ReactNode,
} from 'react';
import { usePhone } from '../phone/use_phone';

interface Props {
  count: number;
  /** CSS pixels; on a phone at least what a finger hits. Rows take `--rvb-list-row`. */
  rowHeight: number;
  label: string;
  role?: 'list' | 'tree' | 'grid' | 'log';
  /** Stay at the end while rows are added there; told when the viewer scrolls away or back. */
  follow?: boolean;
  onFollow?: (follow: boolean) => void;
  /** Told which rows are in sight. */
  onRange?: (first: number, last: number) => void;
  className?: string | undefined;
  row: (index: number) => ReactNode;
}

const SPARE = 8;
/** The least height of a row that a finger hits, CSS pixels. */
const TOUCHED = 40;

export function VirtualList(props: Props): JSX.Element {
  const { count, label, role = 'list', follow = false, className, row } = props;
  const phone = usePhone();
  const rowHeight = phone ? Math.max(TOUCHED, props.rowHeight) : props.rowHeight;
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = box.current;
    if (follow && element !== null) element.scrollTop = element.scrollHeight;
  }, [follow, count, height]);
  const first = Math.max(0, Math.floor(top / rowHeight) - SPARE);
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + SPARE);
  const { onRange } = props;
  useLayoutEffect(() => onRange?.(first, last), [onRange, first, last]);
  const style: CSSProperties & Record<`--${string}`, string> = {
    position: 'relative',
    flex: 1,
    minHeight: 0,
    overflow: 'auto',
    '--rvb-list-row': `${rowHeight}px`,
  };
  const rows: ReactNode[] = [];
  for (let i = first; i < last; i += 1) rows.push(row(i));
  return (
    <div
      ref={box}
      className={className}
      role={role}
      aria-label={label}
      tabIndex={0}
      style={style}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
        setTop(scrollTop);
        props.onFollow?.(scrollHeight - scrollTop - clientHeight < rowHeight);
      }}
    >
      <div style={{ height: count * rowHeight }}>
        <div style={{ transform: `translateY(${first * rowHeight}px)` }}>{rows}</div>
      </div>
    </div>
  );
}
