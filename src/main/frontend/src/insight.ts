/** What `/api/insight` answers, as far as Cockpit shows it. Times are milliseconds; null when nothing was finished. */
export interface Figures {
  readonly finished: number;
  readonly open: number;
  readonly overdue: number;
  readonly durationMedian: number | null;
  readonly durationP90: number | null;
  readonly durationTotal: number;
  readonly waitingMedian: number | null;
  readonly waitingTotal: number;
  readonly roundTrips: number;
}
export interface TaskFigures extends Figures {
  readonly step: string;
  readonly process: string;
  readonly task: string;
  readonly label: string;
  /** Groups of whom had it, comma between; empty when nobody had. */
  readonly role: string;
  readonly roleLabel: string;
}
export interface StepFigures extends Figures {
  readonly step: string;
  readonly label: string;
  readonly tasks: readonly TaskFigures[];
}
/** All tasks of a model together: what a call of it stands for. */
export interface ProcessFigures extends Figures {
  readonly process: string;
}
export interface StepsReport {
  readonly from: string;
  readonly to: string;
  readonly steps: readonly StepFigures[];
  readonly processes: readonly ProcessFigures[];
}

/** @property daysLost null where few would tell how long one person took */
export interface Sum {
  readonly count: number;
  readonly open: number;
  readonly daysLost: number | null;
}
export interface RoundTripRow extends Sum {
  readonly stepLabel: string;
  readonly causeLabel: string;
  readonly askedByLabel: string;
  readonly askedRoleLabel: string;
}
/** @property task empty when a rule asked */
export interface Return extends Sum {
  readonly process: string;
  readonly task: string;
  readonly askedRole: string;
  readonly askedRoleLabel: string;
}
/** @property mended slips that a clerk mended himself: no round trips, counted apart */
export interface RoundTripMatrix {
  readonly total: Sum;
  readonly mended: number;
  readonly rows: readonly RoundTripRow[];
  readonly returns: readonly Return[];
}

export interface Month {
  readonly month: string;
  readonly finished: number;
  readonly durationMedian: number | null;
  readonly waitingMedian: number | null;
  readonly roundTrips: number;
}
export interface Ranked extends TaskFigures {
  readonly rank: number;
  readonly share: number;
  readonly cost: number;
  readonly waitingShare: number;
  readonly roundTripDays: number | null;
}
export interface InProgress {
  readonly label: string;
  readonly roleLabel: string;
  readonly open: number;
  readonly overdue: number;
  readonly ages: readonly number[];
  /** Null where the oldest would be somebody's. */
  readonly oldestDays: number | null;
}
export interface Late {
  readonly dossier: string;
  readonly href: string;
  readonly label: string;
  readonly roleLabel: string;
  readonly due: string;
  readonly daysLate: number;
}
/** @property commune where it stands out most */
export interface Finding {
  readonly sentence: string;
  readonly commune: string | null;
}
export interface Bottlenecks {
  readonly from: string;
  readonly to: string;
  readonly findings: readonly Finding[];
  readonly ranking: readonly Ranked[];
  readonly months: readonly Month[];
  readonly inProgress: readonly InProgress[];
  readonly overdue: readonly Late[];
  readonly overdueCount: number;
  readonly roundTrips: RoundTripMatrix;
}

export interface Side {
  readonly dossiers: number;
  readonly finished: number;
  readonly durationMedian: number | null;
  readonly roundTripsPer100: number | null;
}
export interface Sides {
  readonly before: Side;
  readonly after: Side;
}
export interface Days {
  readonly from: string;
  readonly to: string;
}
export interface Comparison {
  readonly before: Days;
  readonly after: Days;
  readonly whole: Sides;
  readonly tasks: readonly (Sides & { readonly label: string; readonly roleLabel: string })[];
}
export interface Change {
  readonly id: string;
  readonly file: string;
  readonly day: string;
}
export interface Choice {
  readonly id: string;
  readonly label: string;
}
export interface Choices {
  readonly commune: readonly string[];
  readonly title: readonly Choice[];
  readonly service: readonly Choice[];
  readonly occupantType: readonly Choice[];
  /** May who asks take the figures away? */
  readonly exports: boolean;
}

/** Parameters by their name; empty ones are not sent. */
export type Query = Readonly<Record<string, string>>;

/** The address of some figures. */
export function insight(what: string, query: Query = {}): string {
  const said = Object.entries(query).filter(([, value]) => value !== '');
  const parameters = new URLSearchParams(said).toString();
  return `/api/insight/${what}${parameters === '' ? '' : `?${parameters}`}`;
}

/** The first day of the months up to this one, today included: `2026-11-26`, 1 → `2026-10-27`. */
export function monthsBefore(today: string, months: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  const wanted = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months, 1));
  const last = new Date(Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth() + 1, 0)).getUTCDate();
  wanted.setUTCDate(Math.min(day.getUTCDate(), last) + 1);
  return wanted.toISOString().slice(0, 10);
}

/** What is not told is missing from the sum; of such alone there is none. */
export function plus(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : one + other;
}
