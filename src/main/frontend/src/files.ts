import { call, type Reply } from './calls';

/** A file that waits on the server for the form that will name it. */
export interface Staged {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** Where the files of a form go as soon as they are chosen. */
export interface FileDesk {
  send(file: File): Promise<Reply>;
  /** Those of this person that wait already. */
  waiting(): Promise<readonly Staged[]>;
  takeBack(id: string): Promise<void>;
}

/** @param root of our application; empty unless it has a context path */
export function fileDesk(root = ''): FileDesk {
  const address = `${root}/api/documents/staged`;
  return {
    send: (file) => call('POST', address, undefined, formOf({ file })),
    async waiting() {
      const reply = await call('GET', address);
      return reply.ok ? (reply.body as Staged[]) : [];
    },
    async takeBack(id) {
      await call('DELETE', `${address}/${encodeURIComponent(id)}`);
    },
  };
}

export function formOf(fields: Readonly<Record<string, string | File>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

export const LARGEST = 25 * 1024 * 1024;

export const TOO_LARGE = 'Un fichier ne dépasse pas 25 Mo.';

/** `1536` → `2 ko`, `1300000` → `1,2 Mo`. */
export function sizeInFrench(bytes: number): string {
  const [amount, unit] = bytes < 1024 * 1024 ? [Math.ceil(bytes / 1024), 'ko'] : [bytes / 1024 / 1024, 'Mo'];
  return `${amount.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0${unit}`;
}
