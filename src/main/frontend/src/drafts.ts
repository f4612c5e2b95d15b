import type { Values } from './values';

/** What somebody has typed and not sent yet, kept in this browser for him alone. */
export interface Draft {
  keep(values: Values): void;
  kept(): Kept | undefined;
  forget(): void;
}

export interface Kept {
  /** Wall time, `yyyy-MM-ddTHH:mm`. */
  readonly at: string;
  readonly values: Values;
}

/** @param form id of the task, or another name for a form without one */
export function draftOf(user: string, form: string, store: Storage = localStorage): Draft {
  const name = `parcours:brouillon:${user}:${form}`;
  return {
    keep(values) {
      const kept: Kept = { at: wallTime(new Date()), values };
      store.setItem(name, JSON.stringify(kept));
    },
    kept() {
      try {
        return (JSON.parse(store.getItem(name) ?? 'null') as Kept | null) ?? undefined;
      } catch {
        return undefined;
      }
    },
    forget() {
      store.removeItem(name);
    },
  };
}

function wallTime(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
