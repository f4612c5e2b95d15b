import { call } from './calls';
import { compared } from './compared';
import { busy, button, element } from './dom';
import { french } from './french';
import {
  insight,
  type Bottlenecks,
  type Change,
  type Choices,
  type Query,
  type StepsReport,
} from './insight';
import { monthly, overdue, pile, ranking, roundTrips, steps } from './findings';
import { sentence } from './refusal';
import { words } from './spoken';

type Option = readonly [value: string, label: string];

/**
 * « Goulots »: where it sticks, for a period and a part of the dossiers.
 *
 * @param asked what to begin with, as `/api/insight` names it
 * @returns when the figures are there, or why they are not
 */
export async function bottlenecks(host: HTMLElement, asked: Query = {}): Promise<void> {
  const found = element('div', { class: 'goulots-found', 'aria-live': 'polite' }, 'Calcul en cours…');
  const page = element(
    'div',
    { class: 'goulots', lang: 'fr' },
    element('h1', {}, 'Goulots : où cela coince'),
    found,
  );
  host.append(page);
  const [choices, changes] = await Promise.all([
    call('GET', insight('choices')),
    call('GET', insight('changes')),
  ]);
  if (choices.ok && changes.ok) {
    const form = filters(choices.body as Choices, asked, found, changes.body as readonly Change[]);
    found.before(form.element);
    await form.show();
  } else {
    const refused = choices.ok ? changes : choices;
    found.replaceChildren(told(refused.ok ? '' : sentence(refused.problem)));
  }
}

function filters(choices: Choices, asked: Query, found: HTMLElement, changes: readonly Change[]) {
  const field = (name: string, label: string, control: HTMLInputElement | HTMLSelectElement) => {
    control.name = name;
    control.value = asked[name] ?? '';
    return element('label', {}, label, control);
  };
  const day = () => element('input', { type: 'date' });
  const one = (all: string, options: readonly Option[]) =>
    element(
      'select',
      {},
      element('option', { value: '' }, all),
      ...options.map(([value, label]) => element('option', { value }, label)),
    );
  const plain = (values: readonly string[]): readonly Option[] => values.map((value) => [value, value]);
  const coded = (values: readonly string[]): readonly Option[] =>
    values.map((value) => [value, words(value)]);
  const first = day();
  const last = day();
  const form = element(
    'form',
    { class: 'goulots-filters', 'aria-label': 'Période et filtres' },
    field('from', 'Du', first),
    field('to', 'Au', last),
    field('commune', 'Commune', one('Toutes', plain(choices.commune))),
    field('title', 'Titre', one('Tous', coded(choices.title))),
    field(
      'service',
      'Service',
      one(
        'Tous',
        choices.service.map(({ id, label }) => [id, label]),
      ),
    ),
    field('occupantType', "Type d'occupant", one('Tous', coded(choices.occupantType))),
    element('button', { type: 'submit', class: 'goulots-button goulots-main' }, 'Afficher'),
  );
  const query = (): Query =>
    Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value as string]));
  const show = async () => {
    const chosen = query();
    const [report, byStep] = await Promise.all([
      call('GET', insight('bottlenecks', chosen)),
      call('GET', insight('steps', chosen)),
    ]);
    if (report.ok && byStep.ok) {
      const shown = report.body as Bottlenecks;
      [first.value, last.value] = [shown.from, shown.to];
      found.replaceChildren(...(await findings(shown, byStep.body as StepsReport, query(), changes)));
    } else {
      const refused = report.ok ? byStep : report;
      found.replaceChildren(told(refused.ok ? '' : sentence(refused.problem)));
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void show();
  });
  return { element: form, show };
}

function told(text: string): HTMLElement {
  return element('p', { class: 'goulots-refused', role: 'alert' }, text);
}

async function findings(
  report: Bottlenecks,
  byStep: StepsReport,
  query: Query,
  changes: readonly Change[],
): Promise<readonly HTMLElement[]> {
  return [
    element('p', { class: 'goulots-period' }, `Du ${french(report.from)} au ${french(report.to)}`),
    element('p', { class: 'goulots-sentence' }, report.sentence ?? "Rien ne s'est passé dans cette période."),
    tools(query),
    steps(byStep, report.ranking),
    ranking(report.ranking),
    overdue(report.overdue, report.overdueCount),
    roundTrips(report.roundTrips),
    monthly(report.months),
    pile(report.inProgress),
    await compared(query, changes),
  ];
}

/** To take away. Paper is another page's: Camunda's keep browsers from printing. */
function tools(query: Query): HTMLElement {
  const outcome = element('span', { role: 'status' });
  const file = (label: string, what: string, more: Query = {}) => {
    const taken = button(label, 'default', () => {
      void busy(taken, async () => {
        outcome.textContent = await take(
          insight(what, { ...query, ...more }),
          `pilotage.${what.slice(-4).replace('.', '')}`,
        );
      });
    });
    taken.className = 'goulots-button';
    return taken;
  };
  const print = element(
    'a',
    {
      class: 'goulots-button',
      href: `/goulots?${new URLSearchParams({ ...query, imprimer: 'oui' }).toString()}`,
      target: '_self',
    },
    'Imprimer',
  );
  return element(
    'p',
    { class: 'goulots-tools' },
    file('CSV des étapes', 'export.csv'),
    file('CSV des allers-retours', 'export.csv', { table: 'round-trips' }),
    file('XLSX', 'export.xlsx'),
    print,
    outcome,
  );
}

/** Saves a file, or says why not. */
async function take(address: string, name: string): Promise<string> {
  const response = await fetch(address, { credentials: 'same-origin', cache: 'no-store' }).catch(
    () => undefined,
  );
  if (response?.ok !== true) {
    return response?.status === 403
      ? "Votre rôle ne permet pas d'exporter les chiffres du pilotage."
      : "Le fichier n'est pas venu : réessayez dans un instant.";
  }
  const href = URL.createObjectURL(await response.blob());
  element('a', { href, download: name }).click();
  URL.revokeObjectURL(href);
  return '';
}
