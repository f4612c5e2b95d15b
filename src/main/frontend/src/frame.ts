import { element } from './dom';
import { oneSignIn } from './session';
import { hintsInFrench, tablesInFrench } from './vendor-words';

/** The little of AngularJS that we use here. */
interface Provide {
  decorator<Service>(name: string, made: [string, (given: Service) => Service]): void;
}
interface TranslateProvider {
  translations(language: string, labels: Readonly<Record<string, string>>): void;
}
interface TemplateCache {
  put(address: string, template: string): string;
}
type DateFormat = (name?: string) => string;
/** Who is signed in, as each webapp keeps it at its root. */
interface Authentication {
  canAccess(app: string): boolean;
}
interface Root {
  $watch(watched: string, changed: (now: Authentication | undefined) => void): void;
}
interface Module {
  config(block: unknown[]): Module;
  run(block: unknown[]): Module;
}
declare const angular: { module(name: string, needs: string[]): Module };
declare global {
  interface Window {
    /** Put there by each webapp's `config.js`. */
    readonly parcoursLabels: Readonly<Record<string, string>>;
  }
}

/** Cockpit writes its dates as machines do, Tasklist its own in English, whatever the language says. */
const IN_FRENCH: Readonly<Record<string, string>> = {
  'YYYY-MM-DD[T]HH:mm:ss': 'DD/MM/YYYY HH:mm:ss',
  LL: 'DD/MM/YYYY',
  LLL: 'DD/MM/YYYY HH:mm',
  LLLL: 'DD/MM/YYYY HH:mm',
};

/** What each of Camunda's four webapps gets from us: its language, one sign-in, the way to our own pages. */
export function frame(): void {
  document.documentElement.lang = 'fr';
  oneSignIn();
  const dossiers = page('/', 'Dossiers');
  const parcours = angular.module('parcours.frame', ['pascalprecht.translate']);
  parcours.config([
    '$provide',
    '$translateProvider',
    ($provide: Provide, $translateProvider: TranslateProvider) => {
      $translateProvider.translations('fr', window.parcoursLabels);
      $provide.decorator<DateFormat>('camDateFormat', [
        '$delegate',
        (format) => (name) => IN_FRENCH[format(name)] ?? format(name),
      ]);
      $provide.decorator<TemplateCache>('$templateCache', ['$delegate', closingInFrench]);
      if (/\/app\/cockpit\//.test(location.pathname)) {
        $provide.decorator('uibTooltipDirective', ['$delegate', hintsInFrench]);
        $provide.decorator('camWidgetDmnViewerDirective', ['$delegate', tablesInFrench]);
      }
    },
  ]);
  // Who only keeps the machine has no dossiers.
  parcours.run([
    '$rootScope',
    (root: Root) => {
      root.$watch('authentication', (person) => {
        const technical = person?.canAccess('cockpit') === true && !person.canAccess('tasklist');
        dossiers.hidden = technical;
        document.documentElement.classList.toggle('parcours-technical', technical);
      });
    },
  ]);
  whenThere('nav.app-menu > ul', (menu) => {
    menu.append(dossiers, page('/guide', 'Guide'));
  });
}

/** A page of our own that the webapps' menu leads to. */
function page(href: string, label: string): HTMLElement {
  return element('li', { class: 'parcours-page' }, element('a', { href, target: '_self' }, label));
}

/** What a screen reader says of the cross of a notice. */
function closingInFrench(templates: TemplateCache): TemplateCache {
  const put = templates.put.bind(templates);
  templates.put = (address, template) =>
    put(address, typeof template === 'string' ? template.replace('>Close<', '>Fermer<') : template);
  return templates;
}

/** AngularJS draws the menu later than this runs, and once. */
function whenThere(selector: string, seen: (found: Element) => void): void {
  const look = () => {
    const found = document.querySelector(selector);
    if (found === null) return;
    watch.disconnect();
    seen(found);
  };
  const watch = new MutationObserver(look);
  watch.observe(document.documentElement, { childList: true, subtree: true });
  look();
}
