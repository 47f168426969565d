// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { given } from '../../../../test/panel_page';
import { app } from '../../../state';
import type { WidgetMessage, WidgetType } from '../../../widgets';
import type { ClientMessage } from '../../../wire/messages';
import type { ButtonCell, Cell, SliderCell } from './cells';
import { Local } from './local';
import { widgetLines } from './widget_lines';

let sent: ClientMessage[];
const changed = vi.fn();
const local = new Local(changed);

/** A widget; fields of its kind are as the wire has them where nothing is said. */
function widget(t: WidgetType, key: string, label: string, rest: object = {}): WidgetMessage {
  const common = { t, display: key, key, label, container: '', order: 0, hint: '', group: '' };
  const usual = { visible: true, disabled: false, confirm: '', color: '', icon: '', hold_hz: [] };
  const ofNumbers = { minimum: [], maximum: [], step: 0, unit: '', count: 2, marks: [] };
  const ofSliders = { min_range: 0, fixed_endpoints: false, alpha: false, expand_by_default: true };
  return { ...common, ...usual, ...ofNumbers, ...ofSliders, ...rest } as unknown as WidgetMessage;
}

function cells(): Cell[] {
  return widgetLines(app.getState(), '', local).flatMap((line) => line.cells);
}

function find(id: string): Cell | undefined {
  return cells().find((cell) => 'id' in cell && cell.id === id);
}

function slide(id: string, to: number, from = 0): void {
  (find(id) as SliderCell).slide(to, from);
}

function press(id: string): void {
  (find(id) as ButtonCell).press();
}

function value(id: string): unknown {
  return app.getState().widgetStates[id]?.value;
}

function show(...widgets: ReturnType<typeof widget>[]): void {
  app.setState({ widgets: Object.fromEntries(widgets.map((each) => [each.key, each])) });
}

beforeEach(() => {
  sent = given();
  app.setState({ widgetStates: {}, notices: [] });
});

describe('in a headset', () => {
  test('a button tells that it was pressed', () => {
    show(widget('GuiButton', 'go', 'Go'));
    press('go');
    expect(sent).toMatchObject([{ t: 'WidgetChanged', widget: 'go', value: true }]);
  });

  test('a slider is set in its steps and limits', () => {
    show(widget('GuiSlider', 's', 'Speed', { minimum: 0, maximum: 1, step: 0.1, unit: 'm/s' }));
    slide('s', 0.32, 0);
    expect(value('s')).toBe(0.3);
    expect(find('s')).toMatchObject({ shares: [0.3], text: '0.3 m/s' });
    slide('s', 1, 0);
    expect(value('s')).toBe(1);
  });

  test('checkbox, number, dropdown, vector and colour are set, too', () => {
    show(
      widget('GuiCheckbox', 'c', 'On'),
      widget('GuiNumber', 'n', 'Count', { minimum: [0], maximum: [2], step: 1 }),
      widget('GuiDropdown', 'd', 'Mode', { options: ['a', 'b'] }),
      widget('GuiVector', 'v', 'Place', { count: 2, step: 0.5 }),
      widget('GuiRgb', 'r', 'Colour'),
      widget('GuiMultiSlider', 'm', 'Range', { minimum: 0, maximum: 10, step: 1 }),
      widget('GuiButtonGroup', 'g', 'Which', { options: ['x', 'y'] }),
    );
    app.setState({
      widgetStates: {
        m: { ...state('m'), value: [2, 8] },
        r: { ...state('r'), value: [0, 0, 0] },
      },
    });
    press('c');
    press('n/more');
    press('d');
    press('d/b');
    press('v/1/less');
    slide('r/0', 1, 0);
    slide('m', 0.5, 0.3);
    press('g/y');
    const { c, n, d, v, r, m } = Object.fromEntries(
      ['c', 'n', 'd', 'v', 'r', 'm'].map((id) => [id, value(id)]),
    );
    expect([c, n, d, v, r, m]).toEqual([true, 1, 'b', [0, -0.5], [255, 0, 0], [5, 8]]);
    expect(sent.at(-1)).toMatchObject({ widget: 'g', value: 'y' });
    // Its list was closed by the choice.
    expect(find('d/a')).toBeUndefined();
    expect(find('n/more')).toMatchObject({ disabled: false });
  });

  test('what is in folders and tabs is there when they are open', () => {
    show(
      widget('GuiFolder', 'f', 'Arm', { expand_by_default: false }),
      widget('GuiButton', 'in', 'Home', { container: 'f' }),
      widget('GuiTabGroup', 't', ''),
      widget('GuiTab', 't1', 'One', { container: 't' }),
      widget('GuiTab', 't2', 'Two', { container: 't', order: 1 }),
      widget('GuiButton', 'b2', 'Second', { container: 't2' }),
    );
    expect([find('in'), find('b2')]).toEqual([undefined, undefined]);
    press('f');
    press('t/t2');
    expect(find('in')).toBeDefined();
    expect(find('b2')).toBeDefined();
    expect(changed).toHaveBeenCalled();
  });

  test('what may not be set cannot be pressed, and a refusal is read', () => {
    show(widget('GuiButton', 'go', 'Go'));
    app.setState({ hello: { ...app.getState().hello!, role: 'viewer' } });
    expect(find('go')).toMatchObject({ disabled: true });
    const notice = { t: 'Notice' as const, level: 'warning' as const, text: 'no', about: 'go' };
    app.setState({ notices: [{ ...notice, id: 1, time: 0 }] });
    expect(cells()).toContainEqual({ kind: 'text', text: 'no', tone: 'bad' });
  });

  test('what is to be confirmed is asked first', () => {
    show(widget('GuiButton', 'go', 'Go', { confirm: 'Is the fence closed?' }));
    press('go');
    press('go/no');
    expect([sent, find('go/no')]).toEqual([[], undefined]);
    press('go');
    expect(cells()).toMatchObject([{}, { text: 'Is the fence closed?' }, {}, {}]);
    press('go/yes');
    expect(sent).toMatchObject([{ widget: 'go', value: true }]);
  });

  test('a kind that is for the page alone is named', () => {
    show(widget('GuiUplot', 'u', 'Currents'));
    expect(cells()).toMatchObject([{ text: 'Currents (in the page)' }]);
  });
});

function state(key: string): {
  t: 'WidgetState';
  display: string;
  key: string;
  known: boolean;
  origin: string;
  seq: number;
} {
  return { t: 'WidgetState', display: key, key, known: true, origin: '', seq: 0 };
}

test('lamps and dials are read, in the tone of their state, and without a value say so', () => {
  const states = [
    { of: '0', color: 'red', text: '' },
    { of: '0.5', color: 'green', text: '' },
  ];
  const named = [{ of: 'true', color: 'red', text: 'Open' }];
  show(
    widget('GuiGauge', 'charge', 'Charge', { minimum: 0, maximum: 2, unit: 'V', states }),
    widget('GuiIndicator', 'door', 'Door', { states: named }),
  );
  const texts = (): unknown[] =>
    cells().map((cell) => (cell.kind === 'text' ? [cell.text, cell.tone] : cell));
  expect(texts()).toEqual([
    ['Charge', 'muted'],
    ['–', 'plain'],
    ['Door', 'muted'],
    ['–', 'plain'],
  ]);
  const state = { t: 'WidgetState', display: '', known: true, origin: '', seq: 0 } as const;
  app.setState({
    widgetStates: {
      charge: { ...state, key: 'charge', value: 0.5 },
      door: { ...state, key: 'door', value: true },
    },
  });
  expect(texts()).toEqual([
    ['Charge', 'muted'],
    ['0.5 V', 'good'],
    { kind: 'bar', share: 0.25 },
    ['Door', 'muted'],
    ['Open', 'bad'],
  ]);
});
