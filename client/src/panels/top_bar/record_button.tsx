// SPDX-License-Identifier: Apache-2.0
/** Records what viewers look at to a file on the bridge's machine. */

import type { JSX } from 'react';
import { ToolButton } from '../tool_button';
import { useApp } from '../use_app';

export function RecordButton(): JSX.Element | null {
  const recording = useApp((state) => state.recording);
  const send = useApp((state) => state.send);
  const viewer = useApp((state) => state.hello?.role === 'viewer');
  if (recording === null) return null;
  const { on } = recording;
  return (
    <ToolButton
      icon={on ? 'recording' : 'record'}
      label={on ? 'End the recording' : 'Record what is shown'}
      pressed={on}
      running={on}
      disabledBecause={viewer ? 'only operators may record' : ''}
      onClick={() => send({ t: 'SetRecording', on: !on })}
    />
  );
}
