// SPDX-License-Identifier: Apache-2.0
/** The 3D scene over a camera's picture, as the camera sees it. */

import { useEffect, useRef, type JSX } from 'react';
import { infoTopicOf } from '../../render/depth_camera';
import { isUpright, readOrientation } from '../../render/image_orientation';
import { app, type AppState } from '../../state';
import { displayOf, optionsOf } from '../../views';
import { useApp, useViewer } from '../use_app';
import classes from './picture.module.css';
import type { Zoom } from './zoom';

/** The display of the CameraInfo that belongs to an image; undefined where there is none. */
function cameraOf(state: AppState, view: string): string | undefined {
  const topic = infoTopicOf(displayOf(state, view)?.topic ?? '');
  return Object.values(state.displays).find((one) => one.topic === topic)?.display;
}

/** The scene is drawn as the camera saw it: not over a picture that is mirrored or turned. */
function asTaken(state: AppState, view: string): boolean {
  return isUpright(readOrientation(optionsOf(state, view)));
}

/** Why the scene cannot be drawn over a picture; '' where it can. */
function obstacle(camera: string | undefined, upright: boolean): string {
  if (camera === undefined) {
    return 'The scene cannot be drawn over this picture: its topic has no camera_info';
  }
  return upright ? '' : 'The scene cannot be drawn over a picture that is mirrored or turned';
}

export function OverlayButton({ id }: { id: string }): JSX.Element {
  const shown = useApp((state) => id in state.overlays);
  const camera = useApp((state) => cameraOf(state, id));
  const upright = useApp((state) => asTaken(state, id));
  const why = obstacle(camera, upright);
  const toggle = (): void => {
    const { overlays } = app.getState();
    const others = Object.fromEntries(Object.entries(overlays).filter(([view]) => view !== id));
    app.setState({ overlays: shown || !camera ? others : { ...others, [id]: camera } });
  };
  return (
    <button
      type="button"
      aria-pressed={shown}
      disabled={why !== ''}
      title={why || `Draw the scene over the picture, through the lens of ${camera}`}
      onClick={toggle}
    >
      3D
    </button>
  );
}

export function Overlay({ id, zoom }: { id: string; zoom: Zoom }): JSX.Element | null {
  const viewer = useViewer();
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useApp((state) => id in state.overlays && asTaken(state, id));
  useEffect(() => {
    if (!shown) return;
    viewer.showOverlay(id, canvas.current);
    return () => viewer.showOverlay(id, null);
  }, [viewer, id, shown]);
  if (!shown) return null;
  return (
    <canvas
      ref={canvas}
      className={`${classes.canvas} ${classes.overlay}`}
      aria-hidden
      style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
    />
  );
}
