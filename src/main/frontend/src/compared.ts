import { call, type Reply } from './calls';
import { element } from './dom';
import { figure, named, section } from './findings';
import { french } from './french';
import { insight, type Change, type Comparison, type Query, type Sides } from './insight';
import { sentence } from './refusal';
import { decimal, time } from './spoken';
import { table, type Column } from './table';

/** How many days of changes are looked at for one with dossiers on both sides, the latest first. */
const MOST_TRIED = 10;

/** One line: all tasks together, or one of them. */
interface Line extends Sides {
  readonly label: string;
  readonly roleLabel: string;
}

/**
 * Two periods side by side, or before and after something came into service; at first the last time that this happened
 * with dossiers before and after it.
 */
export async function compared(query: Query, changes: readonly Change[]): Promise<HTMLElement> {
  const choice = element(
    'select',
    { class: 'goulots-change' },
    element('option', { value: '' }, 'Deux périodes'),
    ...changes.map(({ id, file, day }) =>
      element('option', { value: id }, `Avant et après ${file}, le ${french(day)}`),
    ),
  );
  const from = element('input', { type: 'date' });
  const to = element('input', { type: 'date' });
  const days = element(
    'span',
    { class: 'goulots-days' },
    element('label', {}, 'Référence : du', from),
    element('label', {}, 'au', to),
  );
  const shown = element('div', { 'aria-live': 'polite' });
  let latest = 0;
  const ask = (change: string) =>
    call(
      'GET',
      insight('compare', {
        ...query,
        ...(change === '' ? { beforeFrom: from.value, beforeTo: to.value } : { change }),
      }),
    );
  const show = async (asked?: Reply) => {
    const mine = ++latest;
    shown.setAttribute('aria-busy', 'true');
    const change = choice.value;
    days.hidden = change !== '';
    const reply = asked ?? (await ask(change));
    if (mine !== latest) return;
    shown.removeAttribute('aria-busy');
    if (!reply.ok) {
      shown.replaceChildren(
        element('p', { class: 'goulots-refused', role: 'alert' }, sentence(reply.problem)),
      );
      return;
    }
    const comparison = reply.body as Comparison;
    if (change === '') [from.value, to.value] = [comparison.before.from, comparison.before.to];
    shown.replaceChildren(
      change === '' && !hasBothSides(comparison)
        ? element(
            'p',
            {},
            "Rien à comparer : l'une des deux périodes n'a pas de dossiers.",
            choice.options.length > 1 && chosen === undefined
              ? " Aucune mise en service n'en a avant et après elle."
              : '',
            ' Choisissez une autre référence.',
          )
        : sides(
            comparison,
            changes.find(({ id }) => id === change),
          ),
    );
  };
  /** Of changes of one day, which have the same sides, one is asked. */
  const first = async (): Promise<Reply | undefined> => {
    const onOneDay = changes.filter(({ day }, at) => changes.findIndex((one) => one.day === day) === at);
    for (const { id } of onOneDay.slice(0, MOST_TRIED)) {
      const reply = await ask(id);
      if (reply.ok && hasBothSides(reply.body as Comparison)) {
        choice.value = id;
        return reply;
      }
    }
    return undefined;
  };
  for (const control of [choice, from, to]) control.addEventListener('change', () => void show());
  const chosen = await first();
  await show(chosen);
  return section(
    'Avant, après',
    element('p', { class: 'goulots-filters' }, element('label', {}, 'Comparer', choice), days),
    shown,
  );
}

/** Before and after: one side alone compares nothing. */
export function hasBothSides({ whole }: Comparison): boolean {
  return whole.before.dossiers > 0 && whole.after.dossiers > 0;
}

/** The lines that tell something, what has changed most in returns per 100 dossiers first. */
export function lines({ whole, tasks }: Comparison): readonly Line[] {
  const change = ({ before, after }: Sides) =>
    Math.abs((after.roundTripsPer100 ?? 0) - (before.roundTripsPer100 ?? 0));
  const told = tasks.filter(({ before, after }) => before.dossiers + after.dossiers > 0);
  return [
    { label: 'Toutes les tâches', roleLabel: '', ...whole },
    ...[...told].sort(
      (one, other) => change(other) - change(one) || other.after.dossiers - one.after.dossiers,
    ),
  ];
}

function sides(comparison: Comparison, change: Change | undefined): HTMLElement {
  const { before, after } = comparison;
  const pair = (heading: string, text: (side: Line['before']) => string): Column<Line>[] => [
    figure(`${heading}, avant`, ({ before: side }) => text(side)),
    figure('après', ({ after: side }) => text(side)),
  ];
  return table<Line>(
    `${change === undefined ? '' : `${change.file}, mis en service le ${french(change.day)}. `}Avant : du ${french(before.from)} au ${french(before.to)} ; après : du ${french(after.from)} au ${french(after.to)}`,
    [
      { heading: 'Tâche', cell: ({ label, roleLabel }) => named(label, roleLabel) },
      ...pair('Dossiers', ({ dossiers }) => decimal(dossiers)),
      ...pair('Durée médiane', ({ durationMedian }) => time(durationMedian)),
      ...pair('Retours pour 100 dossiers', ({ roundTripsPer100 }) =>
        roundTripsPer100 === null ? '–' : decimal(roundTripsPer100),
      ),
    ],
    lines(comparison),
    'Rien à comparer.',
  );
}
