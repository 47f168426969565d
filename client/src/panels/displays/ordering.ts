// SPDX-License-Identifier: Apache-2.0
/** Drags rows of the list to other places. */

import { useState, type DragEvent } from 'react';
import { moveView } from '../../actions';

const KIND = 'application/x-ros-viz-bridge-view';

interface Ordering {
  onDragStart: (event: DragEvent) => void;
  onDragOver: (event: DragEvent) => void;
  onDragLeave: () => void;
  onDrop: (event: DragEvent) => void;
  'data-drop': boolean | undefined;
}

/** What a row needs so that it can be dragged, and others dropped on it: those take its place. */
export function useOrdering(id: string, listed: readonly string[]): Ordering {
  const [over, setOver] = useState(false);
  const takes = (event: DragEvent): boolean =>
    listed.length > 1 && event.dataTransfer.types.includes(KIND);
  return {
    onDragStart: (event) => {
      event.dataTransfer.setData(KIND, id);
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event) => {
      if (!takes(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event) => {
      setOver(false);
      if (!takes(event)) return;
      event.preventDefault();
      moveView(listed, event.dataTransfer.getData(KIND), listed.indexOf(id));
    },
    'data-drop': over || undefined,
  };
}
