/** Makes an element; children that are strings become text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** By the names that Tasklist (Bootstrap) and our own pages give their buttons. */
const BUTTON = {
  primary: 'btn btn-primary button parcours-button',
  default: 'btn btn-default button secondary parcours-button',
};

export function button(label: string, style: keyof typeof BUTTON, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: BUTTON[style] }, label);
  made.addEventListener('click', onClick);
  return made;
}

/** Runs one thing at a time: the button is off meanwhile. */
export async function busy(control: HTMLButtonElement, work: () => Promise<void>): Promise<void> {
  control.disabled = true;
  try {
    await work();
  } finally {
    control.disabled = false;
  }
}

/** Loads `forms.css` from beside the running script, under the same version. */
export function loadStyles(): void {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const href = script.src.replace(/[^/]+\.js/, 'forms.css');
  document.head.append(element('link', { rel: 'stylesheet', href }));
}
