import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Component, Shown } from '../src/schema';
import { camundaVariables, isOutdated, ownWords, values } from '../src/values';

const schema: Component = {
  type: 'default',
  id: 'form',
  components: [
    { type: 'textarea', id: 'summary', key: 'summary', readonly: true },
    {
      type: 'group',
      id: 'group',
      components: [
        { type: 'textfield', id: 'purpose', key: 'purpose' },
        { type: 'number', id: 'cost', key: 'cost' },
        { type: 'checkbox', id: 'urgent', key: 'urgent' },
        { type: 'radio', id: 'held', key: 'held' },
        { type: 'textfield', id: 'off', key: 'off', disabled: true },
      ],
    },
    {
      type: 'dynamiclist',
      id: 'rooms',
      path: 'rooms',
      components: [
        { type: 'textfield', id: 'name', key: 'name' },
        { type: 'checkbox', id: 'damp', key: 'damp' },
      ],
    },
  ],
};
const at = (id: string, ...valuePath: (string | number)[]): Shown => ({
  id,
  valuePath: valuePath.length > 0 ? valuePath : [id],
});

test('an answer holds what is shown and open, nothing read only, disabled or hidden', () => {
  const data = { summary: 'Dossier', purpose: 'Permanence', cost: 12, off: 'x', held: false, more: 1 };
  const shown = [at('form', ''), at('group', ''), at('summary'), at('purpose'), at('off'), at('held')];
  assert.deepEqual(values(schema, data, shown), { purpose: 'Permanence', held: false });
});

test('an unticked box says no, an empty field says nothing', () => {
  const shown = [at('purpose'), at('cost'), at('urgent'), at('held')];
  assert.deepEqual(values(schema, { purpose: '', cost: null, urgent: null }, shown), { urgent: false });
  assert.deepEqual(values(schema, { cost: 0, urgent: true }, shown), { cost: 0, urgent: true });
});

test('a list is one value with its rows, even a blank one', () => {
  const shown = [
    at('rooms', 'rooms'),
    at('name', 'rooms', 0, 'name'),
    at('damp', 'rooms', 0, 'damp'),
    at('name', 'rooms', 1, 'name'),
  ];
  const data = { rooms: [{ name: 'Bureau', damp: true }, { name: '' }] };
  assert.deepEqual(values(schema, data, shown), { rooms: [{ name: 'Bureau', damp: true }, {}] });
  assert.deepEqual(values(schema, { rooms: [] }, [at('rooms', 'rooms')]), {});
});

test('Camunda gets the types that the contract names', () => {
  const answer = {
    text: '2027-01-15',
    yes: true,
    whole: 3,
    half: 1.5,
    huge: 3e9,
    rooms: [{ name: 'Bureau' }],
  };
  assert.deepEqual(camundaVariables(answer), {
    text: { type: 'String', value: '2027-01-15' },
    yes: { type: 'Boolean', value: true },
    whole: { type: 'Integer', value: 3 },
    half: { type: 'Double', value: 1.5 },
    huge: { type: 'Double', value: 3e9 },
    rooms: { type: 'Json', value: '[{"name":"Bureau"}]' },
  });
});

test('what was written on other facts is told apart, and its own words are found', () => {
  const schema: Component = {
    type: 'default',
    components: [{ type: 'textfield', key: 'draftedOn', properties: { carried: 'true' } }],
  };
  const data = { draftedOn: 'new', articles: [{ articleText: 'Proposé' }] };
  const draft = { draftedOn: 'old', articles: [{ articleText: 'Proposé' }, { articleText: 'Négocié' }] };

  assert.equal(isOutdated(schema, data, draft), true);
  assert.equal(isOutdated(schema, data, { ...draft, draftedOn: 'new' }), false);
  assert.deepEqual(ownWords(schema, data, draft), ['Négocié']);
});
