// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { app, initialState, type AppState } from '../state';
import type { ClientMessage, KeyChanged } from '../wire/messages';
import { reportKeys } from './keys';
import { wanting } from '../../test/wanting';

let sent: KeyChanged[] = [];
let stop: () => void;

beforeEach(() => {
  sent = [];
  app.setState(initialState(), true);
  app.setState({
    connection: { phase: 'connected', text: '', code: '', attempt: 0, since: 0 },
    hello: { role: 'operator' } as AppState['hello'],
    wanted: wanting('keys'),
    send: (message: ClientMessage) => sent.push(message as KeyChanged) > 0,
  });
  stop = reportKeys();
});

afterEach(() => stop());

function press(
  type: 'keydown' | 'keyup',
  init: KeyboardEventInit,
  at: EventTarget = document.body,
) {
  at.dispatchEvent(new KeyboardEvent(type, { bubbles: true, composed: true, ...init }));
}

const told = () => sent.map(({ event, key }) => `${event} ${key}`);

test('keys are told with their beginning and their end', () => {
  press('keydown', { key: 'w', code: 'KeyW', shiftKey: true });
  press('keyup', { key: 'w', code: 'KeyW' });
  expect(told()).toEqual(['down w', 'up w']);
  expect(sent[0]).toMatchObject({ code: 'KeyW', shift: true, ctrl: false, repeat: false });
});

test('what is typed into a field is never told, nor the key that stops', () => {
  for (const type of ['text', 'password', 'number']) {
    const field = document.body.appendChild(document.createElement('input'));
    field.type = type;
    press('keydown', { key: 's', code: 'KeyS' }, field);
    press('keyup', { key: 's', code: 'KeyS' }, field);
  }
  const area = document.body.appendChild(document.createElement('textarea'));
  press('keydown', { key: 's', code: 'KeyS' }, area);
  press('keydown', { key: ' ', code: 'Space' });
  press('keydown', { key: 'x'.repeat(40), code: 'KeyS' });
  expect(told()).toEqual([]);
});

test('no key stays down when the window loses the keyboard', () => {
  press('keydown', { key: 'a', code: 'KeyA' });
  window.dispatchEvent(new Event('blur'));
  press('keyup', { key: 'a', code: 'KeyA' });
  expect(told()).toEqual(['down a', 'up a']);
});

test('nothing is told once nobody wants it', () => {
  app.setState({ wanted: {} });
  press('keydown', { key: 'a', code: 'KeyA' });
  expect(told()).toEqual([]);
});

test('no key stays down that was let go while Meta was held', () => {
  press('keydown', { key: 'Meta', code: 'MetaLeft' });
  press('keydown', { key: 'a', code: 'KeyA', metaKey: true });
  press('keyup', { key: 'Meta', code: 'MetaLeft' });
  expect(told()).toEqual(['down Meta', 'down a', 'up Meta', 'up a']);
});
