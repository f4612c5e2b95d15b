import { element } from './dom';
import { french } from './french';
import {
  plus,
  type Figures,
  type InProgress,
  type Late,
  type Month,
  type Ranked,
  type RoundTripMatrix,
  type RoundTripRow,
  type StepFigures,
  type StepsReport,
  type Sum,
} from './insight';
import { count, days, decimal, lost, month, percent, time } from './spoken';
import { bar, table, type Cell, type Column } from './table';

export function section(title: string, ...content: readonly (Node | string)[]): HTMLElement {
  return element('section', { class: 'goulots-part-of' }, element('h2', {}, title), ...content);
}

const FIGURES: readonly Column<Figures>[] = [
  figure('Terminées', ({ finished }) => decimal(finished)),
  figure('Ouvertes', ({ open }) => decimal(open)),
  figure('En retard', (one) => decimal(one.overdue)),
  figure('Médiane', ({ durationMedian }) => time(durationMedian)),
  figure('90ᵉ centile', ({ durationP90 }) => time(durationP90)),
  figure('Allers-retours', (one) => decimal(one.roundTrips)),
];

/** Waiting and working, as parts of the elapsed time. */
function split(waitingShare: number): HTMLElement {
  return bar(
    `${percent(waitingShare)} d’attente`,
    ['waiting', waitingShare],
    ['working', 100 - waitingShare],
  );
}

/** The step of each task's cost, in per cent of all. */
export function sharesByStep(ranking: readonly Ranked[]): ReadonlyMap<string, number> {
  const whole = ranking.reduce((sum, { cost }) => sum + cost, 0);
  const shares = new Map<string, number>();
  for (const { step, cost } of ranking) {
    shares.set(step, (shares.get(step) ?? 0) + (whole === 0 ? 0 : (cost / whole) * 100));
  }
  return shares;
}

export function steps(report: StepsReport, ranked: readonly Ranked[]): HTMLElement {
  const shares = sharesByStep(ranked);
  const share = (step: string) => shares.get(step) ?? 0;
  const rows = report.steps
    .filter(({ step, open, roundTrips }) => share(step) > 0 || open > 0 || roundTrips > 0)
    .sort((one, other) => share(other.step) - share(one.step));
  const longest = Math.max(1, ...rows.map(({ step }) => share(step)));
  return section(
    "Les étapes, par la part du temps qu'elles prennent",
    table<StepFigures>(
      'Étapes classées par leur part du temps passé',
      [
        { heading: 'Étape', cell: ({ label }) => label },
        {
          heading: 'Part du temps',
          cell: ({ step }) => bar(percent(share(step)), ['share', (share(step) / longest) * 100]),
        },
        {
          heading: 'Attente et travail',
          cell: ({ waitingTotal, durationTotal }) =>
            durationTotal === 0 ? '–' : split((waitingTotal / durationTotal) * 100),
        },
        ...FIGURES,
      ],
      rows,
      'Aucune étape dans cette période.',
    ),
  );
}

export function ranking(ranked: readonly Ranked[]): HTMLElement {
  const longest = Math.max(1, ...ranked.map(({ share }) => share));
  return section(
    'Les tâches qui coûtent le plus',
    table<Ranked>(
      'Tâches classées par leur part du temps passé',
      [
        { heading: 'Tâche', cell: ({ rank, label, roleLabel }) => named(`${rank}. ${label}`, roleLabel) },
        {
          heading: 'Part du temps',
          cell: ({ share }) => bar(percent(share), ['share', (share / longest) * 100]),
        },
        {
          heading: 'Attente et travail',
          cell: ({ waitingShare, finished }) => (finished === 0 ? '–' : split(waitingShare)),
        },
        ...FIGURES,
        figure('Jours perdus', ({ roundTripDays }) => decimal(roundTripDays)),
      ],
      ranked,
      'Aucune tâche dans cette période.',
    ),
  );
}

export function overdue(late: readonly Late[], all: number): HTMLElement {
  const missing = all - late.length;
  return section(
    `En retard maintenant : ${decimal(all)}`,
    table<Late>(
      "Tâches en retard, la plus ancienne d'abord",
      [
        { heading: 'Dossier', cell: ({ dossier, href }) => element('a', { href, target: '_self' }, dossier) },
        { heading: 'Tâche', cell: ({ label, roleLabel }) => named(label, roleLabel) },
        figure('Échéance', ({ due }) => french(due)),
        figure('Retard', ({ daysLate }) => days(daysLate)),
      ],
      late,
      all === 0 ? "Rien n'est en retard." : 'Votre rôle ne montre pas les dossiers.',
    ),
    ...(missing > 0 && late.length > 0 ? [element('p', {}, `Et ${count(missing, 'autre')}.`)] : []),
  );
}

/** One line of the matrix: a step, with what it asked back for each cause. */
interface MatrixLine {
  readonly label: string;
  readonly sums: ReadonlyMap<string, Sum>;
  readonly total: Sum;
}

/** Steps down, causes across; the most frequent cause and step first. */
export function matrix(rows: readonly RoundTripRow[]): {
  readonly causes: readonly string[];
  readonly lines: readonly MatrixLine[];
} {
  const byCause = summed(rows, ({ causeLabel }) => causeLabel);
  const lines = [...grouped(rows, ({ stepLabel }) => stepLabel)].map(([label, ofStep]) => ({
    label,
    sums: new Map(summed(ofStep, ({ causeLabel }) => causeLabel)),
    total: sum(ofStep),
  }));
  return {
    causes: byCause.map(([cause]) => cause),
    lines: lines.sort((one, other) => other.total.count - one.total.count),
  };
}

export function roundTrips({ total, mended, rows }: RoundTripMatrix): HTMLElement {
  const { causes, lines } = matrix(rows);
  const most = Math.max(1, ...lines.flatMap(({ sums }) => [...sums.values()].map((one) => one.count)));
  const ways = summed(rows, ({ askedByLabel, askedRoleLabel }) => `${askedByLabel} → ${askedRoleLabel}`);
  const longest = Math.max(1, ...ways.map(([, { daysLost }]) => daysLost ?? 0));
  return section(
    `Les allers-retours : ${decimal(total.count)}${lost(total.daysLost)}`,
    element('p', {}, `Corrections sans aller-retour : ${decimal(mended)}.`),
    table<MatrixLine>(
      'À quelle étape, pour quelle cause : nombre et jours perdus',
      [
        { heading: 'Étape', cell: ({ label }) => label },
        ...causes.map((cause): Column<MatrixLine> =>
          figure(cause, ({ sums }) => shaded(sums.get(cause), most)),
        ),
        figure('Ensemble', ({ total: ofStep }) => counted(ofStep)),
      ],
      lines,
      'Aucun aller-retour dans cette période.',
    ),
    ...(ways.length === 0
      ? []
      : [
          table<readonly [string, Sum]>(
            'Qui demande à qui',
            [
              { heading: 'Qui → à qui', cell: ([way]) => way },
              figure('Allers-retours', ([, { count: times }]) => decimal(times)),
              figure('Sans réponse encore', ([, { open }]) => decimal(open)),
              {
                heading: 'Jours perdus',
                cell: ([, { daysLost }]) => bar(days(daysLost), ['back', ((daysLost ?? 0) / longest) * 100]),
              },
            ],
            ways,
            '',
          ),
        ]),
  );
}

export function monthly(months: readonly Month[]): HTMLElement {
  const most = Math.max(1, ...months.map(({ finished }) => finished));
  const longest = Math.max(1, ...months.map(({ durationMedian }) => durationMedian ?? 0));
  const oftenest = Math.max(1, ...months.map((one) => one.roundTrips));
  return section(
    'La tendance, mois par mois',
    table<Month>(
      'Par mois : tâches terminées, durée médiane, allers-retours',
      [
        { heading: 'Mois', cell: (one) => month(one.month) },
        {
          heading: 'Terminées',
          cell: ({ finished }) => bar(decimal(finished), ['share', (finished / most) * 100]),
        },
        {
          heading: 'Durée médiane',
          cell: ({ durationMedian, waitingMedian }) => {
            const whole = ((durationMedian ?? 0) / longest) * 100;
            const waiting = Math.min(whole, ((waitingMedian ?? 0) / longest) * 100);
            return bar(time(durationMedian), ['waiting', waiting], ['working', whole - waiting]);
          },
        },
        figure('dont attente', ({ waitingMedian }) => time(waitingMedian)),
        {
          heading: 'Allers-retours',
          cell: ({ roundTrips: back }) => bar(decimal(back), ['back', (back / oftenest) * 100]),
        },
      ],
      months,
      'Aucun mois.',
    ),
  );
}

const AGES = ['moins de 5 j', '5 à 15 j', '15 à 30 j', 'plus de 30 j'];

export function pile(open: readonly InProgress[]): HTMLElement {
  const most = Math.max(1, ...open.map((one) => one.open));
  return section(
    "L'encours et son âge",
    element(
      'p',
      { class: 'goulots-key', 'aria-hidden': 'true' },
      ...AGES.map((label, age) =>
        element('span', {}, element('span', { class: `goulots-swatch goulots-age-${age}` }), label),
      ),
    ),
    table<InProgress>(
      'Tâches ouvertes, par âge',
      [
        { heading: 'Tâche', cell: ({ label, roleLabel }) => named(label, roleLabel) },
        {
          heading: 'Ouvertes',
          cell: (one) =>
            bar(
              decimal(one.open),
              ...one.ages.map((number, age): readonly [string, number] => [
                `age-${age}`,
                (number / most) * 100,
              ]),
            ),
        },
        ...AGES.map((heading, age): Column<InProgress> =>
          figure(heading, ({ ages }) => decimal(ages[age] ?? 0)),
        ),
        figure('En retard', (one) => decimal(one.overdue)),
        figure('La plus ancienne', ({ oldestDays }) => days(oldestDays)),
      ],
      open,
      "Rien n'est ouvert.",
    ),
  );
}

export function figure<Row>(heading: string, cell: (row: Row) => Cell): Column<Row> {
  return { heading, cell, figure: true };
}

export function named(label: string, role: string): HTMLElement {
  return element('span', {}, label, ' ', element('small', {}, role));
}

function shaded(one: Sum | undefined, most: number): Cell {
  if (one === undefined) return '–';
  const cell = counted(one);
  cell.classList.add('goulots-shade');
  cell.style.setProperty('--goulots-shade', `${Math.round((one.count / most) * 60)}%`);
  return cell;
}

function counted(one: Sum): HTMLElement {
  return element(
    'span',
    { title: `${count(one.count, 'retour')}${lost(one.daysLost)}` },
    `${decimal(one.count)} `,
    element('small', {}, days(one.daysLost)),
  );
}

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** The dearest first. */
function summed<Row extends Sum>(
  rows: readonly Row[],
  key: (row: Row) => string,
): readonly (readonly [string, Sum])[] {
  return [...grouped(rows, key)]
    .map(([name, alike]): readonly [string, Sum] => [name, sum(alike)])
    .sort(([, one], [, other]) => other.count - one.count || (other.daysLost ?? 0) - (one.daysLost ?? 0));
}

function sum(rows: readonly Sum[]): Sum {
  return rows.reduce<Sum>(
    (all, one) => ({
      count: all.count + one.count,
      open: all.open + one.open,
      daysLost: plus(all.daysLost, one.daysLost),
    }),
    { count: 0, open: 0, daysLost: null },
  );
}
