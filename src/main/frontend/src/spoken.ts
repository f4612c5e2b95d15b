/** Figures as a French reader writes them. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** « 12 », « 3,5 »: one digit after the comma, below ten only; a dash when there is nothing to say. */
export function decimal(number: number | null): string {
  if (number === null) return '–';
  return number
    .toLocaleString('fr-FR', { maximumFractionDigits: digits(number) })
    .replaceAll('\u202f', '\u00a0');
}

/** « 40 min », « 5,5 h », « 12 j »; a dash when there is nothing to say. */
export function time(millis: number | null): string {
  if (millis === null) return '–';
  if (millis < HOUR) return `${Math.round(millis / 60_000)}\u00a0min`;
  return millis < DAY ? `${decimal(millis / HOUR)}\u00a0h` : days(millis / DAY);
}

/** « 2,5 j »; a dash when there is nothing to say. */
export function days(count: number | null): string {
  return count === null ? '–' : `${decimal(count)}\u00a0j`;
}

/** « , 3 j perdus », to be added where it is told. */
export function lost(count: number | null): string {
  return count === null ? '' : `, ${days(count)} perdus`;
}

/** « 12 % ». */
export function percent(share: number): string {
  return `${decimal(share)}\u00a0%`;
}

/** « 1 retour », « 3 retours »: as the number is written, rounded. */
export function count(number: number, noun: string): string {
  const written = Number(number.toFixed(digits(number)));
  return `${decimal(number)}\u00a0${noun}${Math.abs(written) < 2 ? '' : 's'}`;
}

function digits(number: number): number {
  return number < 10 ? 1 : 0;
}

/** `2026-11` → « nov. 2026 ». */
export function month(text: string): string {
  const day = new Date(`${text}-01T00:00:00Z`);
  return Number.isNaN(day.getTime())
    ? text
    : day.toLocaleDateString('fr-FR', { month: 'short', year: 'numeric', timeZone: 'UTC' });
}
