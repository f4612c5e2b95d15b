/** Cockpit's configuration: its own defaults, in French, our frame (src/main/frontend/src/frame.ts) and our figures (cockpit.ts). */
export default {
  app: { name: 'Cockpit', vendor: 'Parcours' },
  locales: { availableLocales: ['fr'], fallbackLocale: 'fr' },
  customScripts: ['scripts/insight.js?v=$VERSION.js'],
  requireJsConfig: {
    ngDeps: ['parcours.frame'],
    deps: ['frame'],
    paths: { frame: 'scripts/frame.js' },
  },
};
