// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { JSX } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useOwnClick, usePress } from './use_press';

const act = vi.fn();

function Presses(): JSX.Element {
  return <button {...usePress(act)}>b</button>;
}

function Clicks(): JSX.Element {
  return <button {...useOwnClick(act)}>b</button>;
}

/** A pointer goes down on the button; jsdom has no events of pointers of its own. */
function down(pointerType: string, button = 0): void {
  const event = new MouseEvent('pointerdown', { bubbles: true, button });
  Object.assign(event, { pointerType });
  fireEvent(screen.getByRole('button'), event);
}

/** `detail` is 0 for a key. */
const click = (detail: number) => fireEvent.click(screen.getByRole('button'), { detail });

beforeEach(() => {
  act.mockReset();
});
afterEach(cleanup);

describe('a button that acts as it is pressed', () => {
  beforeEach(() => {
    render(<Presses />);
  });

  it.each(['mouse', 'touch', 'pen'])('acts at once and not again at the click: %s', (type) => {
    down(type);
    expect(act).toHaveBeenCalledTimes(1);
    click(1);
    expect(act).toHaveBeenCalledTimes(1);
    down(type);
    click(2);
    expect(act).toHaveBeenCalledTimes(2);
  });

  it('acts at every press, also of fingers that make no click, and at a key after them', () => {
    down('touch');
    down('touch');
    expect(act).toHaveBeenCalledTimes(2);
    click(0);
    expect(act).toHaveBeenCalledTimes(3);
  });

  it('takes the click alone where that came alone, as of a mouse with another button down', () => {
    down('mouse', 2);
    expect(act).not.toHaveBeenCalled();
    click(1);
    expect(act).toHaveBeenCalledTimes(1);
  });
});

describe('a button that takes its own clicks alone', () => {
  beforeEach(() => {
    render(<Clicks />);
  });

  it('does not act at the end of a press that began before it was there', () => {
    click(1);
    expect(act).not.toHaveBeenCalled();
  });

  it('acts at its own clicks, once each, and at keys', () => {
    down('touch');
    expect(act).not.toHaveBeenCalled();
    click(1);
    click(1);
    expect(act).toHaveBeenCalledTimes(1);
    click(0);
    expect(act).toHaveBeenCalledTimes(2);
  });
});
