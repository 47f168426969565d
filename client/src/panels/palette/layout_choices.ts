// SPDX-License-Identifier: Apache-2.0
/** What can be done with layouts: load, keep, save, share. */

import { addNotice } from '../../actions';
import { readLayoutText, writeLayoutText } from '../../layout_requests';
import { linkTo, LONGEST } from '../../layout_link';
import { keepLayout, namedLayouts } from '../../layout_store';
import { applyLayout, currentLayout, resetLayout } from '../../layouts';
import { cameraAt } from '../../render/carried';
import type { ViewerHandle } from '../../render/viewer_handle';
import { app, type AppState } from '../../state';
import type { LayoutDocument } from '../../wire/messages';
import { saveAs } from '../save_file';
import { leftOut } from './left_out_state';
import type { Choice } from './palette_state';

const GROUP = 'Layout';
const NO_FILE =
  'this server may write none: whoever starts it gives it a layout file and sets layout_writable';
const SAVED = 'Layouts kept in this browser';

/** Commands for the state as it is; `name` asks the viewer for a name. */
export function layoutChoices(
  state: AppState,
  viewer: ViewerHandle,
  askName: (then: (name: string) => void) => void,
): Choice[] {
  const { hello } = state;
  const reads = hello?.layouts === 'read' || hello?.layouts === 'save';
  const unread = reads ? '' : 'this server reads no layouts';
  const mayNot = hello?.role === 'operator' ? '' : 'only operators save';
  const unsaved = hello?.layouts === 'save' ? mayNot : NO_FILE;
  const now = (): LayoutDocument => currentLayout(app.getState(), viewer.camera());
  const named = Object.entries(namedLayouts.getState());
  return [
    {
      id: 'layout.keep',
      label: 'Keep the layout in this browser ...',
      group: GROUP,
      run: () => askName((name) => told(keepLayout(name, now()), `Kept as ${name}.`)),
    },
    {
      id: 'layout.link',
      label: 'Copy a link to what is seen',
      detail: 'frame, camera, displays and their settings',
      group: GROUP,
      run: () => void tried('The link was not copied', () => copyLink(now())),
    },
    {
      id: 'layout.open',
      label: 'Open a layout or .rviz file ...',
      group: GROUP,
      disabledBecause: unread,
      run: () => void tried('The file was not opened', () => openFile(viewer)),
    },
    {
      id: 'layout.download',
      label: 'Download the layout as YAML',
      group: GROUP,
      disabledBecause: unread,
      run: () => void tried('The layout was not downloaded', () => download(now())),
    },
    {
      id: 'layout.save',
      label: "Save the layout to the server's file",
      detail:
        unsaved === '' ? 'comments within its displays are lost; all else in the file stays' : '',
      group: GROUP,
      disabledBecause: unsaved,
      run: () =>
        void tried('The layout was not saved', async () => {
          await writeLayoutText(now(), 'file');
        }),
    },
    {
      id: 'layout.reset',
      label: "Reset to the server's layout",
      group: GROUP,
      run: () => {
        resetLayout(app.getState().hello);
        viewer.resetView();
      },
    },
    ...named.flatMap(([name, layout]): Choice[] => [
      {
        id: `layout.load ${name}`,
        label: `Load ${name}`,
        detail: `${layout.views.length} displays in ${layout.fixed_frame || 'any frame'}`,
        group: SAVED,
        run: () => showLayout(layout, name, viewer),
      },
      {
        id: `layout.delete ${name}`,
        label: `Delete the layout ${name}`,
        group: SAVED,
        run: () => told(keepLayout(name, null), `Deleted ${name}.`),
      },
    ]),
  ];
}

/** Show a layout, from its camera where it has one. */
export function showLayout(layout: LayoutDocument, name: string, viewer: ViewerHandle): void {
  applyLayout(layout, name);
  const camera = cameraAt(layout.camera);
  if (camera) viewer.setCamera(camera);
}

function told(problem: string, done: string): void {
  const level = problem === '' ? 'info' : 'warning';
  addNotice({ level, text: problem === '' ? done : problem, about: 'layout' });
}

async function tried(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    addNotice({ level: 'error', text: `${what}: ${why}`, about: 'layout' });
  }
}

async function copyLink(layout: LayoutDocument): Promise<void> {
  const link = await linkTo(layout);
  if (link === null) {
    throw new Error(`it would be longer than ${LONGEST} characters; download the layout instead`);
  }
  // Without https or localhost there is no clipboard: the address bar has it.
  if (navigator.clipboard as Clipboard | undefined) await navigator.clipboard.writeText(link);
  else history.replaceState(null, '', link);
  const where = 'clipboard' in navigator ? 'copied' : 'in the address bar';
  addNotice({ level: 'info', text: `The link is ${where}.`, about: 'layout' });
}

async function download(layout: LayoutDocument): Promise<void> {
  const text = await writeLayoutText(layout, 'text');
  saveAs(new Blob([text], { type: 'application/yaml' }), 'layout.yaml');
}

const SUFFIXES = ['.yaml', '.yml', '.rviz'];

/** Whether a file is a layout, by its name. */
export function isLayout(file: File): boolean {
  return SUFFIXES.some((suffix) => file.name.toLowerCase().endsWith(suffix));
}

/** Show the layout in a file; what is wrong with it is told as a notice. */
export function openLayout(file: File, viewer: ViewerHandle): void {
  void tried('The file was not opened', () => read(file, viewer));
}

async function openFile(viewer: ViewerHandle): Promise<void> {
  const file = await chosenFile();
  if (file !== null) await read(file, viewer);
}

async function read(file: File, viewer: ViewerHandle): Promise<void> {
  const answer = await readLayoutText(file.name, await file.text());
  showLayout(answer.layout, file.name, viewer);
  if (answer.left_out.length) leftOut.setState({ file: file.name, lines: answer.left_out });
}

function chosenFile(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = SUFFIXES.join(',');
    input.onchange = () => resolve(input.files?.[0] ?? null);
    input.oncancel = () => resolve(null);
    input.click();
  });
}
