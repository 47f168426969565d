// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { draw } from '../../../test/panel_page';
import { ListPanel } from './list_panel';

const search = { label: 'Search frames', placeholder: 'Search', words: '' };

it('tells what is searched for, without the space before it', () => {
  const onSearch = vi.fn();
  draw(
    <ListPanel search={{ ...search, onSearch }} empty="">
      rows
    </ListPanel>,
  );
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search frames' }), {
    target: { value: ' odom' },
  });
  expect(onSearch).toHaveBeenCalledWith('odom');
});

it('says why there are no rows instead of showing an empty list', () => {
  draw(
    <ListPanel
      search={{ ...search, onSearch: vi.fn() }}
      empty="Nothing is published on /tf."
      details={<aside>details</aside>}
    >
      rows
    </ListPanel>,
  );
  expect(screen.getByRole('status').textContent).toBe('Nothing is published on /tf.');
  expect(screen.queryByText('rows')).toBeNull();
  expect(screen.queryByText('details')).toBeNull();
});
