import { call } from './calls';

/** One sign-in for all: the webapps' own sign-in page and sign-out call are closed, ours take their place. */
const SIGN_IN = '/connexion';

function isSignOut(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[ng-click="logout()"]') !== null;
}

/** Signs out on the server first; the page that follows is ours whatever it answered. */
async function signOut(): Promise<void> {
  await call('POST', '/deconnexion');
  location.assign(`${SIGN_IN}?sortie`);
}

export function oneSignIn(): void {
  document.addEventListener(
    'click',
    (event) => {
      if (!isSignOut(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void signOut();
    },
    true,
  );
  const leave = () => {
    if (location.hash.startsWith('#/login')) location.assign(SIGN_IN);
  };
  addEventListener('hashchange', leave);
  leave();
}
