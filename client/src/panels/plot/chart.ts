// SPDX-License-Identifier: Apache-2.0
/** The drawing of a plot (uPlot), and what hands do to it: zoom with the wheel, drag a span, scroll back. */

import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { COLORS } from './series_colors';

/** Pixels from one time to the next: as wide as one is written, and a gap. */
const TIME_SPACE = 80;

export interface ChartEvents {
  /** The viewer chose a span of time. */
  onSpan: (from: number, to: number) => void;
  /** Back to what runs. */
  onLive: () => void;
  /** The time under the pointer; null when it left. */
  onCursor: (time: number | null) => void;
}

export class Chart {
  private plot: uPlot | null = null;
  private shape = '';

  constructor(
    private readonly host: HTMLElement,
    /** null: nobody moves it. */
    private readonly events: ChartEvents | null,
  ) {
    if (events === null) return;
    host.addEventListener('wheel', this.wheel, { passive: false });
    host.addEventListener('keydown', this.key);
    host.dataset.keys = '+ - Escape';
    host.addEventListener('dblclick', events.onLive);
  }

  /** Draw series over a span; `range` is fixed, or null for what fits. */
  draw(
    data: uPlot.AlignedData,
    span: readonly [number, number],
    range: readonly [number, number] | null,
  ): void {
    const style = getComputedStyle(this.host);
    const [text, line] = [
      style.getPropertyValue('--rvb-muted'),
      style.getPropertyValue('--rvb-border'),
    ];
    const { clientWidth: width, clientHeight: height } = this.host;
    const shape = `${data.length} ${text} ${line}`;
    if (this.plot === null || shape !== this.shape) {
      this.shape = shape;
      this.plot?.destroy();
      this.plot = new uPlot(
        this.options(data.length - 1, text, line, width, height),
        data,
        this.host,
      );
    } else if (this.plot.width !== width || this.plot.height !== height) {
      this.plot.setSize({ width, height });
    }
    const plot = this.plot;
    plot.batch(() => {
      plot.setData(data, false);
      plot.setScale('x', { min: span[0], max: span[1] });
      const [min, max] = range ?? fit(data);
      plot.setScale('y', { min, max });
    });
  }

  close(): void {
    this.host.removeEventListener('wheel', this.wheel);
    this.host.removeEventListener('keydown', this.key);
    if (this.events) this.host.removeEventListener('dblclick', this.events.onLive);
    this.plot?.destroy();
    this.plot = null;
  }

  private options(
    count: number,
    text: string,
    line: string,
    width: number,
    height: number,
  ): uPlot.Options {
    const axis = {
      stroke: text,
      grid: { stroke: line, width: 1 },
      ticks: { stroke: line, width: 1 },
    };
    return {
      width,
      height,
      legend: { show: false },
      cursor: {
        show: this.events !== null,
        drag: { x: this.events !== null, y: false, setScale: false },
        points: { size: 6 },
      },
      scales: { x: { time: false, auto: false }, y: { auto: false } },
      axes: [
        { ...axis, values: (_, times) => labels(times), size: 30, space: TIME_SPACE },
        { ...axis, size: this.events === null ? 44 : 64 },
      ],
      series: [
        {},
        ...Array.from({ length: count }, (_, i) => ({
          stroke: COLORS[i % COLORS.length]!,
          width: 1.5,
          spanGaps: true,
          points: { size: 4 },
        })),
      ],
      hooks: {
        setSelect: [
          (plot) => {
            const { left, width: wide } = plot.select;
            if (wide > 4) {
              this.events?.onSpan(plot.posToVal(left, 'x'), plot.posToVal(left + wide, 'x'));
            }
            plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          },
        ],
        setCursor: [
          (plot) => {
            const { left = -1 } = plot.cursor;
            this.events?.onCursor(left < 0 ? null : plot.posToVal(left, 'x'));
          },
        ],
      },
    };
  }

  private readonly wheel = (event: WheelEvent): void => {
    const { plot } = this;
    if (plot === null) return;
    event.preventDefault();
    const { min = 0, max = 0 } = plot.scales.x ?? {};
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (sideways) {
      const by = ((event.deltaX || event.deltaY) / plot.width) * (max - min);
      this.events?.onSpan(min + by, max + by);
      return;
    }
    const center = plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, 'x');
    const factor = Math.exp(Math.max(-1, Math.min(1, event.deltaY / 300)));
    this.events?.onSpan(center - (center - min) * factor, center + (max - center) * factor);
  };

  private readonly key = (event: KeyboardEvent): void => {
    const { min = 0, max = 0 } = this.plot?.scales.x ?? {};
    const width = max - min;
    const center = (min + max) / 2;
    const go: Record<string, () => void> = {
      ArrowLeft: () => this.events?.onSpan(min - width / 5, max - width / 5),
      ArrowRight: () => this.events?.onSpan(min + width / 5, max + width / 5),
      '+': () => this.events?.onSpan(center - width / 4, center + width / 4),
      '-': () => this.events?.onSpan(center - width, center + width),
      Escape: () => this.events?.onLive(),
    };
    const action = go[event.key];
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}

/** The least and the greatest value with some room around; a line that is level lies in the middle. */
function fit(data: uPlot.AlignedData): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 1; i < data.length; i++) {
    for (const value of data[i]!) {
      if (value === null || value === undefined) continue;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  if (least > most) return [-1, 1];
  const room = most > least ? (most - least) * 0.06 : Math.max(Math.abs(most) * 0.1, 0.5);
  return [least - room, most + room];
}

/** Times of the day where they are dates, else seconds; as many digits as the steps need. */
function labels(times: readonly number[]): string[] {
  const step = times.length > 1 ? times[1]! - times[0]! : 1;
  const digits = step >= 1 ? 0 : Math.min(6, Math.ceil(-Math.log10(step)));
  return times.map((time) => {
    if (time < 1e8) return `${time.toFixed(digits)} s`;
    const date = new Date(time * 1000);
    const part = (n: number): string => n.toString().padStart(2, '0');
    const seconds = (date.getSeconds() + (time % 1))
      .toFixed(digits)
      .padStart(digits ? 3 + digits : 2, '0');
    return `${part(date.getHours())}:${part(date.getMinutes())}:${seconds}`;
  });
}
