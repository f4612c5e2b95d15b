import { Description, Errors, FilePicker, Label } from '@bpmn-io/form-js-viewer';
import { h, type FunctionComponent, type JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { LARGEST, sizeInFrench, TOO_LARGE, type FileDesk, type Staged } from './files';
import { sentence } from './refusal';

/** What form-js hands to a field. */
interface Props {
  readonly field: {
    readonly id: string;
    readonly label?: string;
    readonly description?: string;
    readonly accept?: string;
    readonly multiple?: boolean;
    readonly validate?: { readonly required?: boolean };
  };
  readonly domId: string;
  readonly errors?: string[];
  readonly disabled?: boolean;
  readonly readonly?: boolean;
  readonly value?: readonly string[] | null;
  onChange(change: { value: string[] | null }): void;
}

/** form-js says of its own component that it needs children; it does not. */
const FieldLabel = Label as unknown as FunctionComponent<{
  htmlFor: string;
  label: string | undefined;
  required: boolean;
}>;

const EXPIRED =
  "Un fichier choisi auparavant n'est plus disponible (ils attendent 24 heures) : joignez-le de nouveau.";

/** A file field of ours: a file leaves as soon as it is chosen, the form keeps its id. */
export interface FilesField {
  (props: Props): JSX.Element;
  config: object;
  /** Once nothing is on its way any more. */
  settled(): Promise<unknown>;
}

export function filesField(desk: FileDesk): FilesField {
  const known = new Map<string, Staged>();
  const underWay = new Set<Promise<unknown>>();

  function Field(props: Props): JSX.Element {
    const { field, domId, errors = [] } = props;
    const ids = props.value ?? [];
    const isLocked = props.disabled === true || props.readonly === true;
    const [status, setStatus] = useState('');
    const [wrong, setWrong] = useState('');
    const input = useRef<HTMLInputElement>(null);
    const latest = useRef(ids);
    latest.current = ids;

    function keep(next: readonly string[]): void {
      latest.current = next;
      props.onChange({ value: next.length === 0 ? null : [...next] });
    }

    useEffect(() => {
      if (latest.current.some((id) => !known.has(id))) void recall();
    }, []);

    /** A draft names files by their ids alone. */
    async function recall(): Promise<void> {
      for (const staged of await desk.waiting()) known.set(staged.id, staged);
      const there = latest.current.filter((id) => known.has(id));
      if (there.length < latest.current.length) setWrong(EXPIRED);
      keep(there);
    }

    async function sendAll(files: readonly File[]): Promise<void> {
      setWrong('');
      for (const file of files) {
        setStatus(`Envoi de « ${file.name} »…`);
        const refusal = await send(file);
        if (refusal !== undefined) setWrong(`« ${file.name} » : ${refusal}`);
      }
      setStatus('');
    }

    async function send(file: File): Promise<string | undefined> {
      if (file.size > LARGEST) return TOO_LARGE;
      const reply = await desk.send(file);
      if (!reply.ok) return sentence(reply.problem);
      const staged = reply.body as Staged;
      known.set(staged.id, staged);
      const replaced = field.multiple === true ? [] : latest.current;
      keep([...latest.current.filter((id) => !replaced.includes(id)), staged.id]);
      for (const id of replaced) void desk.takeBack(id);
      return undefined;
    }

    function chosen(): void {
      const files = [...(input.current?.files ?? [])];
      if (input.current !== null) input.current.value = '';
      const sending = sendAll(files);
      underWay.add(sending);
      void sending.finally(() => underWay.delete(sending));
    }

    function remove(id: string): void {
      keep(latest.current.filter((kept) => kept !== id));
      void desk.takeBack(id);
    }

    const row = ({ id, name, size }: Staged) =>
      h(
        'li',
        { key: id },
        `${name} (${sizeInFrench(size)}) `,
        isLocked
          ? null
          : h(
              'button',
              {
                type: 'button',
                class: 'parcours-way',
                'aria-label': `Retirer ${name}`,
                onClick: () => {
                  remove(id);
                },
              },
              'Retirer',
            ),
      );

    return h(
      'div',
      { class: `fjs-form-field fjs-form-field-filepicker${errors.length > 0 ? ' fjs-has-errors' : ''}` },
      h(FieldLabel, { htmlFor: domId, label: field.label, required: field.validate?.required === true }),
      h('ul', { class: 'parcours-files' }, ids.flatMap((id) => known.get(id) ?? []).map(row)),
      h('input', {
        ref: input,
        type: 'file',
        hidden: true,
        multiple: field.multiple === true,
        accept: field.accept,
        onChange: chosen,
      }),
      h(
        'button',
        {
          id: domId,
          type: 'button',
          class: 'btn btn-default button secondary parcours-button',
          disabled: isLocked || status !== '',
          'aria-describedby': `${domId}-description ${domId}-error-message`,
          onClick: () => input.current?.click(),
        },
        field.multiple === true ? 'Choisir des fichiers…' : 'Choisir un fichier…',
      ),
      h('p', { role: 'status', class: 'parcours-file-status' }, status),
      h('p', { role: 'alert', class: 'fjs-form-field-error' }, wrong),
      h(Description, { id: `${domId}-description`, description: field.description }),
      h(Errors, { id: `${domId}-error-message`, errors }),
    );
  }

  return Object.assign(Field, {
    config: (FilePicker as unknown as { config: object }).config,
    settled: () => Promise.all(underWay),
  });
}
