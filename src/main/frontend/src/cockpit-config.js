/** At hand before AngularJS starts: what it draws first would stay a bare key otherwise. */
const locale = await fetch(new URL('../locales/fr.json', import.meta.url));
window.parcoursLabels = (await locale.json()).labels;

/** Cockpit's configuration: its own defaults, in French, our frame (src/main/frontend/src/frame.ts) and our figures (cockpit.ts). */
export default {
  app: { name: 'Cockpit', vendor: 'Parcours' },
  locales: { availableLocales: ['fr'], fallbackLocale: 'fr' },
  customScripts: ['scripts/insight.js?v=$VERSION.js'],
  requireJsConfig: {
    ngDeps: ['parcours.frame'],
    deps: ['frame'],
    paths: { frame: 'scripts/frame' },
  },
};
