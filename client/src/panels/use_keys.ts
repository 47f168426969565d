// SPDX-License-Identifier: Apache-2.0
/** Listens to the keyboard for the whole page. */

import { useEffect } from 'react';
import { addNotice, setSettings, setViewMode, stop, togglePlaying } from '../actions';
import { redo, undo } from '../history';
import { isWanted, isWantedKey } from '../input/wanted';
import type { ViewerHandle } from '../render/viewer_handle';
import { commandOfKey, trigger } from '../script_commands';
import { app, isLeftOpen } from '../state';
import { MODE_INFO, VIEW_MODES } from '../view_modes';
import { dropLast, sendDraft } from '../placing';
import { escape, offeredTools, setTool, TOOLS, tools, type Tool } from '../tools';
import { isNeeded, isShortcut, isStop, isTyping } from './key_list';
import { openPalette } from './palette/palette_state';
import { toggleDock } from './dock/dock_state';

/** Do what the keys say until the component goes; ``help`` opens the list of keys. */
export function useKeys(viewer: ViewerHandle, help: () => void): void {
  useEffect(() => {
    const actions: Record<string, () => void> = {
      l: toggleLeft,
      k: toggleRight,
      j: toggleDock,
      r: () => viewer.resetView(),
      ...Object.fromEntries(
        VIEW_MODES.map((mode) => [MODE_INFO[mode].key, () => setViewMode(mode)]),
      ),
      ...Object.fromEntries(
        (Object.keys(TOOLS) as Tool[]).map((tool) => [TOOLS[tool].key, () => choose(tool)]),
      ),
      i: () => setTool('select'),
      Escape: escape,
      '/': search,
      '+': () => openPalette('add'),
      '?': help,
    };
    const pressed = (event: KeyboardEvent): void => {
      if (isStop(event)) {
        event.preventDefault();
        event.stopPropagation();
        if (event.repeat) return;
        if (app.getState().serverless) togglePlaying();
        else stop();
        return;
      }
      if (commanded(event)) return event.preventDefault();
      // Escape closes what is open, whoever else wants to know of it.
      if (triggered(event) && event.key !== 'Escape') return event.preventDefault();
      if (event.key === 'Enter' && switches(event.target)) event.target.click();
      if (drafted(event)) return event.preventDefault();
      const own = isShortcut(event) && !walks(event) && !givenAway(event);
      const action = own ? actions[event.key] : undefined;
      if (action === undefined) return;
      // What else is open closes by it, too.
      if (event.key === 'Escape') return action();
      event.preventDefault();
      action();
    };
    // A button acts on space when the key is let go.
    const released = (event: KeyboardEvent): void => {
      if (isStop(event)) event.preventDefault();
    };
    window.addEventListener('keydown', pressed, { capture: true });
    window.addEventListener('keyup', released, { capture: true });
    return () => {
      window.removeEventListener('keydown', pressed, { capture: true });
      window.removeEventListener('keyup', released, { capture: true });
    };
  }, [viewer, help]);
}

/** In first person s is a step back. */
function walks(event: KeyboardEvent): boolean {
  const inView = event.target instanceof HTMLCanvasElement;
  return event.key === 's' && inView && app.getState().settings.viewMode === 'first_person';
}

/** A script has those letters and digits for itself that it listens to. */
function givenAway(event: KeyboardEvent): boolean {
  const state = app.getState();
  const told = isWanted(state, 'keys') && isWantedKey(state, event);
  return told && /^[\p{L}\p{N}]$/u.test(event.key);
}

/** Ctrl+K, and undo and redo where no text is typed, which has its own. */
function commanded(event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key.toLowerCase();
  if (key === 'k') openPalette('commands');
  else if (isTyping(event.target)) return false;
  else if (key === 'z') tell(event.shiftKey ? redo() : undo(), event.shiftKey);
  else if (key === 'y') tell(redo(), true);
  else return false;
  return true;
}

/** A program's own key, where it neither is typed text nor moves the focus or what has it; it goes before those of the page. */
function triggered(event: KeyboardEvent): boolean {
  if (event.repeat || isTyping(event.target) || isNeeded(event)) return false;
  const command = commandOfKey(app.getState(), event);
  if (command === undefined) return false;
  trigger(command);
  return true;
}

/** A tool that this page has; the key of another one does nothing. */
function choose(tool: Tool): void {
  if (offeredTools(app.getState()).includes(tool)) setTool(tool);
}

/** Enter sends what was put down with a tool, Backspace takes the last of it back. */
function drafted(event: KeyboardEvent): boolean {
  if (tools.getState().draft.length === 0 || !isShortcut(event) || isNeeded(event)) return false;
  if (event.key === 'Enter') sendDraft();
  else if (event.key === 'Backspace') dropLast();
  else return false;
  return true;
}

function tell(what: string, again: boolean): void {
  if (what === '') return;
  addNotice({ level: 'info', text: `${again ? 'Done again' : 'Undone'}: ${what}`, about: 'undo' });
}

function toggleLeft(): void {
  setSettings({ leftOpen: !isLeftOpen(app.getState()) });
}

function toggleRight(): void {
  setSettings({ rightOpen: !app.getState().settings.rightOpen });
}

function search(): void {
  setSettings({ leftOpen: true });
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[aria-label="Search displays"]')?.focus();
  });
}

function switches(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type);
}
