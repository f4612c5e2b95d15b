/** At hand before AngularJS starts: what it draws first would stay a bare key otherwise. */
const locale = await fetch(new URL('../locales/fr.json', import.meta.url));
window.parcoursLabels = (await locale.json()).labels;

/** Welcome's configuration: its own defaults, in French, and our frame (src/main/frontend/src/frame.ts). */
export default {
  app: { name: 'Accueil', vendor: 'Parcours' },
  locales: { availableLocales: ['fr'], fallbackLocale: 'fr' },
  requireJsConfig: {
    ngDeps: ['parcours.frame'],
    deps: ['frame'],
    paths: { frame: 'scripts/frame' },
  },
};
