/** Welcome's configuration: its own defaults, in French, and our frame (src/main/frontend/src/frame.ts). */
export default {
  app: { name: 'Accueil', vendor: 'Parcours' },
  locales: { availableLocales: ['fr'], fallbackLocale: 'fr' },
  customScripts: ['scripts/frame.js'],
};
