// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { wanting } from '../../test/wanting';
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { draw, given, recordingViewer } from '../../test/panel_page';
import { app, type AppState } from '../state';
import type { ClientMessage, Timeline } from '../wire/messages';
import { KEYS } from './key_list';
import { palette } from './palette/palette_state';
import { setTool, tools } from '../tools';
import { useKeys } from './use_keys';

const viewer = recordingViewer();
const help = vi.fn();
const pressed = vi.fn();
const switched = vi.fn();
let sent: ClientMessage[];

function Page() {
  useKeys(viewer, help);
  return (
    <>
      <button type="button" onClick={pressed}>
        Horn
      </button>
      <div role="slider" tabIndex={0} aria-label="speed" aria-valuenow={1} />
      <input type="checkbox" onChange={switched} />
      <input type="text" aria-label="text" />
      <input type="text" inputMode="decimal" aria-label="number" />
      <select aria-label="choice" />
      <div data-keys="c +">
        <p tabIndex={0}>row</p>
      </div>
    </>
  );
}

beforeEach(() => {
  vi.clearAllMocks();
  sent = given();
  draw(<Page />);
});

describe('space', () => {
  it.each([
    ['the page', () => document.body],
    ['a button', () => screen.getByRole('button')],
    ['a switch', () => screen.getByRole('checkbox')],
    ['a number', () => screen.getByLabelText('number')],
    ['a list', () => screen.getByLabelText('choice')],
  ])('is the stop on %s, and nothing else', (_where, target) => {
    const let_through = fireEvent.keyDown(target(), { key: ' ' });
    expect(sent).toMatchObject([{ t: 'Stop' }]);
    expect(let_through).toBe(false);
    expect(fireEvent.keyUp(target(), { key: ' ' })).toBe(false);
  });

  it('lets a recording that needs no server go on', () => {
    const timeline = { playing: false, speed: 2, loop: true } as Timeline;
    app.setState({ serverless: true, timeline });
    fireEvent.keyDown(document.body, { key: ' ' });
    expect(sent).toEqual([{ t: 'Playback', playing: true, speed: 2, loop: true }]);
  });

  it('is a space in a text', () => {
    expect(fireEvent.keyDown(screen.getByLabelText('text'), { key: ' ' })).toBe(true);
    expect(sent).toEqual([]);
  });

  it('held down stops once', () => {
    fireEvent.keyDown(document.body, { key: ' ' });
    fireEvent.keyDown(document.body, { key: ' ', repeat: true });
    expect(sent).toHaveLength(1);
  });
});

it('switches a switch by Enter, since space is taken', () => {
  fireEvent.keyDown(screen.getByRole('checkbox'), { key: 'Enter' });
  expect(switched).toHaveBeenCalledOnce();
});

describe('a letter', () => {
  it('is a shortcut on the page', () => {
    fireEvent.keyDown(document.body, { key: 'l' });
    expect(app.getState().settings.leftOpen).toBe(false);
    fireEvent.keyDown(document.body, { key: '2' });
    expect(app.getState().settings.viewMode).toBe('top_down');
    fireEvent.keyDown(document.body, { key: 'r' });
    expect(viewer.resetView).toHaveBeenCalledOnce();
    fireEvent.keyDown(document.body, { key: '?' });
    expect(help).toHaveBeenCalledOnce();
  });

  it('is text while typing, and the browser has its own with Ctrl', () => {
    fireEvent.keyDown(screen.getByLabelText('text'), { key: 'l' });
    fireEvent.keyDown(screen.getByLabelText('choice'), { key: 'l' });
    fireEvent.keyDown(document.body, { key: 'r', ctrlKey: true });
    expect(app.getState().settings.leftOpen).toBe(true);
    expect(viewer.resetView).not.toHaveBeenCalled();
  });

  it('that a row has its own use for is not the page’s there', () => {
    fireEvent.keyDown(screen.getByText('row'), { key: 'c' });
    fireEvent.keyDown(screen.getByText('row'), { key: '+' });
    expect(tools.getState().tool).toBe('select');
    expect(palette.getState().mode).toBeNull();
    fireEvent.keyDown(screen.getByText('row'), { key: 'm' });
    expect(tools.getState().tool).toBe('move');
    setTool('select');
  });

  it('does what the list of keys says, for each of them', () => {
    for (const { key } of KEYS.filter((one) => one.key !== 'Escape' && one.key !== ''))
      expect(fireEvent.keyDown(document.body, { key })).toBe(false);
  });
});

describe('with Ctrl', () => {
  it('undoes and does again, and finds commands', () => {
    fireEvent.keyDown(document.body, { key: '2' });
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(app.getState().settings.viewMode).toBe('orbit');
    fireEvent.keyDown(document.body, { key: 'Z', ctrlKey: true, shiftKey: true });
    expect(app.getState().settings.viewMode).toBe('top_down');
    fireEvent.keyDown(screen.getByLabelText('text'), { key: 'z', ctrlKey: true });
    expect(app.getState().settings.viewMode).toBe('top_down');
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    expect(palette.getState().mode).toBe('commands');
  });
});

it('is a program’s own key before it is one of the page, but never the stop', () => {
  const command = {
    t: 'Command',
    display: '',
    description: '',
    icon: '',
    disabled: false,
  } as const;
  const by = (key: string, hotkey: string): void =>
    app.setState({ commands: { [key]: { ...command, key, label: key, hotkey, modifier: '' } } });
  const before = sent.length;
  by('one', 'R');
  fireEvent.keyDown(screen.getByLabelText('text'), { key: 'r' });
  expect(sent).toHaveLength(before);
  fireEvent.keyDown(document.body, { key: 'r' });
  expect(viewer.resetView).not.toHaveBeenCalled();
  expect(sent.at(-1)).toEqual({ t: 'CommandTriggered', command: 'one' });
  by('two', 'space');
  fireEvent.keyDown(document.body, { key: ' ' });
  expect(sent.at(-1)).toMatchObject({ t: 'Stop' });
});

it('leaves to the page what moves its focus, and what has it', () => {
  const command = {
    t: 'Command',
    display: '',
    description: '',
    icon: '',
    disabled: false,
  } as const;
  const keys = ['Tab', 'Enter', 'ArrowUp'];
  const commands = keys.map((key) => [
    key,
    { ...command, key, label: key, hotkey: key.toLowerCase(), modifier: '' },
  ]);
  app.setState({ commands: Object.fromEntries(commands) as AppState['commands'] });
  fireEvent.keyDown(document.body, { key: 'Tab' });
  fireEvent.keyDown(screen.getByRole('button'), { key: 'Enter' });
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'ArrowUp' });
  expect(sent).toEqual([]);
  fireEvent.keyDown(document.body, { key: 'Enter' });
  fireEvent.keyDown(screen.getByRole('button'), { key: 'ArrowUp' });
  expect(sent).toMatchObject([{ command: 'Enter' }, { command: 'ArrowUp' }]);
});

it('keeps its letters where a script wants keys that this page may not send', () => {
  app.setState((state) => ({
    wanted: wanting('keys'),
    hello: { ...state.hello!, role: 'viewer' },
  }));
  fireEvent.keyDown(document.body, { key: 'r' });
  expect(viewer.resetView).toHaveBeenCalledOnce();
});
