import { call, type Reply } from './calls';
import type { Values } from './values';

/**
 * What somebody has typed and not sent yet: on the server, for him alone and on whichever device he goes on; in this
 * browser only while the server cannot be reached.
 */
export interface Draft {
  /** @returns whether the server has it; if not, this browser has */
  keep(values: Values): Promise<boolean>;
  kept(): Promise<Kept | undefined>;
  forget(): Promise<void>;
}

export interface Kept {
  /** Wall time, `yyyy-MM-ddTHH:mm`. */
  readonly at: string;
  readonly values: Values;
}

type Ask = (method: 'GET' | 'PUT' | 'DELETE', json?: unknown) => Promise<Reply>;

/** Asks for the draft of a task, or of the start form (`start`). */
export function draftDesk(root: string, form: string): Ask {
  const address = `${root}/api/drafts/${encodeURIComponent(form)}`;
  return (method, json) => call(method, address, undefined, json);
}

/** @param form as the server names it */
export function draftOf(user: string, form: string, ask: Ask, store: Storage = localStorage): Draft {
  const name = `parcours:brouillon:${user}:${form}`;
  return {
    async keep(values) {
      const kept: Kept = { at: wallTime(new Date()), values };
      store.setItem(name, JSON.stringify(kept));
      const { ok } = await ask('PUT', values);
      if (ok) store.removeItem(name);
      return ok;
    },
    async kept() {
      return here() ?? (await there());
    },
    async forget() {
      store.removeItem(name);
      await ask('DELETE');
    },
  };

  /** It is here because the server did not get it: so it is the newer one. */
  function here(): Kept | undefined {
    try {
      return (JSON.parse(store.getItem(name) ?? 'null') as Kept | null) ?? undefined;
    } catch {
      return undefined;
    }
  }

  async function there(): Promise<Kept | undefined> {
    const reply = await ask('GET');
    if (!reply.ok || reply.body === undefined) return undefined;
    const { savedAt, fields } = reply.body as { savedAt: string; fields: Values };
    return { at: savedAt, values: fields };
  }
}

function wallTime(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
