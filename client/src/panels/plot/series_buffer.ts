// SPDX-License-Identifier: Apache-2.0
/** The samples of one number over time: bounded, in order, cut and thinned to what a plot can show. */

/** So many samples are kept of a series. */
export const KEPT = 200_000;

/** A path as it is typed, `/odom.twist.linear.x`, in its topic and the path in its messages. */
export function splitPath(path: string): { topic: string; field: string } {
  const dot = path.indexOf('.');
  return dot < 0
    ? { topic: path, field: '' }
    : { topic: path.slice(0, dot), field: path.slice(dot + 1) };
}

/** The numbers of each topic, as they are watched. */
export function wantedOf(series: readonly string[]): Record<string, { paths: string[] }> {
  const topics: Record<string, { paths: string[] }> = {};
  for (const path of series) {
    const { topic, field } = splitPath(path);
    (topics[topic] ??= { paths: [] }).paths.push(field);
  }
  return topics;
}

/** Older than the newest sample by more than this (seconds) is late; so many in a row, and time ran backwards. */
const LATE = 1;
const LATE_SAMPLES = 5;

export interface Points {
  x: number[];
  y: (number | null)[];
}

export class SeriesBuffer {
  /** Samples that were dropped on the way here. */
  lost = 0;
  private time = new Float64Array(1024);
  private value = new Float64Array(1024);
  private begin = 0;
  private end = 0;
  /** Count of the newest message that is in here. */
  private newest = 0;
  /** The samples since the last that was not late. */
  private late: [time: number, value: number][] = [];

  get length(): number {
    return this.end - this.begin;
  }

  get lastTime(): number {
    return this.length ? this.time[this.end - 1]! : NaN;
  }

  get firstTime(): number {
    return this.length ? this.time[this.begin]! : NaN;
  }

  /**
   * Add samples of consecutive messages, the first of which has number `first`. What is known already is left
   * out; a number that is smaller than expected by more than that is a topic that began anew.
   */
  add(first: number, times: ArrayLike<number>, value: (row: number) => number): void {
    const rows = times.length;
    if (
      first + rows - 1 < this.newest - KEPT ||
      (first === 1 && rows > 0 && this.isOlder(times[0]!))
    )
      this.newest = 0;
    if (this.newest > 0 && first > this.newest + 1) this.lost += first - this.newest - 1;
    for (let row = 0; row < rows; row++) {
      if (first + row <= this.newest) continue;
      this.push(times[row]!, value(row));
    }
    this.newest = Math.max(this.newest, first + rows - 1);
  }

  /** Whether a first message is another than the first one that was seen. */
  private isOlder(time: number): boolean {
    return this.newest > 0 && time !== this.firstTime;
  }

  private push(time: number, value: number): void {
    if (time < this.lastTime - LATE) this.late.push([time, value]);
    else this.late = [];
    // One of two publishers is late now and then; time that runs backwards, as that of a recording that starts
    // again, begins a new plot.
    if (this.late.length < LATE_SAMPLES) return this.insert(time, value);
    const { late } = this;
    this.clear();
    for (const [then, what] of late) this.insert(then, what);
  }

  private insert(time: number, value: number): void {
    let at = this.end;
    while (at > this.begin && this.time[at - 1]! > time) at -= 1;
    if (this.end === this.time.length) at -= this.makeRoom();
    this.time.copyWithin(at + 1, at, this.end);
    this.value.copyWithin(at + 1, at, this.end);
    this.time[at] = time;
    this.value[at] = value;
    this.end += 1;
  }

  private makeRoom(): number {
    const full = this.length > KEPT;
    if (full) this.begin = this.end - Math.floor(KEPT * 0.9);
    const moved = this.begin;
    const grows = !full && this.length * 2 > this.time.length;
    const size = grows ? this.time.length * 2 : this.time.length;
    const [time, value] = [new Float64Array(size), new Float64Array(size)];
    time.set(this.time.subarray(this.begin, this.end));
    value.set(this.value.subarray(this.begin, this.end));
    [this.time, this.value, this.begin, this.end] = [time, value, 0, this.end - moved];
    return moved;
  }

  /** What comes next is not what follows: nobody listened for a while. */
  rejoin(): void {
    this.newest = 0;
  }

  clear(): void {
    this.begin = this.end = 0;
    this.late = [];
    this.lost = 0;
  }

  /** The value at a time, or the last before it; null before the first. */
  at(time: number): number | null {
    const i = this.after(time) - 1;
    return i < this.begin ? null : this.value[i]!;
  }

  /**
   * The samples between two times and the next on either side; of each `width`-th part of the time only the
   * least and the greatest, where there are more than a few. NaN is a gap.
   */
  points(from: number, to: number, width: number): Points {
    const low = Math.max(this.begin, this.after(from) - 1);
    const high = Math.min(this.end, this.after(to) + 1);
    const x: number[] = [];
    const y: (number | null)[] = [];
    const put = (i: number): void => {
      x.push(this.time[i]!);
      y.push(Number.isFinite(this.value[i]!) ? this.value[i]! : null);
    };
    if (high - low <= width * 4) {
      for (let i = low; i < high; i++) put(i);
      return { x, y };
    }
    const step = (high - low) / width;
    for (let k = 0; k < width; k++) {
      const [start, stop] = [low + Math.floor(k * step), low + Math.floor((k + 1) * step)];
      let [least, most] = [start, start];
      for (let i = start; i < stop; i++) {
        const value = this.value[i]!;
        if (Number.isNaN(value)) continue;
        if (!(this.value[least]! <= value)) least = i;
        if (!(this.value[most]! >= value)) most = i;
      }
      put(Math.min(least, most));
      if (least !== most) put(Math.max(least, most));
    }
    return { x, y };
  }

  /** Index of the first sample later than a time. */
  private after(time: number): number {
    let [low, high] = [this.begin, this.end];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.time[middle]! <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** All samples as a table: time, then one column per series, empty where it has none at that time. */
export function toCsv(series: readonly (readonly [string, SeriesBuffer])[]): string {
  const rows = new Map<number, string[]>();
  series.forEach(([, buffer], column) => {
    const { x, y } = buffer.points(-Infinity, Infinity, KEPT);
    x.forEach((time, i) => {
      let row = rows.get(time);
      if (row === undefined) rows.set(time, (row = series.map(() => '')));
      row[column] = y[i] === null ? '' : String(y[i]);
    });
  });
  const head = ['time', ...series.map(([path]) => quoted(path))].join(',');
  const times = [...rows.keys()].sort((a, b) => a - b);
  return [head, ...times.map((time) => [time, ...rows.get(time)!].join(','))].join('\n') + '\n';
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
