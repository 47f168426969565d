// SPDX-License-Identifier: Apache-2.0
/** The windows of all shown image displays, floating over the view. */

import { useElementSize } from '@mantine/hooks';
import type { JSX } from 'react';
import { memoized } from '../../memoized';
import type { AppState } from '../../state';
import { allViews, displayOf, isVisible, optionsOf } from '../../views';
import { useArrangement } from '../arrangement';
import { useAppShallow } from '../use_app';
import { ImageWindow } from './image_window';
import classes from './image_window.module.css';

const TYPES = new Set(['sensor_msgs/msg/Image', 'sensor_msgs/msg/CompressedImage']);

/** Not what is drawn in the scene alone; before the eyes it is in a headset, and in the page in its window. */
function hasWindow({ show, place }: ReturnType<typeof optionsOf>): boolean {
  return show !== 'cloud' && place !== 'camera' && place !== 'scene';
}

/** The views of images that this viewer looks at in windows. */
export const shownImages = memoized(
  ({ displays, views, settings }: AppState) => [displays, views, settings],
  (state) =>
    allViews(state).filter(
      (view) =>
        TYPES.has(displayOf(state, view)?.ros_type ?? '') &&
        isVisible(state, view) &&
        hasWindow(optionsOf(state, view)),
    ),
);

export function ImageWindows(): JSX.Element {
  const ids = useAppShallow(shownImages);
  const stack = useArrangement((state) => state.stack);
  const { ref, width, height } = useElementSize();
  return (
    <div ref={ref} className={classes.area}>
      {width > 0 &&
        ids.map((id, index) => (
          <ImageWindow
            key={id}
            id={id}
            index={index}
            level={stack.indexOf(id)}
            areaWidth={width}
            areaHeight={height}
          />
        ))}
    </div>
  );
}
