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

export function button(label: string, style: 'primary' | 'default', onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: `btn btn-${style} parcours-button` }, label);
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
