import { call } from './calls';
import { element } from './dom';
import {
  arc,
  arrows,
  callsOfOne,
  CLASSES,
  figuresOf,
  heat,
  legend,
  MEASURES,
  type Arrow,
  type Measure,
  type Node,
} from './heat';
import { insight, monthsBefore, type Query, type RoundTripMatrix, type StepsReport } from './insight';
import { sentence } from './refusal';

/** The little of bpmn-js that we use. */
export interface Viewer {
  get(name: 'canvas'): Canvas;
  get(name: 'elementRegistry'): { getAll(): readonly Shape[] };
  get(name: 'overlays'): Overlays;
  get(name: 'eventBus'): { on(event: string, heard: () => void): void };
}
interface Canvas {
  getContainer(): HTMLElement;
  getLayer(name: string, index: number): SVGElement;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  resized(): void;
  zoom(level?: 'fit-viewport', centre?: 'auto'): number;
  viewbox(box: Box): void;
  viewbox(): { readonly inner: Box; readonly outer: { readonly width: number; readonly height: number } };
}
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Overlays {
  add(id: string, type: string, overlay: Record<string, unknown>): void;
  remove(filter: { type: string }): void;
}
interface Shape {
  readonly id: string;
  readonly type: string;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly parent?: { readonly type: string };
  readonly businessObject: {
    readonly name?: string;
    readonly calledElement?: string;
  };
}
interface Definition {
  readonly id: string;
  readonly key: string;
  readonly version: number;
}
/** What Cockpit hands to a plugin of a diagram; the address of the engine that it adds is wrong there. */
export interface Given {
  readonly processDefinitionId: string;
}

const BADGE = 'parcours-heat';
const PERIODS: readonly (readonly [months: string, label: string])[] = [
  ['1', 'Un mois'],
  ['3', 'Trois mois'],
  ['12', 'Un an'],
];

/** Stays as it is from one diagram to the next. */
const chosen = { measure: 'median', months: '12' };

/** Draws the figures over the diagram of a process definition. */
export async function heatMap(viewer: Viewer, { processDefinitionId }: Given): Promise<void> {
  const [own, latest] = await Promise.all([
    call('GET', `${engine()}/process-definition/${processDefinitionId}`),
    call('GET', `${engine()}/process-definition?latestVersion=true`),
  ]);
  if (!own.ok || !latest.ok) return;
  const definition = own.body as Definition;
  const pages = new Map(
    (latest.body as readonly Definition[]).map(({ key, id }) => [key, `#/process-definition/${id}`]),
  );
  const newest = pages.get(definition.key) === `#/process-definition/${definition.id}`;
  new HeatMap(viewer, definition, pages, newest).open();
}

class HeatMap {
  private readonly canvas: Canvas;
  private readonly nodes: readonly Node[];
  private readonly measure = choice(
    MEASURES.map(({ id, label }) => [id, label]),
    chosen.measure,
  );
  private readonly months = choice(PERIODS, chosen.months);
  private readonly onlyThis = element('input', { type: 'checkbox' });
  private readonly told = element('div', { class: 'parcours-heat-legend', 'aria-live': 'polite' });
  private shown: { here: StepsReport; everywhere: StepsReport; trips: RoundTripMatrix } | undefined;
  private back: readonly Arrow[] = [];
  private asked = 0;
  /** As the house's clock says; unknown before the first figures. */
  private today: string | undefined;

  constructor(
    private readonly viewer: Viewer,
    private readonly definition: Definition,
    private readonly pages: ReadonlyMap<string, string>,
    newest: boolean,
  ) {
    // what an earlier picture shows may be gone from the later ones, and the other way round
    this.onlyThis.checked = !newest;
    this.canvas = viewer.get('canvas');
    this.nodes = viewer.get('elementRegistry').getAll().map(node);
  }

  open(): void {
    const frame = this.canvas.getContainer().parentElement;
    if (frame === null) return;
    const toggle = element('summary', {}, 'Carte de chaleur');
    const panel = element(
      'details',
      { class: 'parcours-heat', open: '', lang: 'fr' },
      toggle,
      element('label', {}, 'Mesure', this.measure),
      element('label', {}, 'Période', this.months),
      element(
        'label',
        { class: 'parcours-heat-only' },
        this.onlyThis,
        ` Version ${this.definition.version} seulement`,
      ),
      this.told,
    );
    panel.addEventListener('toggle', () => {
      this.makeRoom(frame, panel.open);
      if (panel.open) this.draw();
      else this.clear();
    });
    this.measure.addEventListener('change', () => {
      this.draw();
    });
    for (const control of [this.months, this.onlyThis])
      control.addEventListener('change', () => void this.load());
    frame.append(panel);
    this.makeRoom(frame, true);
    this.viewer.get('eventBus').on('canvas.viewbox.changed', () => {
      this.keepReadable();
    });
    void this.load();
  }

  /** The panel stands beside the diagram, never on it. */
  private makeRoom(frame: HTMLElement, open: boolean): void {
    frame.classList.toggle('parcours-heat-frame', open);
    this.canvas.resized();
    this.fit();
  }

  /** The whole diagram, with the arrows that swing above it. */
  private fit(): void {
    this.canvas.zoom('fit-viewport', 'auto');
    const { inner, outer } = this.canvas.viewbox();
    const top = Math.min(inner.y, ...this.back.map((arrow) => arc(arrow).y - 40));
    if (top === inner.y) return;
    const height = inner.height + inner.y - top;
    const width = Math.max(inner.width, (height * outer.width) / outer.height);
    this.canvas.viewbox({ x: inner.x - (width - inner.width) / 2, y: top, width, height });
  }

  private async load(): Promise<void> {
    const asked = ++this.asked;
    chosen.months = this.months.value;
    const period = {
      from: this.today === undefined ? '' : monthsBefore(this.today, Number(this.months.value)),
    };
    const own: Query = {
      ...period,
      process: this.definition.key,
      version: this.onlyThis.checked ? `${this.definition.version}` : '',
    };
    const [here, everywhere, trips] = await Promise.all([
      call('GET', insight('steps', own)),
      call('GET', insight('steps', period)),
      call('GET', insight('round-trips', own)),
    ]);
    if (asked !== this.asked) return;
    this.clear();
    const refused = [here, everywhere, trips].find((reply) => !reply.ok);
    if (refused?.ok === false) {
      this.shown = undefined;
      this.told.textContent = sentence(refused.problem);
    } else if (here.ok && everywhere.ok && trips.ok) {
      this.shown = {
        here: here.body as StepsReport,
        everywhere: everywhere.body as StepsReport,
        trips: trips.body as RoundTripMatrix,
      };
      this.today = this.shown.everywhere.to;
      this.back = arrows(this.nodes, this.definition.key, this.shown.here, this.shown.trips.returns);
      this.draw();
      this.fit();
    }
  }

  private draw(): void {
    this.clear();
    chosen.measure = this.measure.value;
    const measure = MEASURES.find(({ id }) => id === chosen.measure);
    if (this.shown === undefined || measure === undefined) return;
    const { here, everywhere } = this.shown;
    const figures = new Map<string, number>();
    for (const [id, of] of figuresOf(this.nodes, this.definition.key, here, everywhere)) {
      const figure = measure.figure(of);
      if (figure !== null && figure > 0) figures.set(id, figure);
    }
    const classes = heat(figures);
    for (const [id, figure] of figures) {
      this.canvas.addMarker(id, `parcours-heat-${classes.get(id) ?? 0}`);
      this.badge(id, measure, figure);
    }
    this.drawArrows();
    this.tell(measure, figures);
  }

  /** Beside its colour each node says its figure; that of a call opens what it calls. */
  private badge(id: string, measure: Measure, figure: number): void {
    const called = this.nodes.find((one) => one.id === id)?.calls;
    const page = called === undefined ? undefined : this.pages.get(called);
    const text = measure.text(figure);
    const html =
      page === undefined
        ? element('span', { class: 'parcours-heat-badge', title: `${measure.label} : ${text}` }, text)
        : element(
            'a',
            {
              class: 'parcours-heat-badge',
              href: page,
              title: `${measure.label} : ${text} — ouvrir ce processus`,
            },
            text,
          );
    this.viewer
      .get('overlays')
      .add(id, BADGE, { position: { top: 0, left: 0 }, scale: { min: 1, max: 1.2 }, html });
  }

  private drawArrows(): void {
    const layer = this.layer();
    for (const arrow of this.back) {
      const { path, x, y } = arc(arrow);
      layer.append(
        svg(
          'g',
          {},
          svg('title', {}, arrow.title),
          svg('path', { d: path }),
          svg('text', { x: `${x}`, y: `${y}`, dy: '-0.4em' }, arrow.text),
        ),
      );
      const { x: tipX, y: tipY, width } = arrow.to;
      const tip = tipX + width / 2;
      layer.append(svg('path', { class: 'parcours-heat-tip', d: `M ${tip} ${tipY} l -6 -12 l 12 0 z` }));
    }
    this.keepReadable();
  }

  private tell(measure: Measure, figures: ReadonlyMap<string, number>): void {
    const classes = legend(measure, [...figures.values()]).map(([place, text]) =>
      element('li', {}, element('span', { class: `parcours-heat-swatch parcours-heat-of-${place}` }), text),
    );
    this.told.replaceChildren(
      classes.length === 0
        ? element('p', {}, 'Rien à montrer pour cette mesure et cette période.')
        : element('ul', {}, ...classes),
      ...this.named(measure, figures),
      element(
        'p',
        {},
        this.back.length === 0
          ? measure.id === 'returns' && figures.size > 0
            ? "Aucun aller-retour demandé d'ici même : les chiffres comptent ceux des processus appelés."
            : "Aucun aller-retour demandé d'ici."
          : 'Flèches : qui renvoie à qui, nombre de fois et jours perdus.',
      ),
      ...this.togetherWith(figures),
    );
  }

  /** Where a figure is that of several calls: they are not told apart. */
  private togetherWith(figures: ReadonlyMap<string, number>): readonly HTMLElement[] {
    return callsOfOne(this.nodes)
      .filter(([shown, ...others]) => others.length > 0 && figures.has(shown.id))
      .map(([shown, ...others]) =>
        element(
          'p',
          {},
          `Le chiffre de « ${shown.name} » compte aussi ${others.map(({ name }) => `« ${name} »`).join(', ')} : le même processus y est appelé.`,
        ),
      );
  }

  /** The names that are too small to read where a whole diagram is seen; each leads to its place. */
  private named(measure: Measure, figures: ReadonlyMap<string, number>): readonly HTMLElement[] {
    if (figures.size === 0) return [];
    const lines = [...figures]
      .sort(([, one], [, other]) => other - one)
      .map(([id, figure]) => {
        const place = this.nodes.find((one) => one.id === id);
        const name = element('button', { type: 'button' }, place?.name ?? id);
        name.addEventListener('click', () => {
          if (place !== undefined) this.lookAt(place);
        });
        return element('li', {}, element('span', {}, measure.text(figure)), name);
      });
    const whole = element('button', { type: 'button' }, 'Tout le schéma');
    whole.addEventListener('click', () => {
      this.fit();
    });
    return [
      element('h3', {}, 'Du plus chaud au plus froid'),
      element('ol', { class: 'parcours-heat-names' }, ...lines),
      element('p', {}, whole),
    ];
  }

  /** In its own size, in the middle. */
  private lookAt({ x, y, width, height }: Node): void {
    const { outer } = this.canvas.viewbox();
    this.canvas.viewbox({
      x: x + (width - outer.width) / 2,
      y: y + (height - outer.height) / 2,
      width: outer.width,
      height: outer.height,
    });
  }

  private clear(): void {
    this.viewer.get('overlays').remove({ type: BADGE });
    for (const { id } of this.nodes) {
      for (let place = 1; place <= CLASSES; place++) this.canvas.removeMarker(id, `parcours-heat-${place}`);
    }
    this.layer().replaceChildren();
  }

  private layer(): SVGElement {
    const layer = this.canvas.getLayer('parcours-returns', 1);
    layer.classList.add('parcours-heat-arrows');
    return layer;
  }

  /** Letters as large on the screen whatever the zoom. */
  private keepReadable(): void {
    this.layer().style.fontSize = `${11 / this.canvas.zoom()}px`;
  }
}

/** Where this page's engine answers. */
function engine(): string {
  const api = document.querySelector('base')?.getAttribute('engine-api') ?? '/camunda/api/engine/';
  const name = /\/app\/cockpit\/([^/#?]+)/.exec(location.href)?.[1] ?? 'default';
  return `${api}engine/${name}`;
}

function node({ id, type, x = 0, y = 0, width = 0, height = 0, parent, businessObject }: Shape): Node {
  return {
    id,
    name: businessObject.name ?? '',
    type,
    x,
    y,
    width,
    height,
    aside: parent?.type === 'bpmn:SubProcess',
    calls: businessObject.calledElement,
  };
}

function choice(
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
): HTMLSelectElement {
  const select = element(
    'select',
    {},
    ...options.map(([value, label]) => element('option', { value }, label)),
  );
  select.value = chosen;
  return select;
}

function svg(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (string | SVGElement)[]
): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
