import { call, CAMUNDAS, type Reply } from './calls';
import { busy, button, element } from './dom';
import { draftDesk, draftOf, type Draft, type Kept } from './drafts';
import { fileDesk } from './files';
import { fill, type FilledForm } from './form';
import { french } from './french';
import type { Place } from './place';
import { sentence } from './refusal';
import type { FormToFill } from './schema';
import {
  actionPanels,
  askingPanel,
  endedNote,
  marked,
  waitingNote,
  type Action,
  type Ended,
  type Waiting,
} from './send-back';
import { camundaVariables, isOutdated, ownWords, resumed, type Values } from './values';

/** What `GET /api/tasks/{id}/form` answers; the start form has neither number nor question. */
interface TaskForm extends FormToFill {
  readonly number?: string;
  readonly waiting?: Waiting | null;
  readonly ended?: readonly Ended[];
  readonly actions?: readonly Action[];
}

/** The little of AngularJS and of Tasklist's own form controller that we use; our own page plays both. */
export interface Scope {
  readonly $root: { readonly authentication?: { readonly name?: string } };
  $apply(change: () => void): void;
}
export interface Controller {
  getOptions(): { readonly disableForm?: boolean };
  notifyFormInitialized(): void;
  notifyFormInitializationFailed(error: { message: string }): void;
  notifyFormValidated(invalid: boolean): void;
  notifyFormDirty(dirty: boolean): void;
  registerCompletionHandler(complete: (done: Done) => void): void;
  registerSaveHandler(save: () => void): void;
}
export type Done = (error: { message: string } | null, result?: unknown) => void;

/** How an answer is sent. */
export type Send = (answer: Values) => Promise<Reply>;

/** On this error Tasklist stays silent: the form itself has told what is wrong. */
const TOLD = { message: 'camForm submission prevented' };

const CONFLICT = 409;

const CLAIM = 'Prenez la tâche en charge (« Prendre en charge », au-dessus) pour y répondre.';

/** Our DOM is never compiled by AngularJS; the attribute keeps it so. */
const OURS = { lang: 'fr', 'ng-non-bindable': '' };

/** One form of a task, or the start form, from its loading to its answer. */
export class OpenForm {
  private readonly draft: Draft;
  private readonly question: string;
  private form: FilledForm | undefined;
  private waiting: Waiting | undefined;
  private gone = false;
  /** What has just been done, said once above the form that follows. */
  private outcome = '';

  constructor(
    private readonly host: HTMLElement,
    private readonly place: Place,
    private readonly scope: Scope,
    private readonly controller: Controller,
    private readonly send: Send = toCamunda(place),
  ) {
    const draft = place.taskId ?? 'start';
    this.draft = draftOf(scope.$root.authentication?.name ?? '', draft, draftDesk(place.root, draft));
    this.question = this.api('completion-request');
    controller.notifyFormValidated(true);
    controller.registerSaveHandler(() => void this.keepDraft());
    controller.registerCompletionHandler((done) => void this.complete(done));
  }

  /** @param typed what the form takes over from the one before */
  async load(typed?: Values): Promise<void> {
    const [loaded, kept] = await Promise.all([
      call('GET', this.api('form')),
      typed === undefined ? this.draft.kept() : undefined,
    ]);
    if (this.gone) return;
    if (loaded.ok) await this.show(loaded.body as TaskForm, typed, kept);
    else this.controller.notifyFormInitializationFailed({ message: sentence(loaded.problem) });
  }

  destroy(): void {
    this.gone = true;
    this.clear();
  }

  async keepDraft(): Promise<boolean> {
    if (this.form === undefined) return false;
    const kept = await this.draft.keep(await this.form.draft());
    this.controller.notifyFormDirty(false);
    return kept;
  }

  /** Not taken in charge yet, or waiting for an answer: the form is there to be read. */
  lock(): void {
    const unclaimed = this.controller.getOptions().disableForm === true;
    this.host.classList.toggle('parcours-unclaimed', unclaimed);
    this.form?.setReadOnly(unclaimed || this.waiting !== undefined);
  }

  private async show(
    { schema, data, number, waiting, ended = [], actions = [] }: TaskForm,
    typed: Values | undefined,
    kept: Kept | undefined,
  ): Promise<void> {
    this.clear();
    this.waiting = waiting ?? undefined;
    this.host.append(element('p', { ...OURS, class: 'parcours-note parcours-claim' }, CLAIM));
    if (this.outcome !== '') {
      this.host.append(element('p', { ...OURS, class: 'parcours-note', role: 'status' }, this.outcome));
      this.outcome = '';
    }
    this.host.append(...endedNote(ended));
    if (kept !== undefined) this.host.append(this.draftNote(kept));
    const outdated = typed !== undefined && isOutdated(schema, data, typed);
    if (outdated) this.host.append(outdatedNote(ownWords(schema, data, typed)));
    const shown = typed === undefined || outdated ? data : resumed(data, typed);
    this.form = await fill(
      this.host,
      { schema: marked(schema, ended), data: shown },
      {
        validated: (valid) => {
          this.controller.notifyFormValidated(!valid || this.waiting !== undefined);
        },
        edited: () => {
          this.controller.notifyFormDirty(true);
        },
      },
      fileDesk(this.place.root),
    );
    if (this.gone) {
      this.clear();
      return;
    }
    this.host.append(this.place.taskId === null ? this.keeping() : this.tools(number, actions));
    this.lock();
    this.controller.notifyFormValidated(this.waiting !== undefined);
    this.controller.notifyFormInitialized();
  }

  private async complete(done: Done): Promise<void> {
    const answer = await this.form?.answer();
    const reply = answer && (await this.send(answer));
    if (reply?.ok === true) {
      void this.draft.forget();
      if (this.place.taskId === null) announceStart(this.place, reply.body);
    } else if (reply !== undefined) {
      this.form?.refuse(reply.problem);
      if (reply.problem.status === CONFLICT) void this.keepDraft(); // to be opened again
    }
    this.scope.$apply(() => {
      if (reply?.ok === true) done(null, reply.body);
      else done(TOLD);
    });
  }

  /** Under the start form: Tasklist itself keeps nothing of it. */
  private keeping(): HTMLElement {
    const outcome = element('span', { role: 'status' });
    const keep = button('Enregistrer le brouillon', 'default', () => {
      void busy(keep, async () => {
        const kept = await this.keepDraft();
        outcome.textContent = kept
          ? ' Votre saisie est gardée 30 jours, pour vous seul.'
          : ' Le serveur ne répond pas : votre saisie est gardée sur ce poste.';
      });
    });
    return element('div', { ...OURS, class: 'parcours-tools' }, keep, outcome);
  }

  /** What stands under the form of a task. */
  private tools(number: string | undefined, actions: readonly Action[]): HTMLElement {
    const reload = () => {
      void this.form?.draft().then((typed) => {
        this.reload(typed);
      });
    };
    const withdrawn = () => {
      this.outcome = 'La question est retirée : la tâche attend de nouveau votre réponse.';
      reload();
    };
    return element(
      'div',
      { ...OURS, class: 'parcours-tools' },
      ...(this.waiting ? [waitingNote(this.waiting, this.question, withdrawn)] : []),
      ...(number === undefined ? [] : [dossierLink(this.place, number), ' ']),
      ...(this.waiting ? [] : askingPanel(this.question, reload)),
      ...(number === undefined
        ? []
        : actionPanels(`${this.place.root}/api/dossiers/${number}`, actions, reload)),
    );
  }

  private draftNote({ at, values }: Kept): HTMLElement {
    const resume = button(`Reprendre le brouillon du ${french(at)}`, 'primary', () => {
      this.reload(values);
    });
    const forget = button("L'effacer", 'default', () => {
      note.remove();
      void this.draft.forget();
    });
    const note = element('p', { ...OURS, class: 'parcours-note parcours-draft' }, resume, ' ', forget);
    return note;
  }

  /** The old form stands until the new one is there. */
  private reload(typed?: Values): void {
    this.controller.notifyFormValidated(true);
    void this.load(typed);
  }

  private clear(): void {
    this.form?.destroy();
    this.form = undefined;
    this.host.replaceChildren();
  }

  private api(what: string): string {
    const { root, taskId } = this.place;
    return taskId === null ? `${root}/api/start-form` : `${root}/api/tasks/${taskId}/${what}`;
  }
}

/** A fact has changed since: what was typed does not pass for an answer, and is not lost. */
function outdatedNote(words: readonly string[]): HTMLElement {
  return element(
    'div',
    { ...OURS, class: 'parcours-note', role: 'status' },
    element(
      'p',
      {},
      "Un fait du dossier a changé depuis cette saisie : le formulaire repart des faits d'aujourd'hui.",
    ),
    ...(words.length === 0
      ? []
      : [
          element(
            'details',
            {},
            element('summary', {}, 'Votre saisie, à recopier si elle vaut encore'),
            ...words.map((text) => element('p', { class: 'parcours-own-words' }, text)),
          ),
        ]),
  );
}

function toCamunda({ submit }: Place): Send {
  return (answer) => call('POST', submit, CAMUNDAS, { variables: camundaVariables(answer) });
}

function dossierLink({ root }: Place, number: string): HTMLElement {
  const address = `${root}/dossiers/${encodeURIComponent(number)}`;
  return element(
    'a',
    { href: address, target: '_blank', rel: 'noopener', title: `Voir le dossier ${number} (nouvel onglet)` },
    `Voir le dossier ${number}`,
  );
}

/** Tasklist closes its window on a start; the number must stay in sight. */
function announceStart(place: Place, started: unknown): void {
  const { businessKey } = started as { businessKey?: string };
  if (businessKey === undefined) return;
  const note = element(
    'div',
    { ...OURS, class: 'parcours-announcement', role: 'status' },
    element('p', {}, `Votre demande est déposée sous le numéro ${businessKey}.`),
    dossierLink(place, businessKey),
    ' ',
    button('Fermer', 'default', () => {
      note.remove();
    }),
  );
  document.body.append(note);
}
