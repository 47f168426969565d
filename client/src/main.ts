// SPDX-License-Identifier: Apache-2.0
/** Starts the page: wiring only. */

import { addNotice } from './actions';
import { answer } from './answers';
import { makeBridge } from './bridge';
import { followSettings } from './follow_settings';
import { takeLinked } from './layout_link';
import { showLayout } from './panels/palette/layout_choices';
import { CameraReporter } from './input/camera_pose';
import { driveByGamepad } from './input/drive_gamepad';
import { driveByKeys } from './input/drive_keys';
import { watchDriving } from './driving';
import { reportGamepads } from './input/gamepads';
import { reportKeys } from './input/keys';
import { clickByOtherFingers } from './input/other_fingers';
import { reportPage } from './input/page_info';
import { StoreIntake } from './intake';
import { reportInterest } from './interest';
import { itemStorage } from './item_storage';
import { connect } from './net/connection';
import { mountPanels } from './panels/app';
import { play, recordingHere } from './playback/playback';
import { preventFling } from './render/no_fling';
import { Viewer } from './render/viewer';
import { app } from './state';
import { drawWhenAsked, isUnattended } from './unattended';
import { retryInTime } from './video/videos';
import { reportWatches } from './watches';

/** A picture's time: what the server describes within it is shown together. */
const STAGE_MS = 16;

const viewer = new Viewer();
const reporter = new CameraReporter(
  () => ({ ...viewer.camera(), ...viewer.stage.pixels, seq: viewer.place.seq }),
  (message) => app.getState().send(message),
);
viewer.loop.onDrawn = () => reporter.touch();
app.subscribe((state, before) => {
  if (state.connection !== before.connection) reporter.again();
});
setInterval(() => {
  app.setState((state) => ({
    stats: { ...state.stats, fps: viewer.fps, pace: viewer.loop.rate.pace(performance.now()) },
  }));
}, 1000);

answer('StorageRequest', itemStorage);
answer('RenderRequest', async (request) => ({
  t: 'RenderAnswer',
  image: await viewer.render(request),
}));
followSettings(viewer);
reportInterest();
reportWatches();
reportKeys();
reportGamepads();
watchDriving();
driveByKeys();
driveByGamepad();
reportPage();
retryInTime();
window.vizBridge = makeBridge(viewer);
const root = document.getElementById('root')!;
const recording = recordingHere();
if (isUnattended(location.search)) drawWhenAsked(root, viewer);
else {
  mountPanels(root, viewer);
  clickByOtherFingers();
  preventFling(viewer.stage.canvas);
}
if (!viewer.stage.renderer) {
  const text = 'This browser has no WebGL 2: the 3D view stays empty.';
  // The server draws them: a recording has none.
  const link = { text: 'Show it as pictures', href: `./view.html${location.search}` };
  const said = { level: 'error' as const, text, about: '' };
  if (recording) addNotice(said);
  // A relay and an edge have none.
  else void canShow(link.href).then((can) => addNotice(can ? { ...said, link } : said));
}
void takeLinked().then((layout) => {
  if (layout) showLayout(layout, 'the link', viewer);
});
const intake = new StoreIntake(viewer, STAGE_MS);
if (recording) void play(recording, intake);
else connect(intake);

async function canShow(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { method: 'HEAD' })).ok;
  } catch {
    return false;
  }
}
