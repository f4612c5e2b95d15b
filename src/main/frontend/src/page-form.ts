import { call } from './calls';
import { busy, button, element, loadStyles } from './dom';
import { fill } from './form';
import { sentence } from './refusal';
import type { FormToFill } from './schema';

/**
 * Our own pages: `<div data-parcours-form="/api/dossiers/OCC-…/actions/abandon" data-submit-label="Abandonner">` becomes
 * the form of that address, and its answer goes back there. Inside a closed `<details>` it waits to be opened.
 */
const SEEN_BEFORE_RELOAD = 1200;

loadStyles();

for (const host of document.querySelectorAll<HTMLElement>('[data-parcours-form]')) {
  const details = host.closest<HTMLDetailsElement>('details:not([open])');
  if (details === null) void show(host);
  else details.addEventListener('toggle', () => void show(host), { once: true });
}

async function show(host: HTMLElement): Promise<void> {
  const address = host.dataset['parcoursForm'] ?? '';
  const outcome = element('p', { role: 'status', class: 'parcours-outcome' }, 'Chargement…');
  host.replaceChildren(outcome);

  const loaded = await call('GET', address);
  if (!loaded.ok) {
    outcome.textContent = sentence(loaded.problem);
    return;
  }
  outcome.textContent = '';
  const form = await fill(host, loaded.body as FormToFill);

  const send = button(host.dataset['submitLabel'] ?? 'Enregistrer', 'primary', () => {
    void busy(send, async () => {
      const answer = await form.answer();
      if (answer === undefined) return;
      const reply = await call('POST', address, undefined, answer);
      if (!reply.ok) {
        form.refuse(reply.problem);
        return;
      }
      form.setReadOnly(true);
      outcome.textContent = "C'est enregistré. La page se recharge…";
      await new Promise((resolve) => setTimeout(resolve, SEEN_BEFORE_RELOAD));
      location.reload();
    });
  });
  host.append(element('div', { class: 'parcours-actions' }, send), outcome);
}
