import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookie } from '../src/calls';
import { draftOf } from '../src/drafts';
import { french, translate } from '../src/french';
import { placeOf } from '../src/place';

test('dates and times read as in France', () => {
  assert.equal(french('2027-01-15'), '15/01/2027');
  assert.equal(french('2027-01-15T08:00'), '15/01/2027 à 08:00');
  assert.equal(french('bientôt'), 'bientôt');
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

test('a draft belongs to one person and one form, and survives a spoilt store', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  } as unknown as Storage;
  draftOf('agent', 'demande', store).keep({ purpose: 'Permanence' });
  assert.deepEqual(draftOf('agent', 'demande', store).kept()?.values, { purpose: 'Permanence' });
  assert.equal(draftOf('agent2', 'demande', store).kept(), undefined);
  draftOf('agent', 'demande', store).forget();
  assert.equal(draftOf('agent', 'demande', store).kept(), undefined);
  kept.set('parcours:brouillon:agent:demande', '{');
  assert.equal(draftOf('agent', 'demande', store).kept(), undefined);
});
