// SPDX-License-Identifier: Apache-2.0
/** What to do with a tool that publishes, where it goes, and what was put down with it so far. */

import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { draftLacks, dropLast, sendDraft, takesSeveral } from '../../placing';
import { isLooking, setTool, targetOf, TOOLS, tools, useTools } from '../../tools';
import { useFolding } from '../phone/folding';
import { NumberField } from '../number_field';
import { Toggle } from '../toggle';
import { useApp } from '../use_app';
import { Card } from './card';
import classes from './tool_card.module.css';

export function ToolCard(): JSX.Element | null {
  const tool = useTools((state) => state.tool);
  const count = useTools((state) => state.draft.length);
  const height = useTools((state) => state.height);
  const onSurface = useTools((state) => state.onSurface);
  const target = useApp((state) => targetOf(state, tool));
  const fixed = useApp((state) => state.fixedFrame);
  const { label, hint } = TOOLS[tool];
  const { whole, fold } = useFolding(label);
  if (isLooking(tool) || target === null) return null;
  const lacks = draftLacks();
  const word = tool === 'polygon' ? 'corner' : 'place';
  return (
    <Card
      title={label}
      label={label}
      tools={fold}
      narrow={!whole}
      onClose={() => setTool('select')}
    >
      <p className={classes.text} role="status">
        {whole ? `${hint} (Esc ends)` : hint}
      </p>
      {(whole || target.listeners === 0) && (
        <p className={classes.text}>
          <code>{target.topic}</code> in {fixed}
          {target.listeners === 0 && <b className={classes.warning}> · nobody listens</b>}
        </p>
      )}
      {whole && tool !== 'clicked_point' && (
        <div className={classes.row}>
          <Toggle
            label="On what is seen"
            on={onSurface}
            onChange={(seen) => tools.setState({ onSurface: seen })}
          />
          <span className={classes.text}>On what is seen</span>
          <div className={classes.height}>
            <NumberField
              label="Height"
              value={height}
              minimum={0}
              maximum={0}
              step={0.1}
              unit="m"
              disabled={onSurface}
              onChange={(value) => tools.setState({ height: value })}
            />
          </div>
        </div>
      )}
      {takesSeveral(tool) && (
        <div className={classes.row}>
          <span className={classes.text}>
            {count} {word}
            {count === 1 ? '' : 's'}
          </span>
          <span className={classes.space} />
          <Button size="compact-sm" variant="default" disabled={count === 0} onClick={dropLast}>
            Take back
          </Button>
          <Button size="compact-sm" disabled={lacks !== ''} title={lacks} onClick={sendDraft}>
            Send
          </Button>
        </div>
      )}
    </Card>
  );
}
