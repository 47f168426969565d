// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import type { GuiUplotData } from '../../wire/messages';
import { alone, columnsOf, optionsOf, readOptions } from './uplot_options';

const ink = { text: '#111', muted: '#555', line: '#ccc', accent: '#00f' };
const size = { width: 300, height: 200 };

it('numbers come by columns, and what is none is a gap', () => {
  const values = Float64Array.of(0, 1, 2, 5, NaN, 7);
  const data: GuiUplotData = { t: 'GuiUplotData', display: '', key: 'a', columns: 2, values };
  expect(columnsOf(data)).toEqual([
    [0, 1, 2],
    [5, null, 7],
  ]);
  expect(columnsOf({ ...data, columns: 0, values: new Float64Array() })).toEqual([]);
});

it('a chart is as the program says, in the ink of the page where it says nothing', () => {
  const said = readOptions(
    '{"series": [{"label": "t"}, {"label": "v", "stroke": "red"}], "axes": [{}, {"side": 1}],' +
      ' "scales": {"y": {"distr": 3}}, "title": "Speed"}',
  );
  const options = optionsOf(said, 3, size, ink);
  expect(options).toMatchObject({ ...size, title: 'Speed' });
  expect(options.scales).toEqual({ x: { time: false }, y: { distr: 3 } });
  expect(options.axes).toMatchObject([{ stroke: '#555' }, { stroke: '#555', side: 1 }]);
  expect(options.series[1]).toMatchObject({ label: 'v', stroke: 'red' });
  expect(options.series[2]!.stroke).toMatch(/^#/);
  const dated = optionsOf({ scales: { x: { time: true } } }, 2, size, ink);
  expect(dated.scales?.x?.time).toBe(true);
});

it('a series alone has its own name above it', () => {
  const said = { title: 'all', bands: [], series: [{}, { label: 'a' }, { label: 'b', width: 3 }] };
  expect(alone(said, 2)).toMatchObject({ title: 'b', series: [{}, { label: 'b', width: 3 }] });
  expect(() => readOptions('7')).toThrow('no object');
});
