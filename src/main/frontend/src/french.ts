/** form-js speaks English: its sentences in French. */
const SENTENCES: Readonly<Record<string, string>> = {
  'Field is required.': 'Ce champ est obligatoire.',
  'Value is not a number.': 'Saisissez un nombre.',
  'Value is expected to be an integer.': 'Saisissez un nombre entier.',
  'Value is expected to have at most 1 decimal digit.': 'Saisissez au plus une décimale.',
  'Value is expected to have at most {value} decimal digits.': 'Saisissez au plus {value} décimales.',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.':
    'Choisissez une valeur permise : les plus proches sont {previousValue} et {nextValue}.',
  'Field must match pattern {value}.': "Cette valeur n'a pas la forme attendue.",
  'Field must have minimum value of {value}.': 'La valeur la plus basse est {value}.',
  'Field must have maximum value of {value}.': 'La valeur la plus haute est {value}.',
  'Field must have minimum length of {value}.': 'Saisissez au moins {value} caractères.',
  'Field must have maximum length of {value}.': 'Saisissez au plus {value} caractères.',
  'Field must be a valid email.': "Cette adresse électronique n'est pas valable.",
  'Field must be a valid international phone number. (e.g. +4930664040900)':
    'Saisissez un numéro international, par exemple +33320000000.',
  'Date and time must both be entered.': "Saisissez la date et l'heure.",
  Increment: 'Augmenter',
  Decrement: 'Diminuer',
  'Add new': 'Ajouter une ligne',
  'Expand all ({value})': 'Tout déplier ({value})',
  Collapse: 'Replier',
  Search: 'Rechercher',
  'Skip to search': 'Aller à la recherche',
  'Remove tag': 'Retirer',
  'No results': 'Aucun résultat',
  'All values selected': 'Tout est choisi',
  'Nothing to show.': 'Rien à afficher.',
  'No content to show.': 'Rien à afficher.',
  '{page} of {total}': '{page} sur {total}',
  'Previous page': 'Page précédente',
  'Next page': 'Page suivante',
};

/** Takes the place of form-js's own service of that name. */
export function translate(sentence: string, replacements: Readonly<Record<string, unknown>> = {}): string {
  return (SENTENCES[sentence] ?? sentence).replace(/{([^}]+)}/g, (placeholder, key: string) =>
    key in replacements ? String(replacements[key]) : placeholder,
  );
}

/** `2027-01-15` → `15/01/2027`, `2027-01-15T08:00` → `15/01/2027 à 08:00`; anything else as it is. */
export function french(moment: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(moment) ?? [];
  if (year === undefined || month === undefined || day === undefined) return moment;
  return `${day}/${month}/${year}${time === undefined ? '' : ` à ${time}`}`;
}

const DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });

/** As the engine writes a moment, `2027-01-12T17:00:00.000+0000` → `le 12 janvier 2027`; nothing of what is none. */
export function onDay(moment: unknown): string {
  const at = new Date(String(moment).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(at.getTime()) ? '' : `le ${DAY.format(at).replace(/^1 /, '1er ')}`;
}
