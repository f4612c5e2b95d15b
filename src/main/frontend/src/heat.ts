import type { Figures, Return, StepsReport } from './insight';
import { count, days, decimal, time } from './spoken';

/** What the colours of a diagram tell. */
export interface Measure {
  readonly id: string;
  readonly label: string;
  readonly figure: (figures: Figures) => number | null;
  readonly text: (figure: number) => string;
}

export const MEASURES: readonly Measure[] = [
  { id: 'open', label: 'Ouvertes', figure: (f) => f.open, text: decimal },
  { id: 'overdue', label: 'En retard', figure: (f) => f.overdue, text: decimal },
  { id: 'median', label: 'Durée médiane', figure: (f) => f.durationMedian, text: time },
  { id: 'p90', label: 'Durée, 90ᵉ centile', figure: (f) => f.durationP90, text: time },
  { id: 'waiting', label: 'Attente médiane', figure: (f) => f.waitingMedian, text: time },
  { id: 'returns', label: 'Allers-retours', figure: (f) => f.roundTrips, text: decimal },
];

/** A node of a diagram, as far as figures and arrows need it. */
export interface Node {
  readonly id: string;
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** In an event sub-process, not on the road itself. */
  readonly aside: boolean;
  /** Candidate groups of a user task. */
  readonly roles: readonly string[];
  /** The process that a call activity calls. */
  readonly calls: string | undefined;
}

const USER_TASK = 'bpmn:UserTask';
const CALL = 'bpmn:CallActivity';
const START = 'bpmn:StartEvent';
const COMPLETION = 'completion-request';

/**
 * The figures of each node: a user task's own, a call activity's those of all tasks of the process that it calls.
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
  const ofTasks = new Map(
    here.steps.flatMap(({ tasks }) => tasks.filter((t) => t.process === process).map((t) => [t.task, t])),
  );
  const ofProcesses = new Map(everywhere.processes.map((p) => [p.process, p]));
  const found = new Map<string, Figures>();
  for (const { id, type, calls } of nodes) {
    const figures =
      type === USER_TASK ? ofTasks.get(id) : type === CALL ? ofProcesses.get(calls ?? '') : undefined;
    if (figures !== undefined) found.set(id, figures);
  }
  return found;
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

/** What each class means: « jusqu'à 3 j », the hottest last. */
export function legend(measure: Measure, figures: readonly number[]): readonly string[] {
  const worst = Math.max(0, ...figures);
  if (worst === 0) return [];
  return Array.from(
    { length: CLASSES },
    (_, place) => `jusqu'à ${measure.text((worst * (place + 1)) / CLASSES)}`,
  );
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
 * before it that the asked role does here, else to the start.
 */
export function arrows(
  nodes: readonly Node[],
  process: string,
  returns: readonly Return[],
): readonly Arrow[] {
  return returns.flatMap((back) => {
    if (back.process !== process) return [];
    const from = nodes.find((node) =>
      back.task === ''
        ? node.type === CALL && node.calls === COMPLETION && !node.aside
        : node.id === back.task,
    );
    const to = from && askedPlace(nodes, from, back.askedRole);
    if (from === undefined || to === undefined) return [];
    const text = `${back.count} · ${days(back.daysLost)}`;
    const title = `${count(back.count, 'retour')} vers ${back.askedRoleLabel}, ${days(back.daysLost)} perdus`;
    return [{ from, to, text, title }];
  });
}

function askedPlace(nodes: readonly Node[], from: Node, role: string): Node | undefined {
  const before = nodes
    .filter((node) => node.type === USER_TASK && !node.aside && node.x < from.x && node.roles.includes(role))
    .sort((one, other) => other.x - one.x);
  return before[0] ?? nodes.find((node) => node.type === START && !node.aside);
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
