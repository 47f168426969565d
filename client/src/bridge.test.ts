// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { cloud, display, displayStatus } from '../test/displays';
import { hello } from '../test/fake_server';
import { withoutWebGl } from '../test/no_webgl';
import { link, transforms } from '../test/transforms';
import { makeBridge, type VizBridge } from './bridge';
import { Viewer } from './render/viewer';
import { app, initialState } from './state';
import { SCHEMA_HASH, type ClientMessage } from './wire/messages';

let viewer: Viewer;
let bridge: VizBridge;
let sent: ClientMessage[];

beforeEach(() => {
  localStorage.clear();
  withoutWebGl();
  sent = [];
  app.setState(initialState(), true);
  app.setState({
    hello: hello(),
    connection: { phase: 'connected', text: 'Connected', code: '', attempt: 0, since: 0 },
    displays: { points: display('points') },
    statuses: { points: displayStatus('points') },
    clock: { rosTime: () => 100, simulated: true },
    send: (message) => sent.push(message) > 0,
  });
  viewer = new Viewer();
  bridge = makeBridge(viewer);
  viewer.transforms(transforms([link('map', 'laser', 1, 50)]));
  viewer.update(cloud('points', 'laser', 50));
  viewer.loop.tick(1000);
});

test('status says how page and displays fare', () => {
  expect(bridge.status()).toMatchObject({
    connection: { phase: 'connected' },
    clientId: 'c1',
    role: 'operator',
    schemaHash: SCHEMA_HASH,
    fixedFrame: 'map',
    frames: ['laser', 'map'],
    rosTime: 100,
    simulatedTime: true,
    displays: {
      points: {
        topic: '/points',
        visible: true,
        drawn: { points: { kind: 'PointCloud', frame: 'laser', stamp: 50, messages: 1 } },
        messages: 7,
        age: 1,
        level: 'ok',
        items: [],
      },
    },
  });
});

test('status survives being sent as JSON, as browser tests do', () => {
  expect(JSON.parse(JSON.stringify(bridge.status()))).toEqual(bridge.status());
});

test('lookup gives plain numbers, or the reason', () => {
  expect(bridge.lookup('map', 'laser', 50)).toEqual({
    ok: true,
    position: [1, 0, 0],
    orientation: [0, 0, 0, 1],
    stamp: 50,
    note: '',
  });
  expect(bridge.lookup('map', 'ghost')).toMatchObject({ ok: false, level: 'error' });
});

test('the camera moves, keeps what is not said, and says why it does not', () => {
  bridge.setCamera({ position: [1, 2, 3], orientation: [0, 0, 0, 1] });
  bridge.setCamera({ position: [4, 5, 6] });
  expect(bridge.camera()).toMatchObject({ position: [4, 5, 6], frame: 'map' });
  expect(() => bridge.setCamera({ frame: 'ghost' })).toThrow('no frame `ghost` exists');
});

test('what a viewer can set by hand can be set by script', () => {
  bridge.setVisible('points', false);
  bridge.setOption('points', 'size', 3);
  bridge.setFixedFrame('laser');
  bridge.setViewMode('top_down');
  bridge.setFollow('laser');
  bridge.setWidget('speed', 0.5);
  expect(app.getState().views).toEqual({ points: { visible: false, options: { size: 3 } } });
  expect(app.getState().settings).toMatchObject({
    fixedFrame: 'laser',
    viewMode: 'top_down',
    follow: 'laser',
  });
  expect(bridge.widgets()).toEqual({ speed: 0.5 });
  expect(bridge.stop('test')).toBe(true);
  expect(sent.map(({ t }) => t)).toEqual(['WidgetChanged', 'Stop']);
});
