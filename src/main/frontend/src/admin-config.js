/** Admin's configuration: its own defaults, in French, and our frame (src/main/frontend/src/frame.ts). */
export default {
  app: { name: 'Administration', vendor: 'Parcours' },
  locales: { availableLocales: ['fr'], fallbackLocale: 'fr' },
  requireJsConfig: {
    ngDeps: ['parcours.frame'],
    deps: ['frame'],
    paths: { frame: 'scripts/frame.js' },
  },
};
