import { problem, type Problem } from './refusal';

export type Reply =
  { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly problem: Problem };

/** Which cookie holds the token against forged requests, and which header takes it back. */
export interface Csrf {
  readonly cookie: string;
  readonly header: string;
}

/** Of our own `/api`. */
export const OURS: Csrf = { cookie: 'PARCOURS-CSRF', header: 'X-PARCOURS-CSRF' };
/** Of Camunda's webapps. */
export const CAMUNDAS: Csrf = { cookie: 'XSRF-TOKEN', header: 'X-XSRF-TOKEN' };

/**
 * One call with the person's session. Never throws: what goes wrong is a problem like any other.
 *
 * @param sent a form with files goes as it is, anything else as JSON
 */
export async function call(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  address: string,
  csrf: Csrf = OURS,
  sent?: unknown,
): Promise<Reply> {
  const token = () => cookie(document.cookie, csrf.cookie) ?? '';
  const shown = token();
  try {
    let response = await send(method, address, { [csrf.header]: shown }, sent);
    // The first unsafe call of a session is refused and handed its token: nothing was done, ask again with it.
    if (response.status === 403 && token() !== shown) {
      response = await send(method, address, { [csrf.header]: token() }, sent);
    }
    const body = parsed(await response.text());
    return response.ok ? { ok: true, body } : { ok: false, problem: problem(response.status, body) };
  } catch {
    return { ok: false, problem: problem(0, undefined) };
  }
}

function send(
  method: string,
  address: string,
  token: Record<string, string>,
  sent: unknown,
): Promise<Response> {
  const isJson = sent !== undefined && !(sent instanceof FormData);
  const headers = { Accept: 'application/json, application/problem+json', ...token };
  return fetch(address, {
    method,
    headers: isJson ? { ...headers, 'Content-Type': 'application/json' } : headers,
    credentials: 'same-origin',
    cache: 'no-store',
    body: isJson ? JSON.stringify(sent) : (sent ?? null),
  });
}

export function cookie(cookies: string, name: string): string | undefined {
  const found = cookies.split(/; */).find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
