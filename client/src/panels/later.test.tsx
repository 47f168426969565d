// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { draw, given } from '../../test/panel_page';
import { app } from '../state';
import { later } from './later';

const load = vi.fn<() => Promise<{ default: (props: { name: string }) => React.JSX.Element }>>();
const there = { default: ({ name }: { name: string }) => <p>{name} is here</p> };

beforeEach(() => {
  given();
  load.mockReset();
});

function drawn() {
  const Part = later(load, () => <p>Loading ...</p>);
  return draw(
    <>
      <button type="button">Stop</button>
      <Part name="Plot" />
    </>,
  );
}

it('fetches its code when it is first shown, once', async () => {
  load.mockResolvedValue(there);
  const Part = later(load, () => <p>Loading ...</p>);
  expect(load).not.toHaveBeenCalled();
  const shown = draw(<Part name="Plot" />);
  expect(screen.getByText('Loading ...')).toBeTruthy();
  expect(await screen.findByText('Plot is here')).toBeTruthy();
  shown.unmount();
  draw(<Part name="Other" />);
  expect(screen.getByText('Other is here')).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(1);
});

const phase = (phase: 'connected' | 'reconnecting') =>
  act(() => app.setState({ connection: { ...app.getState().connection, phase } }));

it('says so in its place where it cannot be had, and fetches it when asked for', async () => {
  phase('connected');
  load.mockRejectedValueOnce(new Error('no network')).mockResolvedValue(there);
  drawn();
  expect((await screen.findByRole('alert')).textContent).toContain('no network');
  expect(screen.getByRole('button', { name: 'Stop' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Plot is here')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('asks for nothing while the server is away, and fetches it when the page is connected again', async () => {
  load.mockResolvedValue(there);
  phase('reconnecting');
  drawn();
  expect(screen.getByRole('alert').textContent).toContain('without a connection');
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  expect(load).not.toHaveBeenCalled();
  phase('connected');
  expect(await screen.findByText('Plot is here')).toBeTruthy();
});

it('fetches what did not come as the connection was lost', async () => {
  load.mockRejectedValueOnce(new Error('no network')).mockResolvedValue(there);
  phase('connected');
  drawn();
  expect((await screen.findByRole('alert')).textContent).toContain('no network');
  phase('reconnecting');
  expect(screen.getByRole('alert').textContent).toContain('without a connection');
  expect(load).toHaveBeenCalledTimes(1);
  phase('connected');
  expect(await screen.findByText('Plot is here')).toBeTruthy();
});

it('fetches the stylesheet again that did not come with it', async () => {
  const sheets = () => [...document.head.querySelectorAll('link')];
  phase('connected');
  load.mockResolvedValue(there).mockImplementationOnce(() => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    document.head.append(link);
    link.dispatchEvent(new Event('error'));
    return Promise.reject(new Error('no styles'));
  });
  drawn();
  for (const happens of ['error', 'load']) {
    const [failed] = sheets();
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    const [again, ...others] = sheets();
    expect(again).not.toBe(failed);
    expect(others).toEqual([]);
    expect(load).toHaveBeenCalledTimes(1);
    again!.dispatchEvent(new Event(happens));
  }
  expect(await screen.findByText('Plot is here')).toBeTruthy();
  sheets()[0]!.remove();
});
