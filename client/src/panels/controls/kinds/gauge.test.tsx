// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { draw, given } from '../../../../test/panel_page';
import { busyState } from '../../../../test/story_state';
import type { GuiGauge } from '../../../wire/messages';
import { Gauge } from './gauge';

const GAUGE: GuiGauge = {
  t: 'GuiGauge',
  display: '',
  key: '/g',
  container: '',
  order: 0,
  label: 'Load',
  hint: '',
  visible: true,
  disabled: false,
  group: '',
  confirm: '',
  minimum: 0,
  maximum: 1,
  unit: 'N',
  states: [],
};

beforeEach(() => {
  given(busyState());
});

it.each([
  [0, 200000, ['0', '200000']],
  [-1e12, 1e12, ['-1e12', '1e12']],
  [-0.1, 123456.7, ['-0.1', '123457']],
  [1000.001, 1000.002, ['1000', '+0.001']],
])('says the ends from %d to %d with as much as there is room for', (minimum, maximum, ends) => {
  const widget = { ...GAUGE, minimum, maximum };
  draw(<Gauge widget={widget} value={0} disabled={false} onChange={vi.fn()} />);
  const dial = screen.getByRole('meter', { name: 'Load' });
  const said = [...dial.querySelectorAll('text')].map((text) => text.textContent);
  expect(said).toEqual(['0', 'N', ...ends]);
});
