/** At hand before AngularJS starts: what it draws first would stay a bare key otherwise. */
const locale = await fetch(new URL('../locales/fr.json', import.meta.url));
window.parcoursLabels = (await locale.json()).labels;

/** Tasklist's configuration: its own defaults, in French, and our forms (src/main/frontend/src/tasklist.ts). */
export default {
  app: { name: 'Tasklist', vendor: 'Parcours' },
  locales: { availableLocales: ['fr'], fallbackLocale: 'fr' },
  requireJsConfig: {
    ngDeps: ['parcours.frame', 'parcours.forms'],
    deps: ['forms'],
    paths: { forms: 'scripts/forms.js?v=$VERSION' },
  },
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'prend en charge la tâche choisie' },
    focusFilter: { key: 'ctrl+shift+f', description: 'va au premier filtre' },
    focusList: { key: 'ctrl+alt+l', description: 'va à la première tâche de la liste' },
    focusForm: { key: 'ctrl+alt+f', description: 'va au premier champ du formulaire' },
    startProcess: { key: 'ctrl+alt+p', description: 'ouvre le choix de la démarche à commencer' },
  },
};
