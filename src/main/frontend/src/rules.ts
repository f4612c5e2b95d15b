import { french } from './french';
import { labelOf, valueAt, type Component, type Data, type Path } from './schema';

/**
 * Our rules beyond form-js, from a component's `properties`; each names another field or a value that is only shown.
 * The server judges by the same (FormCheck).
 */
const ORDERS: Readonly<Record<string, { holds: (day: string, limit: string) => boolean; wrong: string }>> = {
  after: { holds: (day, limit) => day > limit, wrong: 'Cette date doit être postérieure au' },
  notBefore: { holds: (day, limit) => day >= limit, wrong: 'Cette date ne peut pas précéder le' },
  notAfter: { holds: (day, limit) => day <= limit, wrong: 'Cette date ne peut pas dépasser le' },
};

/** What is wrong with a date, against the other dates of the form. */
export function dateErrors(component: Component, value: unknown, schema: Component, data: Data): string[] {
  const day = dayOf(value);
  if (component.type !== 'datetime' || day === undefined) return [];
  return Object.entries(ORDERS).flatMap(([name, { holds, wrong }]) => {
    const key = component.properties?.[name];
    const limit = key === undefined ? undefined : dayOf(data[key]);
    if (key === undefined || limit === undefined || holds(day, limit)) return [];
    const label = labelOf(schema, key);
    return [`${wrong} ${french(limit)}${label === undefined ? '' : ` (« ${label} »)`}.`];
  });
}

/** Must this component be looked at again when the value under that key changes? */
export function dependsOn(component: Component, key: string): boolean {
  return Object.keys(ORDERS).some((name) => component.properties?.[name] === key);
}

/** What is wrong with a list as a whole: `minItems`. */
export function listErrors(component: Component, data: Data, path: Path): string[] {
  const least = Number(component.properties?.['minItems'] ?? 0);
  const rows = valueAt(data, path);
  if (component.type !== 'dynamiclist' || (Array.isArray(rows) ? rows.length : 0) >= least) return [];
  const wanted = least === 1 ? 'au moins une ligne' : `au moins ${least} lignes`;
  return [`« ${component.label ?? 'Liste'} » : ajoutez ${wanted}.`];
}

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : undefined;
}
