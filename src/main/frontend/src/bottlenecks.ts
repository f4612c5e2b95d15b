import { call } from './calls';
import { compared } from './compared';
import { busy, button, element } from './dom';
import { french } from './french';
import {
  insight,
  type Bottlenecks,
  type Change,
  type Choice,
  type Choices,
  type Finding,
  type Query,
  type StepsReport,
} from './insight';
import { monthly, overdue, pile, ranking, roundTrips, steps } from './findings';
import { sentence } from './refusal';

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
  const called = (values: readonly Choice[]): readonly Option[] => values.map(({ id, label }) => [id, label]);
  const first = day();
  const last = day();
  const commune = one('Toutes', plain(choices.commune));
  const form = element(
    'form',
    { class: 'goulots-filters', 'aria-label': 'Période et filtres' },
    field('from', 'Du', first),
    field('to', 'Au', last),
    field('commune', 'Commune', commune),
    field('title', 'Titre', one('Tous', called(choices.title))),
    field('service', 'Service', one('Tous', called(choices.service))),
    field('occupantType', "Type d'occupant", one('Tous', called(choices.occupantType))),
    element('button', { type: 'submit', class: 'goulots-button goulots-main' }, 'Afficher'),
  );
  const query = (): Query =>
    Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value as string]));
  let latest = 0;
  const show = async () => {
    const mine = ++latest;
    found.setAttribute('aria-busy', 'true');
    const chosen = query();
    const [report, byStep] = await Promise.all([
      call('GET', insight('bottlenecks', chosen)),
      call('GET', insight('steps', chosen)),
    ]);
    if (mine !== latest) return;
    if (report.ok && byStep.ok) {
      const shown = report.body as Bottlenecks;
      [first.value, last.value] = [shown.from, shown.to];
      const only = (place: string) => {
        commune.value = place;
        void show();
      };
      const all = await findings(shown, byStep.body as StepsReport, query(), changes, only, choices.exports);
      if (mine !== latest) return;
      found.replaceChildren(...all);
    } else {
      const refused = report.ok ? byStep : report;
      found.replaceChildren(told(refused.ok ? '' : sentence(refused.problem)));
    }
    found.removeAttribute('aria-busy');
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void show();
  });
  const folded = element(
    'details',
    { class: 'goulots-fold' },
    element('summary', {}, 'Période et filtres'),
    form,
  );
  folded.open = !matchMedia('(max-width: 600px)').matches;
  return { element: folded, show };
}

function told(text: string): HTMLElement {
  return element('p', { class: 'goulots-refused', role: 'alert' }, text);
}

async function findings(
  report: Bottlenecks,
  byStep: StepsReport,
  query: Query,
  changes: readonly Change[],
  only: (commune: string) => void,
  exports: boolean,
): Promise<readonly HTMLElement[]> {
  return [
    element('p', { class: 'goulots-period' }, `Du ${french(report.from)} au ${french(report.to)}`),
    worst(report.findings, only),
    tools(query, exports),
    steps(byStep, report.ranking),
    ranking(report.ranking),
    overdue(report.overdue, report.overdueCount),
    roundTrips(report.roundTrips),
    monthly(report.months),
    pile(report.inProgress),
    await compared(query, changes),
  ];
}

/** What is behind the dearest tasks; the place where one stands out is one touch away. */
function worst(found: readonly Finding[], only: (commune: string) => void): HTMLElement {
  if (found.length === 0) {
    return element('p', { class: 'goulots-worst' }, "Rien ne s'est passé dans cette période.");
  }
  return element(
    'ol',
    { class: 'goulots-worst', 'aria-label': 'Ce qui coûte le plus' },
    ...found.map(({ sentence: text, commune }) => {
      const line = element('li', {}, text);
      if (commune !== null) {
        const look = element(
          'button',
          { type: 'button', class: 'goulots-all' },
          `Regarder ${commune} seulement`,
        );
        look.addEventListener('click', () => {
          only(commune);
        });
        line.append(' ', look);
      }
      return line;
    }),
  );
}

/** To take away. Paper is another page's: Camunda's keep browsers from printing. */
function tools(query: Query, exports: boolean): HTMLElement {
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
    ...(exports
      ? [
          file('CSV des étapes', 'export.csv'),
          file('CSV des allers-retours', 'export.csv', { table: 'round-trips' }),
          file('XLSX', 'export.xlsx'),
        ]
      : []),
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
