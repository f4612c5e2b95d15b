import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateErrors, dependsOn, listErrors } from '../src/rules';
import type { Component } from '../src/schema';

const start: Component = { type: 'datetime', key: 'start', label: 'Début souhaité' };
const end: Component = { type: 'datetime', key: 'end', properties: { after: 'start' } };
const notice: Component = {
  type: 'datetime',
  key: 'day',
  properties: { notBefore: 'first', notAfter: 'last' },
};
const schema: Component = { type: 'default', components: [start, end, notice] };

test('a date that must come after another does not fall on the same day', () => {
  const wrong = ['Cette date doit être postérieure au 15/01/2027 (« Début souhaité »).'];
  assert.deepEqual(dateErrors(end, '2027-01-14', schema, { start: '2027-01-15' }), wrong);
  assert.deepEqual(dateErrors(end, '2027-01-15', schema, { start: '2027-01-15' }), wrong);
  assert.deepEqual(dateErrors(end, '2027-01-16', schema, { start: '2027-01-15' }), []);
});

test('a date between two others may be either of them', () => {
  const data = { first: '2027-01-10', last: '2027-01-20T12:00' };
  const errors = (day: string) => dateErrors(notice, day, schema, data);
  assert.deepEqual(errors('2027-01-09'), ['Cette date ne peut pas précéder le 10/01/2027.']);
  assert.deepEqual(errors('2027-01-10'), []);
  assert.deepEqual(errors('2027-01-20T18:00'), []);
  assert.deepEqual(errors('2027-01-21'), ['Cette date ne peut pas dépasser le 20/01/2027.']);
});

test('what is not there yet breaks no rule', () => {
  assert.deepEqual(dateErrors(end, '2027-01-14', schema, { start: null }), []);
  assert.deepEqual(dateErrors(end, null, schema, { start: '2027-01-15' }), []);
  assert.deepEqual(dateErrors(start, '2027-01-14', schema, {}), []);
});

test('a change of the start asks the end again', () => {
  assert.equal(dependsOn(end, 'start'), true);
  assert.equal(dependsOn(end, 'end'), false);
});

test('a list asks for its fewest rows', () => {
  const rooms = (minItems: string): Component => ({
    type: 'dynamiclist',
    label: 'Pièces',
    properties: { minItems },
  });
  assert.deepEqual(listErrors(rooms('1'), { rooms: [] }, ['rooms']), [
    '« Pièces » : ajoutez au moins une ligne.',
  ]);
  assert.deepEqual(listErrors(rooms('2'), { rooms: [{}] }, ['rooms']), [
    '« Pièces » : ajoutez au moins 2 lignes.',
  ]);
  assert.deepEqual(listErrors(rooms('1'), { rooms: [{}] }, ['rooms']), []);
});
