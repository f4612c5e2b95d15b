import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookie } from '../src/calls';
import type { Reply } from '../src/calls';
import { draftOf } from '../src/drafts';
import { sizeInFrench } from '../src/files';
import { french, onDay, translate } from '../src/french';
import { placeOf } from '../src/place';

test('dates and times read as in France', () => {
  assert.equal(french('2027-01-15'), '15/01/2027');
  assert.equal(french('2027-01-15T08:00'), '15/01/2027 à 08:00');
  assert.equal(french('bientôt'), 'bientôt');
});

test("the engine's moments are days of Lille", () => {
  assert.equal(onDay('2027-01-12T17:00:00.000+0000'), 'le 12 janvier 2027');
  assert.equal(onDay('2026-12-31T23:30:00.000+0000'), 'le 1er janvier 2027');
  assert.equal(onDay(undefined), '');
});

test('a sentence of form-js keeps its numbers, zero too', () => {
  assert.equal(
    translate('Field must have minimum value of {value}.', { value: 0 }),
    'La valeur la plus basse est 0.',
  );
  assert.equal(translate('Something new.'), 'Something new.');
});

test('Tasklist tells where the form stands', () => {
  const engine = '/camunda/api/engine/engine/default';
  assert.deepEqual(placeOf(`${engine}/task/7f-1/deployed-form`), {
    root: '',
    taskId: '7f-1',
    submit: `${engine}/task/7f-1/submit-form`,
  });
  assert.deepEqual(placeOf(`/parcours${engine}/process-definition/j:1:2/deployed-start-form`), {
    root: '/parcours',
    taskId: null,
    submit: `/parcours${engine}/process-definition/j:1:2/submit-form`,
  });
  assert.equal(placeOf('/forms/other.html'), undefined);
});

test('a cookie is found by its whole name', () => {
  assert.equal(cookie('X-XSRF-TOKEN=a; XSRF-TOKEN=b%20c', 'XSRF-TOKEN'), 'b c');
  assert.equal(cookie('', 'XSRF-TOKEN'), undefined);
});

/** A browser's store. */
function storage(): Storage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  } as unknown as Storage & { readonly kept: Map<string, string> };
}

/** A server that keeps one draft, or is out of reach. */
function server() {
  let fields: unknown;
  const state = { reached: true };
  const ask = (method: string, json?: unknown): Promise<Reply> => {
    if (!state.reached) return Promise.resolve({ ok: false, problem: { status: 0, errors: [] } });
    if (method !== 'GET') fields = json;
    const body = fields === undefined ? undefined : { savedAt: '2026-11-24T10:00', fields };
    return Promise.resolve({ ok: true, body });
  };
  return { state, ask };
}

test('a draft follows its person to another device', async () => {
  const { ask } = server();
  const store = storage();
  await draftOf('agent', 'start', ask, store).keep({ purpose: 'Permanence' });
  assert.equal(store.kept.size, 0);

  const elsewhere = draftOf('agent', 'start', ask, storage());
  assert.deepEqual(await elsewhere.kept(), { at: '2026-11-24T10:00', values: { purpose: 'Permanence' } });
  await elsewhere.forget();
  assert.equal(await elsewhere.kept(), undefined);
});

test('while the server cannot be reached the draft waits in this browser, for its person', async () => {
  const { state, ask } = server();
  const store = storage();
  const draft = draftOf('agent', 'start', ask, store);
  state.reached = false;
  await draft.keep({ purpose: 'Permanence' });
  assert.deepEqual((await draft.kept())?.values, { purpose: 'Permanence' });
  assert.equal(await draftOf('agent2', 'start', ask, store).kept(), undefined);

  state.reached = true;
  await draft.keep({ purpose: 'Exposition' });
  assert.equal(store.kept.size, 0);
  store.kept.set('parcours:brouillon:agent:start', '{');
  assert.deepEqual((await draft.kept())?.values, { purpose: 'Exposition' });
});

test('a size reads as in France', () => {
  assert.equal(sizeInFrench(1), '1\u00a0ko');
  assert.equal(sizeInFrench(1536), '2\u00a0ko');
  assert.equal(sizeInFrench(1_300_000), '1,2\u00a0Mo');
});
