import { painted } from './dom';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compared, lines } from '../src/compared';
import { matrix, sharesByStep } from '../src/findings';
import { arc, arrows, callsOfOne, figuresOf, heat, legend, MEASURES, type Node } from '../src/heat';
import { insight, monthsBefore } from '../src/insight';
import type { Comparison, Figures, Ranked, Return, RoundTripRow, StepsReport } from '../src/insight';
import { count, decimal, month, time } from '../src/spoken';
import { table } from '../src/table';

const HOUR = 3_600_000;
const NOTHING: Figures = {
  finished: 0,
  open: 0,
  overdue: 0,
  durationMedian: null,
  durationP90: null,
  durationTotal: 0,
  waitingMedian: null,
  waitingTotal: 0,
  roundTrips: 0,
};

function node(id: string, type: string, x: number, more: Partial<Node> = {}): Node {
  return {
    id,
    name: id,
    type: `bpmn:${type}`,
    x,
    y: 100,
    width: 100,
    height: 80,
    aside: false,
    calls: undefined,
    ...more,
  };
}

const JOURNEY: readonly Node[] = [
  node('start', 'StartEvent', 0),
  node('task_validate', 'UserTask', 100),
  node('call_complete', 'CallActivity', 200, { calls: 'completion-request' }),
  node('call_asked', 'CallActivity', 200, { calls: 'completion-request', aside: true }),
  node('task_hold', 'UserTask', 300),
  node('call_visit', 'CallActivity', 400, { calls: 'site-visit' }),
  node('task_agree', 'UserTask', 500),
];

/** Who had the tasks. */
const ROLES: Readonly<Record<string, string>> = {
  task_validate: 'grp-hierarchie',
  task_hold: 'grp-patrimoine,grp-porteur',
  task_agree: 'grp-patrimoine',
};

function report(
  open: Readonly<Record<string, number>>,
  ofProcesses: Readonly<Record<string, number>>,
): StepsReport {
  const tasks = Object.entries(open).map(([task, number]) => ({
    ...NOTHING,
    step: 'request',
    process: 'occupation-journey',
    task,
    label: task,
    role: ROLES[task] ?? '',
    roleLabel: '',
    open: number,
  }));
  return {
    from: '2026-01-01',
    to: '2026-12-31',
    steps: [{ ...NOTHING, step: 'request', label: 'Demande', tasks }],
    processes: Object.entries(ofProcesses).map(([process, number]) => ({
      ...NOTHING,
      process,
      open: number,
    })),
  };
}

function back(task: string, askedRole: string, times: number): Return {
  return {
    process: 'occupation-journey',
    task,
    askedRole,
    askedRoleLabel: askedRole,
    count: times,
    open: 0,
    daysLost: 2.5 * times,
  };
}

test('a call activity shows what the process that it calls sums to, in every version', () => {
  const here = report({ task_hold: 3 }, { 'site-visit': 1 });
  const everywhere = report({ task_hold: 8 }, { 'site-visit': 5 });
  const figures = figuresOf(JOURNEY, 'occupation-journey', here, everywhere);
  assert.equal(figures.get('task_hold')?.open, 3);
  assert.equal(figures.get('call_visit')?.open, 5);
  assert.equal(figures.has('task_agree'), false);
  assert.equal(figures.has('start'), false);
});

test('the figure that several calls of a process share stands on one of them, on the road before aside', () => {
  const figures = figuresOf(
    JOURNEY,
    'occupation-journey',
    report({}, {}),
    report({}, { 'completion-request': 7 }),
  );
  assert.equal(figures.get('call_complete')?.open, 7);
  assert.equal(figures.has('call_asked'), false);
  const together = callsOfOne([...JOURNEY].reverse()).find(([shown]) => shown.calls === 'completion-request');
  assert.deepEqual(
    together?.map(({ id }) => id),
    ['call_complete', 'call_asked'],
  );
});

test('heat is measured against the hottest, and what has nothing stays cold', () => {
  const classes = heat(
    new Map([
      ['a', 100],
      ['b', 26],
      ['c', 25],
      ['d', 0],
    ]),
  );
  assert.deepEqual(
    [...classes],
    [
      ['a', 4],
      ['b', 2],
      ['c', 1],
    ],
  );
  assert.equal(heat(new Map()).size, 0);
});

test('the legend says what each colour goes up to', () => {
  const median = MEASURES.find(({ id }) => id === 'median');
  assert.ok(median);
  assert.deepEqual(legend(median, [24 * HOUR, 96 * HOUR]), [
    [1, "jusqu'à 1\u00a0j"],
    [2, "jusqu'à 2\u00a0j"],
    [3, "jusqu'à 3\u00a0j"],
    [4, "jusqu'à 4\u00a0j"],
  ]);
  const open = MEASURES.find(({ id }) => id === 'open');
  assert.ok(open);
  assert.deepEqual(legend(open, [1]), [[4, "jusqu'à 1"]]);
  assert.deepEqual(legend(open, [2, 1]), [
    [2, "jusqu'à 1"],
    [4, "jusqu'à 2"],
  ]);
  assert.deepEqual(legend(median, []), []);
});

test('an arrow goes from who asks to where somebody of the asked role last had a task, else to the start', () => {
  const found = arrows(
    JOURNEY,
    'occupation-journey',
    report({ task_validate: 0, task_hold: 0, task_agree: 0 }, {}),
    [
      back('task_agree', 'grp-patrimoine', 2),
      back('task_hold', 'grp-porteur', 1),
      back('task_hold', 'grp-juridique', 2),
      back('', 'grp-porteur', 4),
      { ...back('task_hold', 'grp-porteur', 9), process: 'site-visit' },
      back('task_gone', 'grp-porteur', 9),
    ],
  );
  assert.deepEqual(
    found.map(({ from, to, text }) => [from.id, to.id, text]),
    [
      ['task_agree', 'task_hold', '2 · 5\u00a0j'],
      ['task_hold', 'start', '3 · 7,5\u00a0j → grp-porteur, grp-juridique'],
      ['call_complete', 'start', '4 · 10\u00a0j → grp-porteur'],
    ],
  );
  const first = found[0];
  assert.ok(first);
  assert.match(arc(first).path, /^M 550 100 C 550 [\d.]+, 350 [\d.]+, 350 100$/);
  assert.ok(arc(first).y < 100);
});

test('an arrow to a role without a task before points at the name of its lane', () => {
  const lane = node('lane', 'Lane', 0, { name: 'Sécurité', width: 900, y: 300, height: 200 });
  const [found] = arrows([...JOURNEY, lane], 'occupation-journey', report({ task_hold: 0 }, {}), [
    { ...back('task_hold', 'grp-securite', 2), askedRoleLabel: 'Prévention et sécurité' },
  ]);
  assert.ok(found);
  assert.equal(found.to.id, 'lane');
  assert.equal(found.text, '2 · 5\u00a0j');
  assert.match(arc(found).path, / 15 300$/);
});

test('figures read as in France', () => {
  assert.equal(time(null), '–');
  assert.equal(time(20 * 60_000), '20\u00a0min');
  assert.equal(time(5.5 * HOUR), '5,5\u00a0h');
  assert.equal(time(36 * HOUR), '1,5\u00a0j');
  assert.equal(decimal(1234.4), '1\u00a0234');
  assert.equal(count(1, 'retour'), '1\u00a0retour');
  assert.equal(count(2, 'retour'), '2\u00a0retours');
  assert.equal(count(1.96, 'retour'), '2\u00a0retours');
  assert.equal(month('2026-11'), 'nov. 2026');
});

test('a period of months ends today', () => {
  assert.equal(monthsBefore('2026-11-26', 1), '2026-10-27');
  assert.equal(monthsBefore('2026-03-31', 1), '2026-03-01');
  assert.equal(monthsBefore('2026-11-26', 12), '2025-11-27');
});

test('an empty filter is not sent', () => {
  assert.equal(insight('steps', { from: '2026-01-01', commune: '' }), '/api/insight/steps?from=2026-01-01');
  assert.equal(insight('choices'), '/api/insight/choices');
});

test('round trips stand by step and cause, and add up', () => {
  const row = (stepLabel: string, causeLabel: string, times: number): RoundTripRow => ({
    stepLabel,
    causeLabel,
    askedByLabel: 'Patrimoine',
    askedRoleLabel: 'Agent demandeur',
    count: times,
    open: 0,
    daysLost: times,
  });
  const { causes, lines: found } = matrix([
    row('Visite', 'Dates à revoir', 1),
    row('Demande', 'Pièce manquante', 2),
    row('Demande', 'Pièce manquante', 3),
    row('Demande', 'Dates à revoir', 1),
  ]);
  assert.deepEqual(causes, ['Pièce manquante', 'Dates à revoir']);
  assert.deepEqual(
    found.map(({ label, total }) => [label, total.count]),
    [
      ['Demande', 6],
      ['Visite', 1],
    ],
  );
  assert.equal(found[0]?.sums.get('Pièce manquante')?.daysLost, 5);
});

test('the shares of the steps make a whole', () => {
  const ranked = (step: string, cost: number) => ({ step, cost }) as Ranked;
  const shares = sharesByStep([ranked('visit', 30), ranked('keys', 10), ranked('visit', 60)]);
  assert.deepEqual(
    [...shares],
    [
      ['visit', 90],
      ['keys', 10],
    ],
  );
});

test('what changed most in returns per 100 dossiers comes first, after the whole', () => {
  const side = (roundTripsPer100: number | null, dossiers = 10) => ({
    dossiers,
    finished: 1,
    durationMedian: null,
    roundTripsPer100,
  });
  const whole = { before: side(30), after: side(20) };
  const task = (label: string, before: number | null, after: number, dossiers = 10) => ({
    label,
    roleLabel: '',
    before: side(before, dossiers),
    after: side(after, dossiers),
  });
  const comparison = {
    whole,
    tasks: [task('un', 5, 6), task('rien', 0, 0, 0), task('deux', 80, 20), task('trois', null, 30)],
  } as unknown as Comparison;
  assert.deepEqual(
    lines(comparison).map(({ label }) => label),
    ['Toutes les tâches', 'deux', 'trois', 'un'],
  );
});

test('what is compared first is the last change that has dossiers before and after it', async (t) => {
  const asked: string[] = [];
  t.mock.method(globalThis, 'fetch', (address: string) => {
    const change = new URL(address, 'http://localhost').searchParams.get('change') ?? '';
    asked.push(change);
    const side = (dossiers: number) => ({
      dossiers,
      finished: 1,
      durationMedian: null,
      roundTripsPer100: null,
    });
    const days = { from: '2026-01-01', to: '2026-12-31' };
    const whole = { before: side(change === 'old' ? 3 : 0), after: side(4) };
    return Promise.resolve(Response.json({ before: days, after: days, whole, tasks: [] }));
  });
  const change = (id: string, day: string) => ({ id, file: `${id}.bpmn`, day });
  const changes = [change('new', '2026-11-01'), change('too', '2026-11-01'), change('old', '2026-07-01')];
  const made = await compared({}, changes);
  assert.equal(made.querySelector('select')?.value, 'old');
  assert.deepEqual(asked, ['new', 'old']);
  assert.match((await compared({}, [])).textContent, /l'une des deux périodes n'a pas de dossiers/);
});

test('a long table shows its first lines, then all of them', () => {
  const rows = Array.from({ length: 20 }, (_, place) => place);
  const made = table('Nombres', [{ heading: 'Nombre', cell: (row: number) => `${row}` }], rows, 'Rien.');
  assert.equal(made.querySelectorAll('tr.goulots-more').length, 10);
  made.querySelector('button')?.click();
  assert.equal(made.querySelector('.goulots-short'), null);
  assert.equal(made.querySelector('button'), null);
  assert.equal(table('Nombres', [{ heading: 'Nombre', cell: String }], [], 'Rien.').textContent, 'Rien.');
});

test('a reply that comes late does not overwrite a newer one', async (t) => {
  const side = { dossiers: 1, finished: 1, durationMedian: null, roundTripsPer100: null };
  const replies: (() => void)[] = [];
  t.mock.method(globalThis, 'fetch', async (address: string) => {
    const from = new URL(address, 'http://localhost').searchParams.get('beforeFrom') ?? '2025-01-01';
    if (replies.length > 0 || from !== '2025-01-01') {
      await new Promise<void>((resolve) => replies.push(resolve));
    }
    const days = { from, to: '2025-12-31' };
    return Response.json({ before: days, after: days, whole: { before: side, after: side }, tasks: [] });
  });
  const made = await compared({}, []);
  const day = made.querySelector('input');
  assert.ok(day);
  const live = made.querySelector('[aria-live]');
  for (const from of ['2025-02-02', '2025-03-03']) {
    day.value = from;
    day.dispatchEvent(new Event('change'));
  }
  assert.equal(live?.getAttribute('aria-busy'), 'true');
  replies[1]?.();
  await painted();
  replies[0]?.();
  await painted();
  assert.match(live.textContent, /03\/03\/2025|3 mars 2025/);
  assert.equal(live.hasAttribute('aria-busy'), false);
});
