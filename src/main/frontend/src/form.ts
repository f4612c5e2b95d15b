import { Form } from '@bpmn-io/form-js-viewer';
import flatpickr from 'flatpickr';
import { French } from 'flatpickr/dist/esm/l10n/fr.js';
import { element } from './dom';
import { fileDesk, type FileDesk } from './files';
import { filesField } from './files-field';
import { translate } from './french';
import { place, toMend, type Problem } from './refusal';
import { dateErrors, dependsOn, listErrors } from './rules';
import {
  byId,
  carriedKeys,
  isInput,
  onScreen,
  pathName,
  valueAt,
  type Component,
  type Data,
  type FormToFill,
  type Shown,
} from './schema';
import { values, type Value, type Values } from './values';

/** A form on the screen. */
export interface FilledForm {
  /** The answer to send; undefined when something must be mended first, which is then shown and focused. */
  answer(): Promise<Values | undefined>;
  /** What stands in the form now, right or wrong, once its files have arrived. */
  draft(): Promise<Values>;
  /** Shows why the server refused; what was typed stays. */
  refuse(problem: Problem): void;
  setReadOnly(readOnly: boolean): void;
  destroy(): void;
}

export interface Watcher {
  /** The messages at the fields have changed: may the form be sent as it stands? */
  validated?(valid: boolean): void;
  /** The person has typed something. */
  edited?(): void;
}

/** The services of form-js that we reach for. */
interface Validator {
  validateFieldInstance(shown: Shown, value: unknown): string[];
}
interface Registry {
  getAll(): Shown[];
}
interface Commands {
  updateFieldInstanceValidation(shown: Shown, value: unknown): void;
}
interface FormFields {
  register(type: string, field: unknown): void;
}
interface State {
  readonly data: Data;
  readonly errors: unknown;
}

/** form-js paints between the moment one leaves a field and the moment its value is there. */
const PAINTED = 60;

/** The address of a paper of a dossier, for who is signed in and for who comes by a link. */
const PAPER = /^(?:\/porte)?\/api\/documents\/[\w-]+$/;

flatpickr.localize(French);

/**
 * Renders a form into the host; its text is text: nothing in it is compiled or run.
 *
 * @param desk where its files go
 */
export async function fill(
  host: Element,
  { schema, data }: FormToFill,
  watcher: Watcher = {},
  desk: FileDesk = fileDesk(),
): Promise<FilledForm> {
  const alert = element('div', { class: 'parcours-alert', role: 'alert', tabindex: '-1' });
  const fields = element('div', { class: 'parcours-fields' });
  const root = element('div', { class: 'parcours-form', lang: 'fr', 'ng-non-bindable': '' }, alert, fields);
  host.append(root);
  alert.hidden = true;

  // Every key counts at once: left to wait (300 ms), form-js puts the old text back when another field is painted
  // meanwhile, and moves the page under the click that follows.
  const form = new Form({
    container: fields,
    additionalModules: [{ translate: ['value', translate] }],
    debounce: false,
  } as ConstructorParameters<typeof Form>[0]);
  const files = filesField(desk);
  form.get<FormFields>('formFields').register('filepicker', files);
  const registry = form.get<Registry>('formFieldInstanceRegistry');
  const validator = form.get<Validator>('validator');
  const commands = form.get<Commands>('viewerCommands');
  const carried = Object.fromEntries(carriedKeys(schema).map((key) => [key, data[key] as Value]));
  let components = byId(schema);
  let refused: ReadonlyMap<string, readonly string[]> = new Map();

  const state = () => form._getState() as unknown as State;
  const component = (shown: Shown): Component | undefined => components.get(shown.id);
  const inputs = () => registry.getAll().filter((shown) => isInput(component(shown) ?? { type: 'default' }));

  const byFormJs = validator.validateFieldInstance.bind(validator);
  validator.validateFieldInstance = (shown, value) => {
    const ours = component(shown);
    return [
      ...byFormJs(shown, value),
      ...(ours === undefined ? [] : dateErrors(ours, value, schema, state().data)),
      ...(refused.get(pathName(shown.valuePath)) ?? []),
    ];
  };

  /** form-js keeps the errors of what it hides or removes: only those on the screen stand in the way. */
  function tellValidity(): void {
    const said = new Set([...refused.values()].flat());
    const { errors } = state();
    const standing = registry.getAll().flatMap(({ id, indexes }) => {
      return messages(valueAt(errors, [id, ...Object.values(indexes ?? {})]));
    });
    watcher.validated?.(standing.every((message) => said.has(message)));
  }

  form.on('changed', tellValidity);
  form.on('formFieldInstance.removed', tellValidity);

  form.on('field.updated', ({ fieldInstance }: { fieldInstance: Shown }) => {
    watcher.edited?.();
    queueMicrotask(() => {
      const hadRefusal = refused.size > 0;
      refused = new Map();
      if (hadRefusal) form.validate();
      else lookAgainAt(pathName(fieldInstance.valuePath));
    });
  });

  /** A date that was wrong because of another one may be right now. */
  function lookAgainAt(changedKey: string): void {
    for (const shown of inputs()) {
      const value = valueAt(state().data, shown.valuePath);
      const ours = component(shown);
      if (ours !== undefined && typeof value === 'string' && dependsOn(ours, changedKey)) {
        commands.updateFieldInstanceValidation(shown, value);
      }
    }
  }

  function say(above: readonly string[]): void {
    alert.hidden = above.length === 0;
    alert.replaceChildren(...above.map((message) => element('p', {}, message)));
  }

  /** Tells what is to be mended, with a way to each field at fault. */
  async function mend(above: readonly string[]): Promise<void> {
    await painted();
    const faulty = [...fields.querySelectorAll('.fjs-has-errors')];
    say([...above, ...(faulty.length === 0 ? [] : [toMend(faulty.length)])]);
    if (faulty.length > 0)
      alert.append(element('ul', {}, ...faulty.map((field) => element('li', {}, wayTo(field)))));
    alert.focus();
  }

  await form.importSchema(onScreen(schema), data);
  components = byId(form.get<{ getForm(): Component }>('formFieldRegistry').getForm());
  void painted().then(() => {
    openPapers(fields);
  });

  return {
    async answer() {
      await files.settled();
      if (document.activeElement instanceof HTMLElement && fields.contains(document.activeElement)) {
        document.activeElement.blur();
      }
      await painted();
      refused = new Map();
      const hasErrors = messages(form.validate()).length > 0;
      const lists = registry.getAll().flatMap((shown) => {
        const list = component(shown);
        return list === undefined ? [] : listErrors(list, state().data, shown.valuePath);
      });
      if (hasErrors || lists.length > 0) {
        await mend(lists);
        return undefined;
      }
      say([]);
      return filledIn();
    },
    async draft() {
      await files.settled();
      return filledIn();
    },
    refuse(problem) {
      const { atFields, above } = place(problem, new Set(inputs().map((shown) => pathName(shown.valuePath))));
      refused = atFields;
      form.validate();
      void mend(above);
    },
    setReadOnly(readOnly) {
      form.setProperty('readOnly', readOnly);
    },
    destroy() {
      form.destroy();
      root.remove();
    },
  };

  function filledIn(): Values {
    return { ...values(schemaNow(), state().data, registry.getAll()), ...carried };
  }

  /** The schema as form-js imported it, every component with its id. */
  function schemaNow(): Component {
    return form.get<{ getForm(): Component }>('formFieldRegistry').getForm();
  }
}

/** The messages of form-js: by component, inside a list by row. */
function messages(errors: unknown): string[] {
  if (typeof errors === 'string') return [errors];
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.values(errors).flatMap(messages);
}

/** A paper that is only shown by its address opens with a click. */
function openPapers(fields: Element): void {
  for (const shown of fields.querySelectorAll('input')) {
    if (shown.readOnly && PAPER.test(shown.value)) {
      const paper = { href: shown.value, target: '_blank', rel: 'noopener' };
      shown.closest('.fjs-form-field')?.append(element('a', paper, 'Ouvrir le document (nouvel onglet)'));
      (shown.closest<HTMLElement>('.fjs-input-group') ?? shown).style.display = 'none';
    }
  }
}

/** A link in all but name: an address with a `#` would be a page of Tasklist's. */
function wayTo(field: Element): HTMLElement {
  const label = field.querySelector('.fjs-label-content')?.firstChild?.textContent ?? 'Ce champ';
  const way = element('button', { type: 'button', class: 'parcours-way' }, label);
  way.addEventListener('click', () => {
    field.scrollIntoView({ block: 'center' });
    field.querySelector<HTMLElement>('input, textarea')?.focus();
  });
  return way;
}

function painted(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAINTED));
}
