// SPDX-License-Identifier: Apache-2.0
/** The panel in a headset: who has the robot, what went wrong, how the scene is seen, and the widgets. */

import { dismissNotice, releaseControl, setSettings, takeControl } from '../../actions';
import { XR_GROUP } from '../../input/xr/report';
import type { AppState } from '../../state';
import { nameOf } from '../../who';
import { widgetsIn } from '../../widgets';
import { controlWords } from './hand_state';
import { line, words, type Cell, type Line } from './sheet/cells';
import { button, tabLines } from './sheet/kinds';
import type { Local } from './sheet/local';
import { widgetLines } from './sheet/widget_lines';

/** So many of the newest words of the server are shown. */
const NOTICES = 2;

/** How the scene is seen, and moved. */
export interface View {
  /** Metres of the scene to one of the operator. */
  scale: () => number;
  grabbing: boolean;
  walking: boolean;
  passthrough: boolean;
  toggleGrabbing: () => void;
  toggleWalking: () => void;
  /** To the left, in steps of 30 degrees. */
  turn: (steps: number) => void;
  unscale: () => void;
  recenter: () => void;
  close: () => void;
}

export function consoleLines(state: AppState, view: View, local: Local): Line[] {
  const title = state.hello?.label ?? '';
  const head: Cell = { kind: 'handle', id: 'handle', text: title || 'ros_viz_bridge' };
  const close = button('close', 'Close', view.close, { look: 'quiet' });
  return [
    { cells: [head, close], shares: [4, 1] },
    ...modalLines(state, local),
    ...controlLines(state),
    ...noticeLines(state),
    ...widgetLines(state, '', local),
    ...panelLines(state, local),
    ...viewLines(state, view, local),
  ];
}

/** Who has the robot, and the way to it. */
function controlLines(state: AppState): Line[] {
  const { text, tone } = controlWords(state);
  const lines = [words(text, tone)];
  const group = state.control?.groups.find((each) => each.group === XR_GROUP);
  const own = state.hello?.client_id ?? '';
  if (!group || state.hello?.role !== 'operator') return lines;
  const others = group.waiting.filter((each) => each !== own);
  if (group.holder === own) {
    const asks = others[0];
    if (asks === undefined) return lines;
    const hand = button('hand_over', `Hand over to ${nameOf(state, asks)}`, () =>
      releaseControl(XR_GROUP, asks),
    );
    return [...lines, words(`${nameOf(state, asks)} asks for the control.`), line(hand)];
  }
  const waits = group.waiting.includes(own);
  const ask = group.holder === '' ? 'Take control' : waits ? 'Asked' : 'Ask for control';
  const cell = button('take', ask, () => takeControl(XR_GROUP), {
    disabled: waits,
    look: 'accent',
  });
  return [...lines, line(cell)];
}

function noticeLines({ notices }: AppState): Line[] {
  const bad = notices.filter(({ level, about }) => level !== 'info' && about !== 'xr');
  return bad.slice(-NOTICES).map(({ id, text, level }) => ({
    cells: [
      { kind: 'text', text, tone: level === 'error' ? 'bad' : 'warning' },
      button(`notice/${id}`, 'OK', () => dismissNotice(id), { look: 'quiet' }),
    ],
    shares: [6, 1],
  }));
}

/** A script's window comes before all else, until the script closes it. */
function modalLines(state: AppState, local: Local): Line[] {
  const top = widgetsIn(state, 'modals').at(-1);
  if (top === undefined) return [];
  const label = state.widgets[top]?.label ?? '';
  return [words(label, 'heading'), ...widgetLines(state, top, local), line({ kind: 'rule' })];
}

/** A script's panels, which beside the page's view are windows. */
function panelLines(state: AppState, local: Local): Line[] {
  return widgetsIn(state, 'panels').flatMap((id) => {
    const tabs = widgetsIn(state, id).map((tab) => state.widgets[tab]!);
    const within = (inner: string): Line[] => widgetLines(state, inner, local);
    const label = state.widgets[id]?.label ?? '';
    const head = label === '' ? [] : [words(label, 'heading')];
    return [line({ kind: 'rule' }), ...head, ...tabLines(id, tabs, within, local)];
  });
}

function viewLines(state: AppState, view: View, local: Local): Line[] {
  const open = local.isOpen('view', true);
  const toggle = button('view', `${open ? '▾' : '▸'}  View`, () => local.toggle('view'), {
    look: 'quiet',
  });
  const head = [line({ kind: 'rule' }), line(toggle)];
  if (!open) return head;
  const { grid } = state.settings;
  const scale = view.scale();
  const size = Number(scale.toPrecision(2));
  const lines = [
    line(
      button('view/left', '↺ 30°', () => view.turn(1)),
      button('view/right', '↻ 30°', () => view.turn(-1)),
      button('view/recenter', 'Recenter', view.recenter),
    ),
    line(
      { kind: 'text', text: `Scale 1 : ${size}` },
      button('view/unscale', '1 : 1', view.unscale, { disabled: scale === 1 }),
    ),
    line(button('view/walk', 'Sticks move me', view.toggleWalking, { on: view.walking })),
    line(button('view/grab', 'Grips move the scene', view.toggleGrabbing, { on: view.grabbing })),
    ...(view.grabbing
      ? [
          words(
            'Squeeze a grip or pinch: one hand moves, both turn and scale. The robot gets no hands meanwhile.',
            'muted',
          ),
        ]
      : []),
    ...(view.passthrough
      ? []
      : [line(button('view/grid', 'Grid', () => setSettings({ grid: !grid }), { on: grid }))]),
  ];
  return [...head, ...lines];
}
