// SPDX-License-Identifier: Apache-2.0
/** The windows of all shown image displays, floating over the view. */

import { useElementSize } from '@mantine/hooks';
import type { JSX } from 'react';
import { isVisible, type AppState } from '../../state';
import { useArrangement } from '../arrangement';
import { useAppShallow } from '../use_app';
import { ImageWindow } from './image_window';
import classes from './image_window.module.css';

const TYPES = new Set(['sensor_msgs/msg/Image', 'sensor_msgs/msg/CompressedImage']);

/** Ids of the image displays that this viewer looks at. */
export function shownImages(state: AppState): string[] {
  return Object.values(state.displays)
    .filter((display) => TYPES.has(display.ros_type) && isVisible(state, display.display))
    .sort((a, b) => a.order - b.order || a.title.localeCompare(b.title))
    .map((display) => display.display);
}

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
