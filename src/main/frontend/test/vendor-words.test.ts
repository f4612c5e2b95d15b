import './dom';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hintsInFrench, inFrench, tablesInFrench } from '../src/vendor-words';

test('what the vendor wrote into its code is said in French, what it did not as it is', () => {
  assert.equal(inFrench('Hit policy:'), 'Règles retenues :');
  assert.equal(inFrench('Quelle étape ?'), 'Quelle étape ?');
});

test('a hint is French before it is shown', () => {
  const compiled: string[] = [];
  const [directive] = hintsInFrench([
    {
      compile: (_, { uibTooltip }) => {
        compiled.push(uibTooltip ?? '');
        return undefined;
      },
    },
  ]);
  const attributes = {
    uibTooltip: 'Toggle this section',
    $set(_: string, value: string) {
      this.uibTooltip = value;
    },
  };
  directive?.compile?.(undefined, attributes);
  assert.deepEqual(compiled, ['Afficher ou masquer cette partie']);
});

test('a table gets its words with the options of its viewer, and an unknown viewer stays as it is', () => {
  const options: Record<string, unknown> = {};
  const linked: unknown[] = [];
  const link = (...given: unknown[]) => {
    linked.push(...given);
  };
  const [directive] = tablesInFrench([{ link }]);
  const made = directive?.compile?.(undefined, { $set: () => undefined });
  const known = { control: { getViewer: () => ({ _options: options }) } };
  made?.call(undefined, known, 'element');
  assert.deepEqual(linked, [known, 'element']);
  assert.deepEqual(Object.keys(options), ['decisionTable', 'literalExpression']);
  made?.call(undefined, {});
  made?.call(undefined, { control: { getViewer: () => ({}) } });
});
