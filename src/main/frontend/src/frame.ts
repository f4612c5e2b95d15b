import { element } from './dom';
import { oneSignIn } from './session';

/** Our own pages that the webapps' menu leads to. */
const PAGES: readonly (readonly [address: string, label: string])[] = [
  ['/', 'Dossiers'],
  ['/guide', 'Guide'],
];

/** What each of Camunda's four webapps gets from us: its language, one sign-in, the way to our own pages. */
export function frame(): void {
  document.documentElement.lang = 'fr';
  oneSignIn();
  whenThere('nav.app-menu > ul', (menu) => {
    menu.append(
      ...PAGES.map(([href, label]) =>
        element('li', { class: 'parcours-page' }, element('a', { href, target: '_self' }, label)),
      ),
    );
  });
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
