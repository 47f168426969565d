// SPDX-License-Identifier: Apache-2.0
/** What a display may know of the others: a cloud out of a depth image needs its camera, and a picture for its colours. */

import type { AppState } from './state';
import type { CameraModel, PictureMessage } from './wire/messages';

export interface Others {
  /** The topic of a display; '' where there is none. */
  topicOf(display: string): string;
  /** The display of a topic. */
  displayOf(topic: string): string | undefined;
  /** The newest of a display, whether or not it is looked at. */
  image(display: string): PictureMessage | undefined;
  camera(display: string): CameraModel | undefined;
}

/** The displays of topics of a type. */
export function displaysOfType({ displays }: AppState, rosType: string): string[] {
  const found = Object.values(displays).filter((one) => one.ros_type === rosType);
  return found.map((one) => one.display);
}

export function othersIn(state: () => AppState): Others {
  return {
    topicOf: (display) => state().displays[display]?.topic ?? '',
    displayOf: (topic) => {
      const { displays } = state();
      // The node names displays by their topics.
      if (displays[topic]?.topic === topic) return topic;
      return Object.values(displays).find((one) => one.topic === topic)?.display;
    },
    image: (display) => state().images[display],
    camera: (display) => state().cameras[display],
  };
}
