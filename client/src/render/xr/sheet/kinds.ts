// SPDX-License-Identifier: Apache-2.0
/** How each kind of widget is shown on a sheet; one without an entry is shown by its name and value. */

import { hexOf } from '../../../panels/controls/hex';
import { spell, stateOf } from '../../../panels/controls/signal_state';
import { canMove, moved, nearest } from '../../../panels/controls/thumbs';
import { hold } from '../../../panels/controls/use_hold';
import type { WidgetMessage, WidgetType, WidgetValue } from '../../../widgets';
import type { GuiNumber, GuiVector } from '../../../wire/messages';
import { line, words, type ButtonCell, type Cell, type Line, type Tone } from './cells';
import type { Local } from './local';

/** A widget as it is now. */
export interface Shown {
  value: WidgetValue | undefined;
  disabled: boolean;
  set: (value: WidgetValue) => void;
  local: Local;
  /** Those in it. */
  tabs: () => WidgetMessage[];
  /** The lines of a container. */
  within: (container: string, deeper: boolean) => Line[];
}

type Kinds = {
  [T in WidgetType]?: (widget: Extract<WidgetMessage, { t: T }>, shown: Shown) => Line[];
};

/** A list shows so many choices beside each other where they are short. */
const BESIDE = 3;
const SHORT = 10;

export const KINDS: Kinds = {
  GuiButton: (widget, { disabled, set }) => {
    const { key, label, hold_hz: rates, color, confirm } = widget;
    const look = color === '' ? 'plain' : 'accent';
    const held = rates.length > 0 && confirm === '' ? { hold: () => hold(key, rates) } : {};
    return [line(button(key, label, () => set(true), { disabled, look, ...held }))];
  },
  GuiButtonGroup: ({ key, label, options }, { disabled, set }) => [
    words(label, 'muted'),
    ...choices(options, (option) =>
      button(`${key}/${option}`, option, () => set(option), { disabled }),
    ),
  ],
  GuiCheckbox: ({ key, label }, { value, disabled, set }) => {
    const on = value === true;
    return [line(button(key, label, () => set(!on), { disabled, on }))];
  },
  GuiDivider: () => [line({ kind: 'rule' })],
  GuiDropdown: ({ key, label, options }, { value, disabled, set, local }) => {
    const open = local.isListed(key) && !disabled;
    const chosen = typeof value === 'string' ? value : '';
    const text = `${chosen} ${open ? '▴' : '▾'}`;
    const choose = (option: string) => (): void => {
      set(option);
      local.toggleList(key);
    };
    return [
      words(label, 'muted'),
      line(button(key, text, () => local.toggleList(key), { disabled })),
      ...(open
        ? choices(options, (option) =>
            button(`${key}/${option}`, option, choose(option), {
              look: option === chosen ? 'accent' : 'plain',
            }),
          )
        : []),
    ];
  },
  GuiFolder: (widget, { local, within }) =>
    section(widget.key, widget.label, widget.expand_by_default, local, within),
  GuiForm: (widget, { disabled, set, local, within }) => {
    const { key, label, dirty } = widget;
    const head = label === '' ? '' : `${label}${dirty ? ' •' : ''}`;
    const lines = section(key, head, widget.expand_by_default, local, within);
    if (label !== '' && !local.isOpen(key, widget.expand_by_default)) return lines;
    return [
      ...lines,
      line(button(`${key}/submit`, 'Submit', () => set(true), { disabled, look: 'accent' })),
    ];
  },
  GuiGauge: ({ label, minimum, maximum, unit, states }, { value }) => {
    const known = typeof value === 'number';
    const share = known ? (value - minimum) / (maximum - minimum || 1) : 0;
    const tone = toneOf(stateOf(value, states)?.color ?? '');
    const bar: Cell = { kind: 'bar', share: Math.min(1, Math.max(0, share)) };
    const line = reading(label, known ? spell(value, unit) : '–', tone);
    return known ? [line, { cells: [bar] }] : [line];
  },
  GuiHtml: ({ content }) => [words(plain(content.replace(/<[^>]*>/g, ' ')))],
  GuiIndicator: ({ label, states, unit, color }, { value }) => {
    const state = stateOf(value, states);
    const text = state !== undefined && state.text !== '' ? state.text : spell(value, unit);
    return [reading(label, text, toneOf(state?.color ?? color))];
  },
  GuiMarkdown: ({ content }) => [
    words(plain(content.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`#>]/g, ''))),
  ],
  GuiMultiSlider: (widget, { value, disabled, set }) => {
    const { minimum, maximum, label, key } = widget;
    const values = numbers(value, widget.count, minimum);
    const across = maximum - minimum || 1;
    const slide = (to: number, from: number): void => {
      const thumb = nearest(widget, values, minimum + from * across);
      if (thumb === null || !canMove(widget, thumb)) return;
      const next = moved(widget, values, thumb, minimum + to * across);
      if (next) set(next);
    };
    const shares = values.map((each) => (each - minimum) / across);
    const text = values.map(number).join(' – ');
    return [
      words(label, 'muted'),
      line({ kind: 'slider', id: key, shares, text, disabled, slide }),
    ];
  },
  GuiNumber: (widget, { value, disabled, set }) => {
    const now = typeof value === 'number' ? value : (widget.minimum[0] ?? 0);
    const text = `${number(now)}${widget.unit === '' ? '' : ` ${widget.unit}`}`;
    return [words(widget.label, 'muted'), stepper(widget, widget.key, text, now, disabled, set, 0)];
  },
  GuiProgressBar: ({ value, label }) => [
    ...(label === '' ? [] : [words(label, 'muted')]),
    line({ kind: 'bar', share: value / 100 }),
  ],
  GuiRgb: ({ key, label, alpha }, { value, disabled, set }) => {
    const channels = numbers(value, alpha ? 4 : 3, 255);
    const sliders = channels.map((channel, i): Cell => {
      const slide = (to: number): void =>
        set(channels.map((each, other) => (other === i ? Math.round(to * 255) : each)));
      const text = `${'RGBA'.charAt(i)} ${channel}`;
      return { kind: 'slider', id: `${key}/${i}`, shares: [channel / 255], text, disabled, slide };
    });
    const color = hexOf(channels.slice(0, 3));
    return [words(label, 'muted'), line(...sliders, { kind: 'swatch', color })];
  },
  GuiSlider: (widget, { value, disabled, set }) => {
    const { key, label, minimum, maximum, step, unit } = widget;
    const now = typeof value === 'number' ? value : minimum;
    const across = maximum - minimum || 1;
    const slide = (to: number): void => {
      const raw = minimum + to * across;
      const stepped = step > 0 ? minimum + Math.round((raw - minimum) / step) * step : raw;
      // Steps add up to 0.30000000000000004.
      const next = Number(Math.min(maximum, stepped).toPrecision(12));
      if (next !== now) set(next);
    };
    const text = `${number(now)}${unit === '' ? '' : ` ${unit}`}`;
    const shares = [(now - minimum) / across];
    const stuck = disabled || maximum <= minimum;
    return [
      words(label, 'muted'),
      line({ kind: 'slider', id: key, shares, text, disabled: stuck, slide }),
    ];
  },
  GuiTabGroup: ({ key }, { tabs, within, local }) => tabLines(key, tabs(), within, local),
  GuiText: ({ label }, { value }) => [
    words(label, 'muted'),
    words(typeof value === 'string' && value !== '' ? value : '–'),
  ],
  GuiVector: (widget, { value, disabled, set }) => {
    const values = numbers(value, widget.count, 0);
    const rows = values.map((each, i) => {
      const change = (next: number): void =>
        set(values.map((other, j) => (i === j ? next : other)));
      const text = `${'xyz'.charAt(i)} ${number(each)}`;
      return stepper(widget, `${widget.key}/${i}`, text, each, disabled, change, i);
    });
    return [words(widget.label, 'muted'), ...rows];
  },
};

/** Tabs, and what is in the chosen one. */
export function tabLines(
  group: string,
  tabs: readonly WidgetMessage[],
  within: Shown['within'],
  local: Local,
): Line[] {
  const chosen = local.tab(
    group,
    tabs.map(({ key }) => key),
  );
  const heads = tabs.map(({ key, label }) =>
    button(`${group}/${key}`, label, () => local.choose(group, key), {
      look: key === chosen ? 'accent' : 'quiet',
    }),
  );
  if (chosen === '') return [];
  return [...(tabs.length > 1 ? [line(...heads)] : []), ...within(chosen, false)];
}

function section(
  key: string,
  label: string,
  usual: boolean,
  local: Local,
  within: Shown['within'],
): Line[] {
  if (label === '') return within(key, false);
  const open = local.isOpen(key, usual);
  const head = button(key, `${open ? '▾' : '▸'}  ${label}`, () => local.toggle(key), {
    look: 'quiet',
  });
  return [line(head), ...(open ? within(key, true) : [])];
}

/** What something is, behind its name. */
function reading(label: string, text: string, tone: Tone): Line {
  return {
    cells: [
      { kind: 'text', text: label, tone: 'muted' },
      { kind: 'text', text, tone },
    ],
  };
}

/** How a colour of a signal reads on the sheet, whose own colours say the same everywhere. */
function toneOf(color: string): Tone {
  if (['green', 'teal', 'lime'].includes(color)) return 'good';
  if (['yellow', 'orange'].includes(color)) return 'warning';
  return ['red', 'pink'].includes(color) ? 'bad' : 'plain';
}

function stepper(
  { minimum, maximum, step }: Pick<GuiNumber | GuiVector, 'minimum' | 'maximum' | 'step'>,
  id: string,
  text: string,
  now: number,
  disabled: boolean,
  set: (value: number) => void,
  i: number,
): Line {
  const [low, high] = [minimum[i] ?? -Infinity, maximum[i] ?? Infinity];
  const by = (direction: number) => (): void => {
    const next = now + direction * (step || 0.1);
    set(Number(Math.min(high, Math.max(low, next)).toPrecision(12)));
  };
  const less = button(`${id}/less`, '−', by(-1), { disabled: disabled || now <= low });
  const more = button(`${id}/more`, '+', by(1), { disabled: disabled || now >= high });
  return { cells: [less, { kind: 'text', text, centred: true }, more], shares: [1, 2, 1] };
}

function choices(options: readonly string[], cell: (option: string) => Cell): Line[] {
  const beside = options.every((option) => option.length <= SHORT) ? BESIDE : 1;
  const lines: Line[] = [];
  for (let i = 0; i < options.length; i += beside) {
    lines.push(line(...options.slice(i, i + beside).map(cell)));
  }
  return lines;
}

export function button(
  id: string,
  text: string,
  press: () => void,
  more: Partial<ButtonCell> = {},
): ButtonCell {
  return { kind: 'button', id, text, press, ...more };
}

function number(value: number): string {
  return String(Number(value.toPrecision(5)));
}

function numbers(value: WidgetValue | undefined, count: number, usual: number): number[] {
  const given = Array.isArray(value) ? value : [];
  return Array.from({ length: count }, (_, i) => given[i] ?? usual);
}

function plain(text: string): string {
  const paragraphs = text.split(/\n{2,}/).map((each) => each.replace(/\s+/g, ' ').trim());
  return paragraphs.filter((each) => each !== '').join('\n');
}
