import assert from 'node:assert/strict';
import { test } from 'node:test';
import { place, problem, sentence, readable } from '../src/refusal';

test('a message goes to its field when the field is shown, above the form when not', () => {
  const refusal = problem(400, {
    title: 'Saisie à corriger',
    detail: 'deux erreurs',
    errors: [
      { field: 'rooms[1].name', message: '« Pièce » est à renseigner.' },
      { field: 'gone', message: "Ce champ n'est pas attendu." },
      { field: 3 },
    ],
  });
  const { atFields, above } = place(refusal, new Set(['rooms[0].name', 'rooms[1].name']));
  assert.deepEqual([...atFields], [['rooms[1].name', ['« Pièce » est à renseigner.']]]);
  assert.deepEqual(above, ["Ce champ n'est pas attendu."]);
});

test('a refusal without fields is said above the form', () => {
  const refusal = problem(409, { title: 'Conflit', detail: "L'espace vient d'être pris." });
  assert.deepEqual(place(refusal, new Set()).above, ["L'espace vient d'être pris."]);
});

test('whatever the server answers, there is a French sentence', () => {
  assert.match(sentence(problem(0, undefined)), /ne répond pas/);
  assert.match(sentence(problem(401, '<html>')), /session a expiré/);
  assert.match(sentence(problem(500, null)), /Une erreur est survenue/);
});

test("what Camunda's client says of a refusal becomes a sentence", () => {
  const refused =
    '{"title":"Action non autorisée","status":403,"detail":"Cette tâche est à un autre service."}';
  assert.equal(readable(`<task/claim> <- ${refused}`), 'Cette tâche est à un autre service.');
  assert.match(readable('<task> <- {"title":"Introuvable","status":404}'), /^Cette tâche est déjà faite/);
  assert.equal(readable('Le filtre est supprimé'), 'Le filtre est supprimé');
  assert.equal(readable('<task> <- {not JSON'), '<task> <- {not JSON');
});
