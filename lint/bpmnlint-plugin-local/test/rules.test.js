const { test } = require('node:test');
const assert = require('node:assert/strict');
const { join } = require('node:path');
const { Linter } = require('bpmnlint');
const { readModdle } = require('bpmnlint/lib/testers/helper');
const { rules } = require('..');

/** What one rule of ours says of a diagram: id of the element, and message. */
async function complaints(rule, diagram) {
  const linter = new Linter({ resolver: { resolveRule: () => require(join('..', rules[rule])) } });
  const { root } = await readModdle(join(__dirname, 'diagrams', `${rule}.${diagram}.bpmn`));
  const reports = await linter.lint(root, { rules: { [rule]: 'error' } });
  return (reports[rule] ?? []).map(({ id, message }) => `${id}: ${message}`);
}

for (const rule of Object.keys(rules)) {
  test(`${rule} has nothing to say of a right diagram`, async () => {
    assert.deepEqual(await complaints(rule, 'right'), []);
  });
}

test('two flows that cross are named, both', async () => {
  assert.deepEqual(await complaints('flows-do-not-cross', 'wrong'), ['flow_a: Flow crosses flow flow_b']);
});

test('a name that a jurist would stumble over is quoted', async () => {
  assert.deepEqual(await complaints('french-name', 'wrong'), [
    'start_visitDue: « visite à organiser »: a name begins with a capital or a number',
    'task_reportVisit: « Compte rendu de la visite »: a task begins with an infinitive',
    'gw_held: « Visite tenue »: a gateway that splits asks a question',
    'end_visited: « Visite rendue. »: a name ends without full stop or space',
  ]);
});

test('an id that the editor invented is refused', async () => {
  assert.deepEqual(await complaints('known-prefix', 'wrong'), [
    'visitDue: The id should be start_ and what it is, in camelCase',
    'user_reportVisit: The id should be task_ and what it is, in camelCase',
    'Gateway_1x2y3z: The id should be gw_ and what it is, in camelCase',
  ]);
});
