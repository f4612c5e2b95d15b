/** A form-js file, as far as we read it. */
export interface Component {
  readonly type: string;
  readonly id?: string;
  readonly key?: string;
  readonly path?: string;
  readonly label?: string;
  readonly dateLabel?: string;
  readonly description?: string;
  readonly readonly?: boolean | string;
  readonly disabled?: boolean;
  readonly properties?: Readonly<Record<string, string>>;
  readonly components?: readonly Component[];
}

export type Data = Readonly<Record<string, unknown>>;

/** What `GET /api/start-form` and its sisters answer. */
export interface FormToFill {
  readonly schema: Component;
  readonly data: Data;
}

/** Where a value lies: `['rooms', 0, 'name']`. */
export type Path = readonly (string | number)[];

/** A component that stands on the screen now (form-js: a field instance). What a condition hides does not. */
export interface Shown {
  readonly id: string;
  readonly valuePath: Path;
  /** Inside a list: which row. */
  readonly indexes?: Readonly<Record<string, number>> | undefined;
}

const WITHOUT_VALUE = new Set([
  'default',
  'group',
  'dynamiclist',
  'text',
  'html',
  'separator',
  'spacer',
  'button',
]);

export function isInput(component: Component): boolean {
  return !WITHOUT_VALUE.has(component.type);
}

/** The keys that go along unseen: an answer gives them back as they came (forms/README.md, `carried`). */
export function carriedKeys(schema: Component): string[] {
  return descendants(schema).flatMap((one) => (isCarried(one) && one.key !== undefined ? [one.key] : []));
}

/** The same form without what goes along unseen. */
export function onScreen(component: Component): Component {
  const { components } = component;
  return components === undefined
    ? component
    : { ...component, components: components.filter((one) => !isCarried(one)).map(onScreen) };
}

function isCarried({ properties }: Component): boolean {
  return properties?.['carried'] === 'true';
}

/** Every component by its id. */
export function byId(schema: Component): ReadonlyMap<string, Component> {
  const all = [schema, ...descendants(schema)];
  return new Map(all.flatMap((component) => (component.id === undefined ? [] : [[component.id, component]])));
}

/** The label of the field that bears this key. */
export function labelOf(schema: Component, key: string): string | undefined {
  const field = descendants(schema).find((component) => component.key === key);
  return field?.label ?? field?.dateLabel;
}

export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (isObject(value) ? (value as Record<string | number, unknown>)[step] : undefined),
    data,
  );
}

/** A path as the server writes it in its refusals: `rooms[0].name`. */
export function pathName(path: Path): string {
  return path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step}]` : name === '' ? step : `${name}.${step}`),
    '',
  );
}

function descendants(component: Component): Component[] {
  return (component.components ?? []).flatMap((child) => [child, ...descendants(child)]);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
