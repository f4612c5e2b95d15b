import { Window } from 'happy-dom';

/** A browser for form-js, which looks for one as soon as it is imported: import this first. */
const browser = new Window({ url: 'http://localhost/' }) as unknown as Record<string, unknown>;
const nodes = globalThis as unknown as Record<string, unknown>;
for (const name of ['window', ...Object.getOwnPropertyNames(browser)]) {
  if (!(name in nodes)) nodes[name] = name === 'window' ? browser : browser[name];
}
for (const name of ['Event', 'CustomEvent']) nodes[name] = browser[name];

/** Time for form-js to paint. */
export function painted(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 80));
}
