/** Where a form stands in Tasklist. */
export interface Place {
  /** Of our application; empty unless it has a context path. */
  readonly root: string;
  /** Null for the start form. */
  readonly taskId: string | null;
  /** Camunda's address for the answer. */
  readonly submit: string;
}

/** Reads it from the address that Tasklist would fetch the form from; undefined for a form that is not ours. */
export function placeOf(key: string): Place | undefined {
  const [, root, taskId] =
    /^(.*?)\/[^/]+\/api\/engine\/.*?(?:\/task\/([^/]+)\/deployed-form|\/deployed-start-form)$/.exec(key) ??
    [];
  if (root === undefined) return undefined;
  return { root, taskId: taskId ?? null, submit: key.replace(/deployed-(start-)?form$/, 'submit-form') };
}
