import { call } from './calls';
import { busy, button, element, loadStyles } from './dom';
import { LARGEST, TOO_LARGE, fileDesk, formOf } from './files';
import { fill } from './form';
import { sentence } from './refusal';
import type { FormToFill } from './schema';
import { taskPage } from './task-page';

/**
 * Our own pages: `<div data-parcours-form="/api/dossiers/OCC-…/actions/abandon" data-submit-label="Abandonner">` becomes
 * the form of that address, and its answer goes back there; its files go to `data-root`, which may be left out. Inside a closed `<details>` it waits to be opened.
 * `<form data-parcours-upload="/api/dossiers/OCC-…/documents">` sends its kind and its file there.
 * `<div data-parcours-task="…" data-login="…" data-mine="false" data-for-me="true" data-dossier="/dossiers/OCC-…">`
 * becomes a task's form, as in Tasklist.
 */
const SEEN_BEFORE_RELOAD = 1200;

loadStyles();

for (const host of document.querySelectorAll<HTMLElement>('[data-parcours-form]')) {
  const details = host.closest<HTMLDetailsElement>('details:not([open])');
  if (details === null) void show(host);
  else details.addEventListener('toggle', () => void show(host), { once: true });
}

for (const host of document.querySelectorAll<HTMLElement>('[data-parcours-task]')) taskPage(host);

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-parcours-upload]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const send = form.querySelector('button');
    if (send !== null) void busy(send, () => upload(form));
  });
}

async function upload(form: HTMLFormElement): Promise<void> {
  const outcome = form.querySelector<HTMLElement>('[role=status]');
  const kind = form.querySelector('select')?.value ?? '';
  const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
  if (outcome === null || file === undefined) return;
  if (file.size > LARGEST) {
    outcome.textContent = TOO_LARGE;
    return;
  }
  outcome.textContent = 'Envoi en cours…';
  const reply = await call('POST', form.dataset['parcoursUpload'] ?? '', undefined, formOf({ kind, file }));
  if (!reply.ok) {
    outcome.textContent = sentence(reply.problem);
    return;
  }
  outcome.textContent = 'La pièce est au dossier. La page se recharge…';
  await new Promise((resolve) => setTimeout(resolve, SEEN_BEFORE_RELOAD));
  location.reload();
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
  const form = await fill(host, loaded.body as FormToFill, undefined, fileDesk(host.dataset['root']));

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
