// SPDX-License-Identifier: Apache-2.0
/** Records what viewers look at to a file on the bridge's machine, and says where it is. */

import { useEffect, useRef, type JSX } from 'react';
import { addNotice } from '../../actions';
import { formatSize } from '../format';
import { ToolButton } from '../tool_button';
import { useApp } from '../use_app';

export function RecordButton(): JSX.Element | null {
  const recording = useApp((state) => state.recording);
  const send = useApp((state) => state.send);
  const viewer = useApp((state) => state.hello?.role === 'viewer');
  const ran = useRef(false);
  useEffect(() => {
    if (recording === null) return;
    const { on, file, problem, size, lost } = recording;
    if (problem !== '') addNotice({ level: 'error', text: `Recording: ${problem}`, about: file });
    else if (ran.current && !on) {
      const missing = lost ? `; ${lost} messages are missing: the disk was too slow` : '';
      const text = `Recorded ${formatSize(size)} to ${file}${missing}`;
      addNotice({ level: lost ? 'warning' : 'info', text, about: file });
    }
    ran.current = on;
  }, [recording]);
  if (recording === null) return null;
  const { on } = recording;
  return (
    <ToolButton
      icon="record"
      label={on ? 'End the recording' : 'Record what is shown'}
      pressed={on}
      disabledBecause={viewer ? 'only operators may record' : ''}
      onClick={() => send({ t: 'SetRecording', on: !on })}
    />
  );
}
