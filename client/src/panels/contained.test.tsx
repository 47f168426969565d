// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { draw } from '../../test/panel_page';
import { Contained } from './contained';

let problem: Error | null = null;

function Part() {
  if (problem !== null) throw problem;
  return <p>all is well</p>;
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined); // React says what it caught
});

const parts = (
  <>
    <button type="button">Stop</button>
    <Contained name="The plot">
      <Part />
    </Contained>
  </>
);

it.each([
  [new Error('no such axis'), 'The plot cannot be drawn: no such axis'],
  [new Error(''), 'The plot cannot be drawn:'],
])('says why in the place of what fails, and leaves the rest alone: %s', (thrown, said) => {
  problem = thrown;
  draw(parts);
  expect(screen.getByRole('alert').querySelector('p')!.textContent.trim()).toBe(said);
  expect(screen.getByRole('button', { name: 'Stop' })).toBeTruthy();
});

it('draws it again when asked to', () => {
  problem = new Error('not yet');
  draw(parts);
  problem = null;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('all is well')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});
