import { painted } from './dom';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reply } from '../src/calls';
import type { FileDesk, Staged } from '../src/files';
import { fill } from '../src/form';
import type { Component, Data } from '../src/schema';

const SCHEMA: Component = schemaOf(true);
const ONE_ONLY: Component = schemaOf(false);

function schemaOf(multiple: boolean): Component {
  return {
    type: 'default',
    id: 'request',
    components: [
      {
        type: 'filepicker',
        id: 'papers',
        key: 'papers',
        label: 'Pièces jointes (facultatif)',
        description: 'Dix au plus.',
        multiple,
        accept: '.pdf',
      } as Component,
    ],
  };
}

const PLAN: Staged = { id: 'id-plan', name: 'Plan.pdf', size: 2048 };

function desk(waiting: readonly Staged[] = []) {
  const takenBack: string[] = [];
  const made: FileDesk = {
    send: (file): Promise<Reply> =>
      Promise.resolve(
        file.name.endsWith('.pdf')
          ? { ok: true, body: { id: `id-${file.name}`, name: file.name, size: file.size } }
          : { ok: false, problem: { status: 415, detail: 'Format non admis.', errors: [] } },
      ),
    waiting: () => Promise.resolve(waiting),
    takeBack: (id) => {
      takenBack.push(id);
      return Promise.resolve();
    },
  };
  return { made, takenBack };
}

async function shown(data: Data, at: FileDesk, schema = SCHEMA) {
  const host = document.createElement('div');
  document.body.append(host);
  const form = await fill(host, { schema, data }, {}, at);
  await painted();
  return {
    host,
    form,
    rows: () => [...host.querySelectorAll('li')].map((row) => row.firstChild?.textContent),
  };
}

function choose(host: Element, ...names: string[]): void {
  const input = host.querySelector('input');
  assert.ok(input);
  const files = names.map((name) => new File(['contenu'], name));
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

test('a file leaves when it is chosen and the answer names it by its id', async () => {
  const { made } = desk();
  const { host, form, rows } = await shown({}, made);
  choose(host, 'Plan.pdf', 'Note.pdf');
  await painted();
  assert.deepEqual(rows(), ['Plan.pdf (1\u00a0ko) ', 'Note.pdf (1\u00a0ko) ']);
  assert.deepEqual(await form.answer(), { papers: ['id-Plan.pdf', 'id-Note.pdf'] });
  form.destroy();
});

test('a refused file is said by its name, the others stay', async () => {
  const { made } = desk();
  const { host, form } = await shown({}, made);
  choose(host, 'Virus.exe', 'Plan.pdf');
  await painted();
  assert.equal(
    host.querySelector('.fjs-form-field-filepicker [role=alert]')?.textContent,
    '« Virus.exe » : Format non admis.',
  );
  assert.deepEqual(await form.answer(), { papers: ['id-Plan.pdf'] });
  form.destroy();
});

test('a file is taken back, and nothing is sent then', async () => {
  const { made, takenBack } = desk([PLAN]);
  const { host, form } = await shown({ papers: ['id-plan'] }, made);
  host.querySelector<HTMLElement>('li button')?.click();
  await painted();
  assert.deepEqual(takenBack, ['id-plan']);
  assert.deepEqual(await form.answer(), {});
  form.destroy();
});

test('where one file is expected, the next one takes its place and the former is taken back', async () => {
  const { made, takenBack } = desk();
  const { host, form } = await shown({}, made, ONE_ONLY);
  choose(host, 'Plan.pdf', 'Note.pdf');
  await painted();
  assert.deepEqual(takenBack, ['id-Plan.pdf']);
  assert.deepEqual(await form.answer(), { papers: ['id-Note.pdf'] });
  form.destroy();
});

test('a draft shows its files again and says which have gone', async () => {
  const { made } = desk([PLAN]);
  const { host, form, rows } = await shown({ papers: ['id-plan', 'id-gone'] }, made);
  await painted();
  assert.deepEqual(rows(), ['Plan.pdf (2\u00a0ko) ']);
  assert.match(host.textContent, /n'est plus disponible/);
  assert.deepEqual(await form.answer(), { papers: ['id-plan'] });
  form.destroy();
});
