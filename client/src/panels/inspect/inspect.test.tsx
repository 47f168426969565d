// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { app } from '../../state';
import { tools, type Shown } from '../../tools';
import { Inspect } from './inspect';

const shown: Shown = {
  view: '/points',
  title: '/points',
  name: 'point 7',
  frame: 'lidar',
  stamp: 12.5,
  position: [1, 2, 3],
  fixedFrame: 'map',
  own: [0, 0, 1],
  fields: [['intensity', '42']],
  live: true,
};

beforeEach(() => {
  given();
  app.setState({ fixedFrame: 'map' });
  tools.setState(tools.getInitialState(), true);
});

const details = () => screen.getByRole('region', { name: 'Details' });

it('says all that is known of what was clicked, in both frames', () => {
  tools.setState({ selected: shown });
  draw(<Inspect />);
  const text = details().textContent;
  expect(text).toContain('point 7');
  expect(text).toContain('Stamp12.500 s');
  expect(text).toContain('In map (m)1.0000  2.0000  3.0000');
  expect(text).toContain('In lidar (m)0.0000  0.0000  1.0000');
  expect(within(details()).getByLabelText('Fields').textContent).toBe('intensity42');
  fireEvent.click(screen.getByRole('button', { name: 'Close Details' }));
  expect(tools.getState().selected).toBeNull();
});

it('says so when newer data took the place of what is shown', () => {
  tools.setState({ selected: { ...shown, live: false, own: null, stamp: 0, fields: [] } });
  draw(<Inspect />);
  expect(details().textContent).toContain('Newer data took its place');
  expect(details().textContent).not.toContain('Stamp');
  expect(details().textContent).not.toContain('In lidar');
});

it('names no frames where there are none', () => {
  const bare = { ...shown, frame: '', fixedFrame: '', own: null, stamp: 0, fields: [] };
  tools.setState({ selected: bare });
  draw(<Inspect />);
  expect(details().querySelector('dl')!.textContent).toBe('Position (m)1.0000  2.0000  3.0000');
});

it('copies what it shows where the browser has no clipboard', () => {
  const copied: string[] = [];
  Object.assign(document, {
    execCommand: () => {
      copied.push(document.querySelector('textarea')!.value);
      return true;
    },
  });
  tools.setState({ selected: shown });
  draw(<Inspect />);
  fireEvent.click(screen.getByRole('button', { name: 'Copy all' }));
  expect(copied[0]).toContain('intensity');
  expect(document.querySelector('textarea')).toBeNull();
});

it('leads through a measurement, and gives the distance with its parts', () => {
  tools.setState({ tool: 'measure' });
  const { rerender } = draw(<Inspect />);
  expect(screen.getByRole('status').textContent).toContain('the first point');
  tools.setState({ measured: [[0, 0, 0]] });
  rerender(<></>);
  draw(<Inspect />);
  expect(screen.getByRole('status').textContent).toContain('the second point');
});

it('shows a measured distance until it is closed', () => {
  tools.setState({
    measured: [
      [0, 0, 0],
      [3, 4, 0],
    ],
  });
  draw(<Inspect />);
  const card = screen.getByRole('region', { name: 'Distance' });
  expect(card.textContent).toMatch(/^5(\.0+)? m/);
  expect(card.textContent).toContain('dx3.000 m');
  expect(card.textContent).toContain('inmap');
  fireEvent.click(screen.getByRole('button', { name: 'Close Distance' }));
  expect(tools.getState().measured).toEqual([]);
});

it('names what the pointer is over', () => {
  tools.setState({ hover: { x: 10, y: 20, shown } });
  draw(<Inspect />);
  expect(screen.getByText('point 7 · lidar')).toBeTruthy();
});
