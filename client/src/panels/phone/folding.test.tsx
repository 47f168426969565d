// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
/** On a phone a card that is open leaves the view to be seen; nothing of it is out of reach. */

import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { driving } from '../../driving';
import { tools } from '../../tools';
import type { DriveOffer, ViewTools } from '../../wire/messages';
import { DrivePanel } from '../drive/drive_panel';
import { ToolCard } from '../inspect/tool_card';

const target = (tool: 'goal_pose' | 'waypoints', listeners: number) => ({
  tool,
  topic: `/${tool}`,
  type: 'geometry_msgs/msg/PoseStamped',
  listeners,
});

function page(phone: boolean): void {
  const usual = window.matchMedia;
  vi.stubGlobal('matchMedia', (query: string) => Object.assign(usual(query), { matches: phone }));
  const offered = [target('goal_pose', 0), target('waypoints', 1)];
  const viewTools = { targets: offered, measure: true } as unknown as ViewTools;
  const offer = { group: 'robot', topic: '/cmd_vel', listeners: 1, linear: 0.5, angular: 1 };
  given({
    ...busyState(),
    viewTools: { tools: viewTools },
    driveOffers: { drive: { lateral: 0, speed: 1, deadman: -1, ...offer } as DriveOffer },
  });
}

beforeEach(() => tools.setState({ tool: 'goal_pose', draft: [] }));
afterEach(() => {
  tools.setState({ tool: 'select', draft: [] });
  driving.setState({ on: false });
  vi.unstubAllGlobals();
});

it('shows a tool whole where there is room', () => {
  page(false);
  draw(<ToolCard />);
  expect(screen.getByRole('status').textContent).toContain('drag for its heading');
  expect(screen.queryByRole('button', { name: /More/ })).toBeNull();
});

it('folds a tool on a phone, but for what must be known, and shows it when asked', () => {
  page(true);
  draw(<ToolCard />);
  expect(screen.queryByLabelText(/^Height/)).toBeNull();
  expect(screen.getByRole('status').textContent).toMatch(/drag for its heading$/);
  expect(screen.getByText(/nobody listens/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Close Goal pose' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'More of Goal pose' }));
  expect(screen.getByLabelText(/^Height/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Less of Goal pose' }));
  expect(screen.queryByLabelText(/^Height/)).toBeNull();
});

it('keeps at hand what a tool of several places is sent with', () => {
  page(true);
  tools.setState({ tool: 'waypoints' });
  draw(<ToolCard />);
  expect(screen.getByRole('button', { name: 'Send' })).toBeTruthy();
});

it('folds driving to the stick, who drives and the end of it', () => {
  page(true);
  driving.setState({ on: true });
  draw(<DrivePanel />);
  expect(screen.getByRole('slider', { name: 'Drive stick' })).toBeTruthy();
  expect(screen.getByRole('status')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'End driving' })).toBeTruthy();
  expect(screen.queryByLabelText(/^Greatest speed/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'More of driving' }));
  expect(screen.getAllByLabelText(/^Greatest speed/).length).toBeGreaterThan(0);
});
