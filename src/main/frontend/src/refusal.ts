/** Why the server refuses: an RFC 9457 problem, as far as we read it. */
export interface Problem {
  readonly status: number;
  readonly title?: string | undefined;
  readonly detail?: string | undefined;
  readonly errors: readonly FieldError[];
}

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A refusal laid out: messages that have their field on the screen, and what remains to be said above the form. */
export interface Placed {
  readonly atFields: ReadonlyMap<string, readonly string[]>;
  readonly above: readonly string[];
}

const BY_STATUS: Readonly<Record<number, string>> = {
  0: 'Le serveur ne répond pas. Votre saisie est gardée sur cette page : réessayez dans un instant.',
  401: 'Votre session a expiré. Reconnectez-vous dans un autre onglet, puis recommencez ici : votre saisie est gardée.',
  403: 'Votre rôle ne permet pas cette action.',
  404: "Cette tâche n'existe pas ou ne vous est pas ouverte.",
  409: "Quelqu'un a fait changer ce dossier entre-temps. Rechargez la page.",
  429: 'Trop de demandes à la fois : patientez un instant.',
};

/** The link of a mail is older than what it leads to. */
const TASK_DONE =
  'Cette tâche est déjà faite, ou ne vous est pas ouverte. « Dossiers », en haut à droite, dit où en est le dossier.';

/** Reads the body of a refusal, whatever it is: JSON of ours or of Camunda's, or a page of a proxy. */
export function problem(status: number, body: unknown): Problem {
  const read = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return {
    status,
    title: text(read['title']),
    detail: text(read['detail']) ?? BY_STATUS[status],
    errors: Array.isArray(read['errors']) ? read['errors'].filter(isFieldError) : [],
  };
}

/** The sentence that says it all, for where there is no form to lay it out in. */
export function sentence({ detail, title }: Problem): string {
  return detail ?? title ?? "Une erreur est survenue. Réessayez ; si elle demeure, prévenez l'assistance.";
}

/**
 * What Camunda's own client says of a refused call, `<task> <- {"title":"Introuvable","status":404,…}`, as a sentence;
 * anything else as it is.
 */
export function readable(said: string): string {
  const [call, body] = said
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#34;', '"')
    .split(/ ?<- (?={)/, 2);
  if (body === undefined) return said;
  try {
    const sent = JSON.parse(body) as { readonly status?: number };
    return call === '<task>' && sent.status === 404 ? TASK_DONE : sentence(problem(sent.status ?? 0, sent));
  } catch {
    return said;
  }
}

/** @param shown the fields that stand on the screen, by name (`rooms[0].name`) */
export function place(problem: Problem, shown: ReadonlySet<string>): Placed {
  const atFields = new Map<string, string[]>();
  const above = new Set<string>();
  for (const { field, message } of problem.errors) {
    if (shown.has(field)) atFields.set(field, [...(atFields.get(field) ?? []), message]);
    else above.add(message);
  }
  if (problem.errors.length === 0) above.add(sentence(problem));
  return { atFields, above: [...above] };
}

/** « Deux champs sont à corriger. » */
export function toMend(count: number): string {
  return count === 1
    ? 'Un champ est à compléter ou à corriger.'
    : `${count} champs sont à compléter ou à corriger.`;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isFieldError(value: unknown): value is FieldError {
  const error = value as Partial<FieldError> | null;
  return typeof error?.field === 'string' && typeof error.message === 'string';
}
