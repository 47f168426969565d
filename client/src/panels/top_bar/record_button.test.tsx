// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { app } from '../../state';
import type { ClientMessage, Recording } from '../../wire/messages';
import { RecordingState } from '../status/recording_state';
import { RecordButton } from './record_button';

const IDLE: Recording = {
  t: 'Recording',
  display: '',
  key: 'recording',
  on: false,
  file: '',
  since: 0,
  messages: 0,
  size: 0,
  topics: 0,
  lost: 0,
  problem: '',
};
const RUNNING: Recording = {
  ...IDLE,
  on: true,
  file: '/home/lab/a.mcap',
  since: 100,
  messages: 812,
  size: 12_300_000,
  topics: 4,
};

let sent: ClientMessage[];

beforeEach(() => {
  const clock = { rosTime: () => 165.5, simulated: false };
  sent = given({ ...busyState(), notices: [], recording: IDLE, clock });
});

it('is not there where nothing can be recorded', () => {
  app.setState({ recording: null });
  draw(<RecordButton />);
  expect(screen.queryByRole('button')).toBeNull();
});

it('begins, says that it runs, ends, and says where the file is', () => {
  draw(
    <>
      <RecordButton />
      <RecordingState />
    </>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Record what is shown' }));
  expect(screen.getByRole('button').hasAttribute('data-running')).toBe(false);
  act(() => app.setState({ recording: RUNNING }));
  expect(screen.getByRole('status').textContent).toBe('Recording 1:05.5, 812 messages');
  const button = screen.getByRole('button', { name: 'End the recording' });
  expect(button.getAttribute('aria-pressed')).toBe('true');
  expect(button.getAttribute('data-running')).toBe('true');
  fireEvent.click(button);
  expect(sent).toEqual([
    { t: 'SetRecording', on: true },
    { t: 'SetRecording', on: false },
  ]);
  act(() => app.setState({ recording: { ...RUNNING, on: false, lost: 3 } }));
  expect(screen.queryByRole('status')).toBeNull();
  const [notice] = app.getState().notices;
  expect(notice).toMatchObject({
    text: 'Recorded 12.3 MB in 1:05.5; 3 messages are missing: the disk was too slow',
    about: '/home/lab/a.mcap',
  });
});

it('who joins later is not told of what ended before', () => {
  app.setState({ recording: { ...RUNNING, on: false } });
  draw(<RecordingState />);
  expect(app.getState().notices).toEqual([]);
});

it('says why nothing is recorded', () => {
  draw(<RecordingState />);
  act(() => app.setState({ recording: { ...IDLE, problem: 'the disk is full' } }));
  expect(app.getState().notices[0]).toMatchObject({ text: 'the disk is full', about: 'Recording' });
});

it('viewers cannot record', () => {
  app.setState((state) => ({ hello: { ...state.hello!, role: 'viewer' } }));
  draw(<RecordButton />);
  fireEvent.click(screen.getByRole('button'));
  expect(sent).toEqual([]);
});
