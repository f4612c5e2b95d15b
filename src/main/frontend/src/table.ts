import { element } from './dom';

/** What stands in a cell: text, a figure, or something drawn. */
export type Cell = string | Node;

/** @property figure its cells are figures: to the right */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Cell;
  readonly figure?: boolean;
}

const SHORT = 10;
/** A few more than that are not worth a button. */
const LONG = 14;

/**
 * A table that a reader of screens understands: its first column names the line. Of many lines ten are shown, the others
 * at the touch of a button, and on paper.
 */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  empty: string,
): HTMLElement {
  if (rows.length === 0) return element('p', { class: 'goulots-empty' }, empty);
  const body = rows.map((row, place) =>
    element(
      'tr',
      place < SHORT || rows.length <= LONG ? {} : { class: 'goulots-more' },
      ...columns.map(({ cell, figure }, column) =>
        column === 0
          ? element('th', { scope: 'row' }, cell(row))
          : element('td', figure === true ? { class: 'goulots-figure' } : {}, cell(row)),
      ),
    ),
  );
  const made = element(
    'table',
    { class: 'goulots-table goulots-short' },
    element('caption', {}, caption),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...columns.map(({ heading, figure }) =>
          element(
            'th',
            figure === true ? { scope: 'col', class: 'goulots-figure' } : { scope: 'col' },
            heading,
          ),
        ),
      ),
    ),
    element('tbody', {}, ...body),
  );
  const frame = element(
    'div',
    { class: 'goulots-scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    made,
  );
  if (rows.length <= LONG) return frame;
  const all = element(
    'button',
    { type: 'button', class: 'goulots-all' },
    `Montrer les ${rows.length} lignes`,
  );
  all.addEventListener('click', () => {
    made.classList.remove('goulots-short');
    all.remove();
  });
  return element('div', {}, frame, all);
}

/** A bar of some parts, in per cent of the whole length; the figures stand beside it or in its cell's text. */
export function bar(
  text: string,
  ...parts: readonly (readonly [kind: string, percent: number])[]
): HTMLElement {
  const drawn = element('span', { class: 'goulots-bar', 'aria-hidden': 'true' });
  for (const [kind, percent] of parts) {
    const part = element('span', { class: `goulots-part goulots-${kind}` });
    part.style.width = `${Math.max(0, Math.min(100, percent))}%`;
    drawn.append(part);
  }
  return element(
    'span',
    { class: 'goulots-barred' },
    drawn,
    element('span', { class: 'goulots-told' }, text),
  );
}
