// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { nameTab } from './tab_title';

it('is the label, unless the page has a title of its own', () => {
  document.title = 'ros_viz_bridge';
  nameTab('Arm 3');
  expect(document.title).toBe('Arm 3');
  nameTab(' Arm  4 ');
  expect(document.title).toBe('Arm 4');
  nameTab('');
  expect(document.title).toBe('ros_viz_bridge');
  document.title = 'Our lab';
  nameTab('Arm 3');
  expect(document.title).toBe('Our lab');
});
