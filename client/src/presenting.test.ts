// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
/** A viewer follows who presents, unless it looks away; of somebody else it does not look away by that. */

import { beforeEach, expect, test } from 'vitest';
import { hello } from '../test/fake_server';
import { followed, followPresenter, isPresenting, lookAway, present } from './presenting';
import { app, initialState } from './state';
import type { ClientMessage, Control, PresenterCamera } from './wire/messages';

const camera = { t: 'PresenterCamera', key: 'presenter' } as PresenterCamera;
let sent: ClientMessage[];

function presents(presenter: string): void {
  app.setState({ control: { presenter } as Control });
}

beforeEach(() => {
  sent = [];
  app.setState(initialState(), true);
  app.setState({
    hello: hello(),
    connection: { ...app.getState().connection, phase: 'connected' },
    presenterCameras: { presenter: camera },
    send: (message) => sent.push(message) > 0,
  });
});

test('who presents is followed, until the viewer looks away', () => {
  expect(followed(app.getState())).toBeNull();
  presents('c7');
  expect(followed(app.getState())).toBe(camera);
  lookAway();
  expect(followed(app.getState())).toBeNull();
  followPresenter();
  expect(followed(app.getState())).toBe(camera);
  lookAway();
  presents('c8');
  expect(followed(app.getState())).toBe(camera);
});

test('nobody follows itself, or where nothing is heard', () => {
  presents(hello().client_id);
  expect(isPresenting(app.getState())).toBe(true);
  expect(followed(app.getState())).toBeNull();
  presents('c7');
  app.setState({ connection: { ...app.getState().connection, phase: 'reconnecting' } });
  expect(followed(app.getState())).toBeNull();
});

test('to present is asked of the server', () => {
  present(true);
  present(false);
  expect(sent).toEqual([
    { t: 'Present', on: true },
    { t: 'Present', on: false },
  ]);
});
