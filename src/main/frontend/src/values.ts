import {
  byId,
  carriedKeys,
  isInput,
  valueAt,
  type Component,
  type Data,
  type Path,
  type Shown,
} from './schema';

export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };
export type Values = Readonly<Record<string, Value>>;

/**
 * What an answer sends (contract.md, « Values »): the inputs that are shown and open, and no other. An unticked box
 * is `false`, an empty field is left out, a list is one value.
 */
export function values(schema: Component, data: Data, formState: readonly Shown[]): Values {
  const components = byId(schema);
  const answer: Record<string, Value> = {};
  for (const { id, valuePath } of formState) {
    const component = components.get(id);
    if (component === undefined || !isInput(component) || isClosed(component)) continue;
    const target = container(answer, valuePath);
    const value = typed(component, valueAt(data, valuePath));
    const key = valuePath.at(-1);
    if (key !== undefined && value !== undefined) target[key] = value;
  }
  return answer;
}

export interface CamundaVariable {
  readonly type: 'String' | 'Boolean' | 'Integer' | 'Double' | 'Json';
  readonly value: string | number | boolean;
}

/** The same answer as Camunda's REST takes it. */
export function camundaVariables(answer: Values): Readonly<Record<string, CamundaVariable>> {
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, camundaVariable(value)]));
}

function camundaVariable(value: Value): CamundaVariable {
  switch (typeof value) {
    case 'string':
      return { type: 'String', value };
    case 'boolean':
      return { type: 'Boolean', value };
    case 'number':
      return { type: isInt32(value) ? 'Integer' : 'Double', value };
    default:
      return { type: 'Json', value: JSON.stringify(value) };
  }
}

/** An answer kept for later, laid over what the server shows. */
export function resumed(data: Data, draft: Values): Data {
  return { ...data, ...draft };
}

/** Was this written on other facts than those that are shown now? Then it is not laid over them. */
export function isOutdated(schema: Component, data: Data, draft: Values): boolean {
  return carriedKeys(schema).some((key) => draft[key] !== data[key]);
}

/** What somebody has written and the form does not show. */
export function ownWords(schema: Component, data: Data, draft: Values): readonly string[] {
  const carried = new Set(carriedKeys(schema));
  const shown = new Set(texts(data));
  const kept = Object.entries(draft).filter(([key]) => !carried.has(key));
  return texts(Object.fromEntries(kept)).filter((text) => !shown.has(text));
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

function isClosed(component: Component): boolean {
  return component.readonly === true || component.disabled === true;
}

function typed(component: Component, value: unknown): Value | undefined {
  if (component.type === 'checkbox') return value === true;
  if (value === undefined || value === null || value === '') return undefined;
  if (Array.isArray(value) && value.length === 0) return undefined;
  return value as Value;
}

/** Where the last step of the path goes, made on the way: even a row left blank is a row. */
function container(answer: Record<string, Value>, path: Path): Record<string | number, Value> {
  let target = answer as Record<string | number, Value>;
  path.slice(0, -1).forEach((step, index) => {
    target[step] ??= typeof path[index + 1] === 'number' ? [] : {};
    target = target[step] as Record<string | number, Value>;
  });
  return target;
}

function isInt32(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 0x7fffffff;
}
