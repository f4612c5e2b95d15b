import './dom';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Component } from '../src/schema';
import { endedNote, marked, type Ended } from '../src/send-back';

const form: Component = {
  type: 'default',
  id: 'form',
  components: [
    { type: 'textarea', id: 'summary', key: 'dossierSummary', label: 'Dossier' },
    { type: 'number', id: 'staff', key: 'staffCount', label: 'Effectif' },
  ],
};

const ended: Ended = {
  question: 'Combien serez-vous ?',
  outcome: 'ANSWERED',
  outcomeLabel: 'Corrigé',
  answer: 'Deux de plus.',
  until: '2026-11-26T10:00',
  corrections: [
    { fields: ['staffCount'], label: "L'effectif", before: '6 agents', after: '8 agents' },
    { fields: ['purpose'], label: "L'objet", before: 'Accueil', after: '{{7*7}}' },
  ],
  papers: [{ name: 'Plan.pdf', kindLabel: 'Pièce jointe à la demande', href: '/api/documents/p1' }],
};

test('a field that the answer changed says what it was; what no field says stands at the summary', () => {
  const [summary, staff] = marked(form, [ended]).components ?? [];
  assert.equal(staff?.description, "L'effectif, corrigé : 6 agents → 8 agents");
  assert.equal(summary?.description, "L'objet, corrigé : Accueil → { {7*7}}");
});

test('a form that nothing came back to is left as it is', () => {
  assert.equal(marked(form, []), form);
  assert.deepEqual(endedNote([]), []);
});

test('the note tells the last question, what changed, the words and the papers', () => {
  const [note] = endedNote([{ ...ended, outcomeLabel: 'Annulée' }, ended]);
  assert.match(note?.textContent ?? '', /^Corrigé le 26\/11\/2026 à 10:00 : Combien serez-vous \?/);
  assert.match(note?.textContent ?? '', /8 agents.*Plan\.pdf.*Deux de plus\./);
  assert.equal(note?.querySelector('a')?.getAttribute('href'), '/api/documents/p1');
});
