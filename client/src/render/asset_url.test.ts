// SPDX-License-Identifier: Apache-2.0
// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { hello } from '../../test/fake_server';
import { app } from '../state';
import { assetOfSession, assetUrl } from './asset_url';

test.each([
  ['package://robot/meshes/arm.dae', 'package/robot/meshes/arm.dae'],
  ['file:///opt/meshes/a b.stl', 'file/opt/meshes/a%20b.stl'],
  ['file:///opt/a%20b.stl', 'file/opt/a%20b.stl'],
  ['package://robot/100%.stl', 'package/robot/100%25.stl'],
  ['package://robot/urdf/../meshes/./arm.dae', 'package/robot/meshes/arm.dae'],
  ['package://robot/a?b#c.stl', 'package/robot/a%3Fb%23c.stl'],
])('%s', (uri, path) => {
  history.replaceState(null, '', '/viz/index.html');
  expect(assetUrl(uri, 'assets/secret/')).toBe(`${location.origin}/viz/assets/secret/${path}`);
});

test('the session is behind it, where no server and no cache of the browser sees it', () => {
  const [one, other] = ['a1', 'b2'].map((tag) => new URL(assetUrl('package://a/b.stl', 's/', tag)));
  expect(one!.hash).toBe('#a1');
  expect(one!.pathname).toBe(other!.pathname);
});

test('each session has its own', () => {
  app.setState({ hello: hello({ assets: 'assets/kept/', resume: 'secret-and-long' }) });
  expect(new URL(assetOfSession('package://a/b.stl')).hash).toBe('#secret-a');
  expect(assetOfSession('package://a/b.stl')).toContain('/assets/kept/package/a/b.stl');
});

test.each(['package://robot/../../../ws', 'file:///%2e%2e/%2E%2E/api', 'package://..'])(
  'never leaves the assets for %s',
  (uri) => {
    expect(() => assetUrl(uri, 'assets/secret/')).toThrow('leads out of the assets');
  },
);

test.each(['http://elsewhere/arm.stl', 'arm.stl', 'package://', 'javascript:alert(1)'])(
  'asks nobody for %s',
  (uri) => {
    expect(() => assetUrl(uri, 'assets/secret/')).toThrow(uri);
  },
);
