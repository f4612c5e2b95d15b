import { plus, type Figures, type Return, type StepsReport, type TaskFigures } from './insight';
import { count, days, decimal, lost, time } from './spoken';

/** What the colours of a diagram tell. */
export interface Measure {
  readonly id: string;
  readonly label: string;
  readonly figure: (figures: Figures) => number | null;
  readonly text: (figure: number) => string;
  /** It counts: there is nothing between one and two. */
  readonly whole?: boolean;
}

export const MEASURES: readonly Measure[] = [
  { id: 'open', label: 'Ouvertes', figure: (f) => f.open, text: decimal, whole: true },
  { id: 'overdue', label: 'En retard', figure: (f) => f.overdue, text: decimal, whole: true },
  { id: 'median', label: 'Durée médiane', figure: (f) => f.durationMedian, text: time },
  { id: 'p90', label: 'Durée, 90ᵉ centile', figure: (f) => f.durationP90, text: time },
  { id: 'waiting', label: 'Attente médiane', figure: (f) => f.waitingMedian, text: time },
  { id: 'returns', label: 'Allers-retours', figure: (f) => f.roundTrips, text: decimal, whole: true },
];

/** A node of a diagram, as far as figures and arrows need it. */
export interface Node {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** In an event sub-process, not on the road itself. */
  readonly aside: boolean;
  /** The process that a call activity calls. */
  readonly calls: string | undefined;
}

const USER_TASK = 'bpmn:UserTask';
const CALL = 'bpmn:CallActivity';
const START = 'bpmn:StartEvent';
const LANE = 'bpmn:Lane';
/** What of a lane its name stands on. */
const LANE_LABEL = 30;
const COMPLETION = 'completion-request';

/**
 * The figures of each node: a user task's own, a call activity's those of all tasks of the process that it calls. They are
 * one sum: of several calls of one process ({@link callsOfOne}) only the first has it.
 *
 * @param here of the process shown
 * @param everywhere of all processes
 */
export function figuresOf(
  nodes: readonly Node[],
  process: string,
  here: StepsReport,
  everywhere: StepsReport,
): ReadonlyMap<string, Figures> {
  const ofTasks = tasksOf(process, here);
  const ofProcesses = new Map(everywhere.processes.map((p) => [p.process, p]));
  const first = new Set(callsOfOne(nodes).map(([shown]) => shown.id));
  const found = new Map<string, Figures>();
  for (const { id, type, calls } of nodes) {
    const figures =
      type === USER_TASK ? ofTasks.get(id) : first.has(id) ? ofProcesses.get(calls ?? '') : undefined;
    if (figures !== undefined) found.set(id, figures);
  }
  return found;
}

/** The calls of a diagram by what they call: first those on the road itself, as the model tells it. */
export function callsOfOne(
  nodes: readonly Node[],
): readonly (readonly [shown: Node, ...others: readonly Node[]])[] {
  const groups = new Map<string, [Node, ...Node[]]>();
  for (const node of [...nodes].sort((one, other) => Number(one.aside) - Number(other.aside))) {
    if (node.type !== CALL || node.calls === undefined) continue;
    const group = groups.get(node.calls);
    if (group === undefined) groups.set(node.calls, [node]);
    else group.push(node);
  }
  return [...groups.values()];
}

function tasksOf(process: string, { steps }: StepsReport): ReadonlyMap<string, TaskFigures> {
  return new Map(
    steps.flatMap(({ tasks }) => tasks.filter((t) => t.process === process).map((t) => [t.task, t])),
  );
}

export const CLASSES = 4;

/** How hot each node glows, 1 to 4 by its part of the hottest one; who has nothing stays cold. */
export function heat(figures: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const worst = Math.max(0, ...figures.values());
  return new Map(
    [...figures]
      .filter(([, figure]) => figure > 0)
      .map(([id, figure]) => [id, Math.ceil((figure / worst) * CLASSES)]),
  );
}

/** What the classes mean, the hottest last: « jusqu'à 3 j ». A class that no figure can fall into is left out. */
export function legend(
  measure: Measure,
  figures: readonly number[],
): readonly (readonly [place: number, text: string])[] {
  const worst = Math.max(0, ...figures);
  const most = (place: number) => {
    const bound = (worst * place) / CLASSES;
    return measure.whole === true ? Math.floor(bound) : bound;
  };
  return Array.from({ length: CLASSES }, (_, place) => place + 1)
    .filter((place) => most(place) > most(place - 1))
    .map((place) => [place, `jusqu'à ${measure.text(most(place))}`]);
}

/** An arrow from who asks back to who owes the answer. */
export interface Arrow {
  readonly from: Node;
  readonly to: Node;
  readonly text: string;
  readonly title: string;
}

/**
 * One arrow for each way that work went back: from the asking task (a rule's from where the model asks) to the last task
 * before it that the asked role had here, else to the name of that role's lane; to who has no place here, to the start, and
 * then the arrow says who that is.
 *
 * @param here of the process shown: who had which task
 */
export function arrows(
  nodes: readonly Node[],
  process: string,
  here: StepsReport,
  returns: readonly Return[],
): readonly Arrow[] {
  const tasks = tasksOf(process, here);
  const had =
    (role: string) =>
    ({ id }: Node) =>
      tasks.get(id)?.role.split(',').includes(role) === true;
  const ways = new Map<string, Way>();
  for (const back of returns.filter((one) => one.process === process)) {
    const from = nodes.find((node) =>
      back.task === ''
        ? node.type === CALL && node.calls === COMPLETION && !node.aside
        : node.id === back.task,
    );
    const to = from && askedPlace(nodes, from, had(back.askedRole), back.askedRoleLabel);
    if (from === undefined || to === undefined) continue;
    const key = `${from.id} ${to.id}`;
    ways.set(key, { from, to, backs: [...(ways.get(key)?.backs ?? []), back] });
  }
  return [...ways.values()].map(({ from, to, backs }) => ({
    from,
    to,
    text: told(backs, to),
    title: backs
      .map((one) => `${count(one.count, 'retour')} vers ${one.askedRoleLabel}${lost(one.daysLost)}`)
      .join(' ; '),
  }));
}

/** How often, how many days where they are told, and to whom where the arrow does not show it. */
function told(backs: readonly Return[], to: Node): string {
  const gone = backs.reduce<number | null>((all, one) => plus(all, one.daysLost), null);
  const whom =
    to.type === START ? ` → ${[...new Set(backs.map((one) => one.askedRoleLabel))].join(', ')}` : '';
  return `${backs.reduce((all, one) => all + one.count, 0)}${gone === null ? '' : ` · ${days(gone)}`}${whom}`;
}

/** All that went back from one node to another. */
interface Way {
  readonly from: Node;
  readonly to: Node;
  readonly backs: readonly Return[];
}

function askedPlace(
  nodes: readonly Node[],
  from: Node,
  had: (node: Node) => boolean,
  roleLabel: string,
): Node | undefined {
  const before = nodes
    .filter((node) => node.type === USER_TASK && !node.aside && node.x < from.x && had(node))
    .sort((one, other) => other.x - one.x);
  return before[0] ?? laneLabel(nodes, roleLabel) ?? nodes.find((node) => node.type === START && !node.aside);
}

/** « Sécurité » is the lane of « Prévention et sécurité ». */
function laneLabel(nodes: readonly Node[], roleLabel: string): Node | undefined {
  const called = roleLabel.toLowerCase();
  const lane = nodes.find(({ type, name }) => {
    const own = name.toLowerCase();
    return type === LANE && own !== '' && (called.includes(own) || own.includes(called));
  });
  return lane && { ...lane, width: LANE_LABEL };
}

/** The arrow as an SVG path that swings above what stands between, and where its figures stand. */
export function arc({ from, to }: Arrow): { readonly path: string; readonly x: number; readonly y: number } {
  const [startX, startY] = [from.x + from.width / 2, from.y];
  const [endX, endY] = [to.x + to.width / 2, to.y];
  const peak = Math.min(startY, endY) - 30 - Math.abs(startX - endX) * 0.12;
  return {
    path: `M ${startX} ${startY} C ${startX} ${peak}, ${endX} ${peak}, ${endX} ${endY}`,
    x: (startX + endX) / 2,
    y: (startY + endY) / 8 + peak * 0.75,
  };
}
