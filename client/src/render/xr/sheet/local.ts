// SPDX-License-Identifier: Apache-2.0
/** What an operator opened on a sheet: folders, tabs, the list of a dropdown, a question. It is theirs alone, and not kept. */

import type { WidgetValue } from '../../../widgets';

export class Local {
  private readonly toggled = new Set<string>();
  private readonly tabs = new Map<string, string>();
  private list = '';
  private question: { id: string; value: WidgetValue } | null = null;

  constructor(private readonly changed: () => void) {}

  isOpen(id: string, usual: boolean): boolean {
    return this.toggled.has(id) ? !usual : usual;
  }

  toggle(id: string): void {
    if (!this.toggled.delete(id)) this.toggled.add(id);
    this.changed();
  }

  /** The chosen one of these tabs, the first where none was chosen. */
  tab(group: string, tabs: readonly string[]): string {
    const chosen = this.tabs.get(group) ?? '';
    return tabs.includes(chosen) ? chosen : (tabs[0] ?? '');
  }

  choose(group: string, tab: string): void {
    this.tabs.set(group, tab);
    this.changed();
  }

  /** One list is open at a time. */
  isListed(id: string): boolean {
    return this.list === id;
  }

  toggleList(id: string): void {
    this.list = this.list === id ? '' : id;
    this.changed();
  }

  /** Ask before a widget is set to this. */
  ask(id: string, value: WidgetValue): void {
    this.question = { id, value };
    this.changed();
  }

  /** What a widget shall be set to, if that is asked; undefined if not. */
  asked(id: string): WidgetValue | undefined {
    return this.question?.id === id ? this.question.value : undefined;
  }

  answered(): void {
    this.question = null;
    this.changed();
  }
}
