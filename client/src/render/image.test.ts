// SPDX-License-Identifier: Apache-2.0
/** Which of a camera's pictures is shown, when it comes as files and as video in turns. */

import { expect, it } from 'vitest';
import type { PictureMessage } from '../wire/messages';
import { ImageView } from './image';

const picture = (encoding: string, stamp: number) =>
  ({ display: '/cam', encoding, stamp, data: new Uint8Array() }) as unknown as PictureMessage;

function frame(width: number): VideoFrame {
  const made = { displayWidth: width, displayHeight: 1, close: () => undefined };
  return { ...made, clone: () => made } as unknown as VideoFrame;
}

it('shows no frame that was on its way when the camera turned to files', () => {
  const view = new ImageView();
  view.setMessage(picture('h264', 1));
  view.setFrame({ frame: frame(10), stamp: 1 });
  expect(view.size.width).toBe(10);
  view.setMessage(picture('jpeg', 3));
  view.setFrame({ frame: frame(20), stamp: 2 });
  expect(view.size.width).toBe(10);
  view.setMessage(picture('h264', 4));
  view.setFrame({ frame: frame(30), stamp: 4 });
  expect(view.size.width).toBe(30);
});
