// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { configIn, layoutIn, readFigure } from './figure';

const ink = { text: '#111', line: '#ccc' };

it('a figure has the page’s size and ink, and keeps what it says itself', () => {
  const layout = { title: { text: 'a' }, xaxis2: { title: 'm' }, yaxis: { gridcolor: 'red' } };
  expect(layoutIn(layout, 300, 200, ink)).toMatchObject({
    width: 300,
    height: 200,
    paper_bgcolor: 'rgba(0,0,0,0)',
    font: { color: '#111' },
    title: { text: 'a' },
    xaxis: { gridcolor: '#ccc' },
    xaxis2: { gridcolor: '#ccc', title: 'm' },
    yaxis: { gridcolor: 'red', linecolor: '#ccc' },
  });
  const own = { paper_bgcolor: '#fff', font: { color: 'blue' } };
  expect(layoutIn(own, 300, 200, ink)).toMatchObject({ ...own, font: { color: 'blue', size: 11 } });
});

it('is read from JSON, whatever is missing', () => {
  expect(readFigure('{"data": [{"y": [1]}]}')).toEqual({
    data: [{ y: [1] }],
    layout: {},
    config: {},
  });
  expect(() => readFigure('[]')).toThrow('no object');
});

it('leads nowhere', () => {
  expect(configIn({ displayModeBar: false, showLink: true })).toEqual({
    displaylogo: false,
    responsive: false,
    displayModeBar: false,
    plotlyServerURL: '',
    showLink: false,
  });
});
