/** Cockpit's configuration: its own defaults, and our sign-out (src/main/frontend/src/cockpit.ts). */
export default {
  customScripts: ['scripts/session.js'],
};
