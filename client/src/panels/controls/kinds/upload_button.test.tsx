// @vitest-environment jsdom
// SPDX-License-Identifier: Apache-2.0
import { act, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { draw, given } from '../../../../test/panel_page';
import { busyState } from '../../../../test/story_state';
import { app } from '../../../state';
import type { GuiUploadButton } from '../../../wire/messages';
import { UploadButton } from './upload_button';

/** A request as the page makes it, which ends when the test says so. */
class FakeRequest {
  static last: FakeRequest;
  upload = {} as { onprogress: (event: { loaded: number; total: number }) => void };
  onload = (): void => undefined;
  onloadend = (): void => undefined;
  status = 204;
  responseText = '';
  opened = '';
  sent: unknown = null;
  aborted = false;

  constructor() {
    FakeRequest.last = this;
  }
  open(method: string, url: URL): void {
    this.opened = `${method} ${url.pathname}`;
  }
  send(file: unknown): void {
    this.sent = file;
  }
  abort(): void {
    this.aborted = true;
    this.onloadend();
  }
  end(status: number, text = ''): void {
    this.status = status;
    this.responseText = text;
    act(() => {
      this.onload();
      this.onloadend();
    });
  }
}

const FILE = new File(['1234'], 'room 1.png');
const WIDGET = { key: 'gui-7', label: 'Map', color: '', icon: '', mime_type: 'image/*' };

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  given(busyState());
  const widget = WIDGET as GuiUploadButton;
  draw(<UploadButton widget={widget} value={undefined} disabled={false} onChange={vi.fn()} />);
});

function choose(): void {
  fireEvent.change(screen.getByLabelText('Map'), { target: { files: [FILE] } });
}

it('offers what the script takes', () => {
  expect(screen.getByLabelText<HTMLInputElement>('Map').accept).toBe('image/*');
});

it('sends a file to the address that is this viewer alone', () => {
  choose();
  const request = FakeRequest.last;
  expect([request.opened, request.sent]).toEqual(['POST /files/x/gui-7/room%201.png', FILE]);
  act(() => request.upload.onprogress({ loaded: 1, total: 2 }));
  expect(screen.getByRole('button').textContent).toBe('Map: 50 %, stop');
  request.end(204);
  expect(screen.getByRole('button').textContent).toBe('Map');
});

it('says why a file was not taken', () => {
  choose();
  FakeRequest.last.end(403, 'Map is disabled');
  const notice = app.getState().notices.at(-1)!;
  expect(notice.text).toBe('room 1.png was not sent: Map is disabled');
  expect(notice.about).toBe('gui-7');
});

it('stops sending', () => {
  choose();
  fireEvent.click(screen.getByRole('button'));
  expect(FakeRequest.last.aborted).toBe(true);
  expect(screen.getByRole('button').textContent).toBe('Map');
});
