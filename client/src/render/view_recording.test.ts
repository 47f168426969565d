// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { endRecording, recordView } from './view_recording';
import { video } from './view_video';

test('the view is recorded once at a time, and ending nothing does nothing', async () => {
  video.setState({ since: 1 });
  await expect(recordView({} as HTMLCanvasElement, 'gif')).rejects.toThrow('already');
  expect(endRecording).not.toThrow();
  video.setState({ since: null });
});
