import { call } from './calls';
import { busy, button, element } from './dom';
import { fill, type FilledForm } from './form';
import { french } from './french';
import { sentence } from './refusal';
import { byId, type Component, type FormToFill } from './schema';

/** The open question of a task, which cannot be completed meanwhile. */
export interface Waiting {
  readonly role: string;
  readonly roleLabel?: string;
  readonly question: string;
  /** What exactly is asked for; none when the question says it all. */
  readonly wanted?: readonly string[];
  readonly since: string;
  readonly until: string;
}

/** What an answer changed, and the keys of the form fields that say it. */
export interface Correction {
  readonly fields: readonly string[];
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** A question of a task that has ended. */
export interface Ended {
  readonly question: string;
  readonly outcome: string;
  readonly outcomeLabel: string;
  readonly answer?: string | null;
  readonly until: string;
  readonly corrections: readonly Correction[];
  readonly papers: readonly {
    readonly name?: string | null;
    readonly kindLabel: string;
    readonly href?: string | null;
  }[];
}

/** Something that may be done to the dossier from its task. */
export interface Action {
  readonly id: string;
  readonly label: string;
}

/** The dossier in short, which every task shows first: it bears what no other field of the form says. */
const SUMMARY = 'dossierSummary';

/** The form with « corrigé : 6 → 8 » at each field that the last answer changed. */
export function marked(schema: Component, ended: readonly Ended[]): Component {
  const corrections = ended.at(-1)?.corrections ?? [];
  if (corrections.length === 0) return schema;
  const keys = new Set([...byId(schema).values()].flatMap(({ key }) => (key === undefined ? [] : [key])));
  const at = (key: string | undefined) =>
    corrections.filter(({ fields }) =>
      fields.some((field) => keys.has(field)) ? key !== undefined && fields.includes(key) : key === SUMMARY,
    );
  const mark = (component: Component): Component => {
    const told = at(component.key).map(
      ({ label, before, after }) => `${label}, corrigé : ${plain(before)} → ${plain(after)}`,
    );
    return {
      ...component,
      ...(told.length === 0 ? {} : { description: told.join(' ; ') }),
      ...(component.components === undefined ? {} : { components: component.components.map(mark) }),
    };
  };
  return mark(schema);
}

/** form-js would run what stands between double braces. */
function plain(text: string): string {
  return text.replaceAll('{{', '{ {');
}

/** What came of the last question: the state, what changed, the words and the papers of the answer. */
export function endedNote(ended: readonly Ended[]): HTMLElement[] {
  const last = ended.at(-1);
  if (last === undefined) return [];
  const changed = last.corrections.map(({ label, before, after }) =>
    element('li', {}, `${label} : ${before} → `, element('strong', {}, after)),
  );
  const papers = last.papers.map(({ name, kindLabel, href }) =>
    element(
      'li',
      {},
      'Pièce ajoutée : ',
      href === undefined || href === null
        ? kindLabel
        : element('a', { href, target: '_blank', rel: 'noopener' }, `${name ?? kindLabel} (nouvel onglet)`),
    ),
  );
  return [
    element(
      'div',
      { class: 'parcours-note parcours-ended', lang: 'fr', 'ng-non-bindable': '' },
      element(
        'p',
        {},
        element('strong', {}, last.outcomeLabel),
        ` le ${french(last.until)} : ${last.question}`,
      ),
      ...(changed.length + papers.length === 0 ? [] : [element('ul', {}, ...changed, ...papers)]),
      ...(last.answer === undefined || last.answer === null
        ? []
        : [element('p', {}, `Réponse : ${last.answer}`)]),
    ),
  ];
}

/** « En attente de … », with the button that withdraws the question. */
export function waitingNote(waiting: Waiting, address: string, onWithdrawn: () => void): HTMLElement {
  const { role, roleLabel, question, wanted = [], since, until } = waiting;
  const refusal = element('p', { role: 'alert' });
  const withdraw = button('Retirer la question', 'default', () => {
    void busy(withdraw, async () => {
      const reply = await call('DELETE', address);
      if (reply.ok) onWithdrawn();
      else refusal.textContent = sentence(reply.problem);
    });
  });
  return element(
    'div',
    { class: 'parcours-note' },
    element(
      'p',
      {},
      `En attente de : ${roleLabel ?? role}, jusqu'au ${french(until)} (question posée le ${french(since)}).`,
    ),
    ...(wanted.length === 0 ? [] : [element('p', {}, `Demandé : ${wanted.join(' ; ')}.`)]),
    element('p', {}, `Question posée : ${question}`),
    element('p', {}, 'Vous pourrez terminer la tâche après la réponse, ou en retirant la question.'),
    withdraw,
    refusal,
  );
}

/** The button « Demander un complément » and the panel that it opens. */
export function askingPanel(address: string, onAsked: () => void): HTMLElement[] {
  return formPanel('Demander un complément', 'Envoyer la demande', address, onAsked);
}

/** A button and a panel for each action of the dossier. @param dossier its address under `/api` */
export function actionPanels(dossier: string, actions: readonly Action[], onDone: () => void): HTMLElement[] {
  return actions.flatMap(({ id, label }) =>
    formPanel(label, 'Enregistrer', `${dossier}/actions/${id}`, onDone),
  );
}

/** A button, and the panel that it opens with the form of this address. */
function formPanel(label: string, submit: string, address: string, onDone: () => void): HTMLElement[] {
  const panel = element('section', { class: 'parcours-panel', 'aria-label': label });
  panel.hidden = true;
  let form: FilledForm | undefined;

  const toggle = button(label, 'default', () => {
    if (panel.hidden) void busy(toggle, open);
    else close();
  });
  toggle.setAttribute('aria-expanded', 'false');

  async function open(): Promise<void> {
    const loaded = await call('GET', address);
    panel.hidden = false;
    toggle.setAttribute('aria-expanded', 'true');
    if (!loaded.ok) {
      panel.replaceChildren(element('p', { role: 'alert' }, sentence(loaded.problem)));
      return;
    }
    form = await fill(panel, loaded.body as FormToFill);
    const send = button(submit, 'primary', () => {
      void busy(send, post);
    });
    panel.append(
      element('div', { class: 'parcours-actions' }, send, ' ', button('Annuler', 'default', close)),
    );
    panel.querySelector<HTMLElement>('input, textarea')?.focus();
  }

  async function post(): Promise<void> {
    const answer = await form?.answer();
    if (answer === undefined) return;
    const reply = await call('POST', address, undefined, answer);
    if (reply.ok) onDone();
    else form?.refuse(reply.problem);
  }

  function close(): void {
    form?.destroy();
    form = undefined;
    panel.replaceChildren();
    panel.hidden = true;
    toggle.setAttribute('aria-expanded', 'false');
    toggle.focus();
  }

  return [toggle, panel];
}
