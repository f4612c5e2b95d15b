import { call } from './calls';
import { busy, button, element } from './dom';
import type { Place } from './place';
import { sentence } from './refusal';
import { OpenForm, type Controller, type Done } from './open-form';

const SEEN_BEFORE_LEAVING = 1200;

/** The page of a task: an element with its id, who reads and where its dossier is becomes its form, with what Tasklist has around it. */
export function taskPage(host: HTMLElement): void {
  const { parcoursTask = '', login = '', mine, forMe, dossier = '/dossiers' } = host.dataset;
  const address = `/api/tasks/${encodeURIComponent(parcoursTask)}`;
  const place: Place = { root: '', taskId: parcoursTask, submit: `${address}/complete` };
  const outcome = element('p', { role: 'status', class: 'parcours-outcome' });
  const fields = element('div');
  let taken = mine === 'true';
  let finish: (done: Done) => void = () => undefined;

  const claim = button('Prendre en charge', 'primary', () => {
    void busy(claim, async () => {
      const reply = await call('POST', `${address}/claim`, undefined, {});
      if (reply.ok) {
        taken = true;
        arrange();
      } else outcome.textContent = sentence(reply.problem);
    });
  });
  const complete = button('Terminer la tâche', 'primary', () => {
    void busy(
      complete,
      () =>
        new Promise((ended) => {
          finish((refused) => {
            ended();
            if (refused === null) void leave();
          });
        }),
    );
  });
  const keep = button('Enregistrer le brouillon', 'default', () => {
    void busy(keep, async () => {
      outcome.textContent = (await form.keepDraft())
        ? 'Votre saisie est gardée 30 jours, pour vous seul.'
        : 'Le serveur ne répond pas : votre saisie est gardée sur ce poste.';
    });
  });

  const controller: Controller = {
    getOptions: () => ({ disableForm: !taken }),
    notifyFormInitialized: () => undefined,
    notifyFormInitializationFailed: ({ message }) => {
      outcome.textContent = message;
    },
    notifyFormValidated: (invalid) => {
      complete.disabled = invalid;
    },
    notifyFormDirty: () => undefined,
    registerCompletionHandler: (by) => {
      finish = by;
    },
    registerSaveHandler: () => undefined,
  };
  const scope = {
    $root: { authentication: { name: login } },
    $apply: (change: () => void) => {
      change();
    },
  };
  const form = new OpenForm(fields, place, scope, controller, (answer) =>
    call('POST', place.submit, undefined, answer),
  );

  function arrange(): void {
    claim.hidden = taken || forMe !== 'true';
    complete.hidden = !taken;
    keep.hidden = !taken;
    form.lock();
  }

  async function leave(): Promise<void> {
    outcome.textContent = 'La tâche est terminée. Retour au dossier…';
    await new Promise((resolve) => setTimeout(resolve, SEEN_BEFORE_LEAVING));
    location.assign(dossier);
  }

  host.append(
    element('div', { class: 'parcours-actions' }, claim),
    fields,
    element('div', { class: 'parcours-actions task-actions' }, complete, ' ', keep),
    outcome,
  );
  arrange();
  void form.load();
}
