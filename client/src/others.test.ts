// SPDX-License-Identifier: Apache-2.0
/** What belongs together is found by its topic. */

import { beforeEach, expect, test } from 'vitest';
import { cameraModel } from '../test/camera_model';
import { display } from '../test/displays';
import { othersIn } from './others';
import { app, initialState } from './state';

beforeEach(() => app.setState(initialState(), true));

test('displays are found by topic, whatever they are called', () => {
  app.setState({
    displays: {
      '/depth': display('/depth', { topic: '/depth' }),
      info: display('info', { topic: '/camera_info' }),
    },
    cameras: { info: cameraModel() },
  });
  const others = othersIn(app.getState);
  expect(others.displayOf('/depth')).toBe('/depth');
  expect(others.displayOf('/camera_info')).toBe('info');
  expect(others.displayOf('/none')).toBeUndefined();
  expect(others.topicOf('info')).toBe('/camera_info');
  expect(others.topicOf('gone')).toBe('');
  expect(others.camera('info')?.width).toBe(640);
  expect(others.image('info')).toBeUndefined();
});
