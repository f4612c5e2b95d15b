import { call } from './calls';
import { busy, button, element } from './dom';
import { fill, type FilledForm } from './form';
import { french } from './french';
import { sentence } from './refusal';
import type { FormToFill } from './schema';

/** The open question of a task, which cannot be completed meanwhile. */
export interface Waiting {
  readonly role: string;
  readonly roleLabel?: string;
  readonly question: string;
  readonly since: string;
  readonly until: string;
}

/** « En attente de … », with the button that withdraws the question. */
export function waitingNote(waiting: Waiting, address: string, onWithdrawn: () => void): HTMLElement {
  const { role, roleLabel, question, since, until } = waiting;
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
      `En attente de : ${roleLabel ?? role}, depuis le ${french(since)}. Réponse attendue avant le ${french(until)}.`,
    ),
    element('p', {}, `Question posée : ${question}`),
    element('p', {}, 'Vous pourrez terminer la tâche après la réponse, ou en retirant la question.'),
    withdraw,
    refusal,
  );
}

/** The button « Demander un complément » and the panel that it opens. */
export function askingPanel(address: string, onAsked: () => void): HTMLElement[] {
  const panel = element('section', { class: 'parcours-panel', 'aria-label': 'Demander un complément' });
  panel.hidden = true;
  let question: FilledForm | undefined;

  const toggle = button('Demander un complément', 'default', () => {
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
    question = await fill(panel, loaded.body as FormToFill);
    const send = button('Envoyer la demande', 'primary', () => {
      void busy(send, ask);
    });
    panel.append(
      element('div', { class: 'parcours-actions' }, send, ' ', button('Annuler', 'default', close)),
    );
    panel.querySelector<HTMLElement>('input, textarea')?.focus();
  }

  async function ask(): Promise<void> {
    const answer = await question?.answer();
    if (answer === undefined) return;
    const reply = await call('POST', address, undefined, answer);
    if (reply.ok) onAsked();
    else question?.refuse(reply.problem);
  }

  function close(): void {
    question?.destroy();
    question = undefined;
    panel.replaceChildren();
    panel.hidden = true;
    toggle.setAttribute('aria-expanded', 'false');
    toggle.focus();
  }

  return [toggle, panel];
}
