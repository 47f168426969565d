// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draw, given } from '../../../test/panel_page';
import { busyState } from '../../../test/story_state';
import { resetStop } from '../../actions';
import { app } from '../../state';
import type { ClientMessage } from '../../wire/messages';
import { StopButton } from './stop_button';

let sent: ClientMessage[];

beforeEach(() => {
  sent = given(busyState());
  draw(<StopButton />);
});
afterEach(() => {
  resetStop();
});

const button = (name: string) => screen.getByRole('button', { name });
const said = () => sent.map(({ t }) => t);

/** A pointer goes down on a button; jsdom has no events of pointers of its own. */
function down(name: string, pointerType: string, which = 0): void {
  const event = new MouseEvent('pointerdown', { bubbles: true, button: which });
  Object.assign(event, { pointerType });
  fireEvent(button(name), event);
}

/** `detail` is 0 for a key. */
const click = (name: string, detail: number) => fireEvent.click(button(name), { detail });

/** The server says who stopped the outputs. */
const stopped = (by: string) =>
  act(() => app.setState(({ control }) => ({ control: { ...control!, stopped_by: by } })));

describe('stop', () => {
  it.each(['mouse', 'touch', 'pen'])('stops at once and not again at the click: %s', (type) => {
    down('Stop', type);
    expect(said()).toEqual(['Stop']);
    click('Stop', 1);
    expect(said()).toEqual(['Stop']);
  });

  it('stops at every press, also of fingers that make no click', () => {
    down('Stop', 'touch');
    down('Stop', 'touch');
    expect(said()).toEqual(['Stop', 'Stop']);
  });

  it('stops by a click alone, also after a press that made none', () => {
    down('Stop', 'touch');
    stopped('c1');
    stopped('');
    resetStop();
    sent.length = 0;
    down('Stop', 'mouse', 2);
    expect(said()).toEqual([]);
    click('Stop', 1); // the first button, while the second one is down: no pointer goes down for it
    expect(said()).toEqual(['Stop']);
  });

  it('stops by a click alone though the page still shows a stop that it has lifted', () => {
    stopped('c1');
    click('Release stop', 0);
    click('Stop', 0);
    expect(said()).toEqual(['ResetStop', 'Stop']);
  });

  it('does so too where a connection that is dead said last that all is stopped', () => {
    stopped('c2');
    click('Stop', 0);
    expect(said()).toEqual(['Stop']);
  });

  it('stops by a key after a press that slid off', () => {
    down('Stop', 'touch');
    stopped('c1');
    click('Stop', 0);
    expect(said()).toEqual(['Stop', 'Stop']);
  });

  it('stops again where somebody lifted it while it was pressed', () => {
    down('Stop', 'touch');
    resetStop();
    sent.length = 0;
    click('Stop', 1);
    expect(said()).toEqual(['Stop']);
  });

  it('does nothing where the page cannot stop anything', () => {
    act(() =>
      app.setState(({ connection }) => ({
        connection: { ...connection, phase: 'rejected', code: 'ended' },
      })),
    );
    down('Stop', 'touch');
    expect(said()).toEqual([]);
  });
});

describe('release', () => {
  it('hands its focus to Stop, where a key that is still held does nothing', () => {
    stopped('c1');
    button('Release stop').focus();
    click('Release stop', 0);
    stopped('');
    expect(document.activeElement).toBe(button('Stop'));
    // `fireEvent` tells whether the browser would go on, and click.
    expect(fireEvent.keyDown(button('Stop'), { key: 'Enter', repeat: true })).toBe(false);
    expect(fireEvent.keyDown(button('Stop'), { key: 'Enter' })).toBe(true);
  });

  it('does so too on a page that was opened while all was stopped', () => {
    cleanup();
    stopped('c1');
    draw(<StopButton />);
    button('Release stop').focus();
    stopped('');
    expect(document.activeElement).toBe(button('Stop'));
  });

  it('takes the focus from nobody as it goes', () => {
    stopped('c1');
    stopped('');
    expect(document.activeElement).toBe(document.body);
  });

  it('is not what the press of Stop ends on', () => {
    down('Stop', 'touch');
    stopped('c1');
    click('Release stop', 1);
    expect(said()).toEqual(['Stop']);
    click('Release stop', 0);
    expect(said()).toEqual(['Stop', 'ResetStop']);
  });

  it('is not either after a press of its own that slid off', () => {
    stopped('c1');
    down('Release stop', 'touch');
    stopped('');
    down('Stop', 'touch');
    stopped('c1');
    click('Release stop', 1);
    expect(said()).toEqual(['Stop']);
  });

  it('takes its own clicks, and those of screen readers, which have no pointer', () => {
    stopped('c1');
    down('Release stop', 'touch');
    click('Release stop', 1);
    click('Release stop', 1);
    expect(said()).toEqual(['ResetStop', 'ResetStop']);
  });
});
