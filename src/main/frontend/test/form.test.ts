import { painted } from './dom';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fill } from '../src/form';
import { problem } from '../src/refusal';
import type { Component, Data } from '../src/schema';

const FORMS = '../../../forms';

const visit: Component & { readonly components: readonly object[] } = {
  type: 'default',
  id: 'visit',
  components: [
    { type: 'textarea', id: 'summary', key: 'summary', label: 'Dossier', readonly: true },
    { type: 'checkbox', id: 'held', key: 'held', label: 'Visite tenue' },
    {
      type: 'textfield',
      id: 'findings',
      key: 'findings',
      label: 'Constats',
      conditional: { hide: '=held != true' },
      validate: { required: true, minLength: 5 },
    } as Component,
    {
      type: 'dynamiclist',
      id: 'rooms',
      path: 'rooms',
      label: 'Pièces',
      isRepeating: true,
      defaultRepetitions: 0,
      properties: { minItems: '1' },
      components: [{ type: 'textfield', id: 'name', key: 'name', label: 'Nom' }],
    } as Component,
  ],
};

async function shown(schema: Component, data: Data) {
  const host = document.createElement('div');
  document.body.append(host);
  const valid: boolean[] = [];
  const form = await fill(host, { schema, data }, { validated: (now) => valid.push(now) });
  await painted();
  const text = (selector: string) => [...host.querySelectorAll(selector)].map((found) => found.textContent);
  return {
    host,
    form,
    valid,
    errors: () => text('.fjs-form-field-error li'),
    above: () => text('.parcours-alert p'),
  };
}

test('a paper that is shown by its address opens with a click, and nothing else does', async () => {
  const paper = (key: string, readonly: boolean) => ({
    type: 'textfield',
    id: key,
    key,
    label: key,
    readonly,
  });
  const schema = {
    type: 'default',
    id: 'papers',
    components: [paper('note', true), paper('typed', false), paper('evil', true)],
  };
  const { host, form } = await shown(schema, {
    note: '/api/documents/0a-1',
    typed: '/api/documents/0a-2',
    evil: 'javascript:alert(1)',
  });
  await painted();
  const links = [...host.querySelectorAll('.parcours-fields a[target=_blank]:not(.fjs-powered-by-link)')];
  assert.deepEqual(
    links.map((link) => link.getAttribute('href')),
    ['/api/documents/0a-1'],
  );
  form.destroy();
});

test('what a person reads is text, never markup or a template', async () => {
  const { host, form } = await shown(visit, { summary: '{{7*7}} <img src=x onerror=alert(1)>', rooms: [{}] });
  assert.equal(host.querySelector('textarea')?.value, '{{7*7}} <img src=x onerror=alert(1)>');
  assert.equal(host.querySelector('img'), null);
  assert.ok(host.querySelector('[ng-non-bindable]'));
  form.destroy();
});

test('an answer leaves out what is hidden or only shown', async () => {
  const { form } = await shown(visit, {
    summary: 'Dossier',
    findings: 'ancien',
    rooms: [{ name: 'Bureau' }],
  });
  assert.deepEqual(await form.answer(), { held: false, rooms: [{ name: 'Bureau' }] });
  form.destroy();
});

test('what must be mended is said in French, at the field and above', async () => {
  const { form, valid, errors, above } = await shown(visit, { held: true, rooms: [] });
  assert.equal(await form.answer(), undefined);
  assert.deepEqual(errors(), ['Ce champ est obligatoire.']);
  assert.deepEqual(above(), [
    '« Pièces » : ajoutez au moins une ligne.',
    'Un champ est à compléter ou à corriger.',
  ]);
  assert.equal(valid.at(-1), false);
  form.destroy();
});

test("the server's refusal stands at its field and does not lock the form", async () => {
  const data = { held: true, findings: 'Tout va bien', rooms: [{ name: 'Bureau' }] };
  const { form, valid, errors, above } = await shown(visit, data);
  const refused = { field: 'rooms[0].name', message: 'Cette pièce n’existe pas.' };
  form.refuse(problem(400, { errors: [refused, { field: 'gone', message: 'Hors du formulaire.' }] }));
  await painted();
  await painted();
  assert.deepEqual(errors(), ['Cette pièce n’existe pas.']);
  assert.equal(above()[0], 'Hors du formulaire.');
  assert.equal(valid.at(-1), true);
  assert.deepEqual(await form.answer(), data);
  form.destroy();
});

test('what is typed while another field is being painted is not lost', async () => {
  const schema: Component = {
    type: 'default',
    id: 'two',
    components: [
      { type: 'number', id: 'count', key: 'count', label: 'Effectif' },
      { type: 'textfield', id: 'use', key: 'use', label: 'Usage' },
    ],
  };
  const { host, form } = await shown(schema, {});
  const [count, use] = [...host.querySelectorAll('input')];
  assert.ok(count && use);
  type(count, '12');
  for (const text of ['P', 'Pe', 'Permanence']) {
    type(use, text);
    await painted();
    assert.equal(use.value, text);
  }
  assert.deepEqual(await form.answer(), { count: 12, use: 'Permanence' });
  form.destroy();
});

function type(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

for (const file of readdirSync(FORMS, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.form')) continue;
  test(`${file} renders, and left blank says in French what is missing`, async () => {
    const schema = JSON.parse(readFileSync(join(FORMS, file), 'utf8')) as Component;
    const { host, form, errors } = await shown(schema, {});
    await form.answer();
    await painted();
    assert.ok(host.querySelector('.fjs-form-field'));
    for (const message of errors()) assert.equal(message, 'Ce champ est obligatoire.');
    form.destroy();
  });
}

test('what is carried is not on the screen, and comes back as it came', async () => {
  const { host, form } = await shown(
    {
      type: 'default',
      components: [
        {
          type: 'group',
          components: [
            { type: 'textfield', id: 'use', key: 'use', label: 'Usage' },
            {
              type: 'textfield',
              id: 'draftedOn',
              key: 'draftedOn',
              label: 'Repère',
              properties: { carried: 'true' },
            },
          ],
        },
      ],
    },
    { use: 'Ateliers', draftedOn: 'abc' },
  );

  assert.equal(host.querySelectorAll('input').length, 1);
  assert.deepEqual(await form.answer(), { use: 'Ateliers', draftedOn: 'abc' });
  assert.deepEqual(await form.draft(), { use: 'Ateliers', draftedOn: 'abc' });
});
