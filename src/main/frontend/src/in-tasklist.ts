import { loadStyles } from './dom';
import { frame } from './frame';
import { onDay } from './french';
import { placeOf } from './place';
import { OpenForm, type Controller, type Scope } from './open-form';
import { readable } from './refusal';

/** What Tasklist hands to a form's directive. */
interface Watching extends Scope {
  $watch<T>(watched: string | (() => T), changed: (value: T) => void, deep?: boolean): void;
  $on(event: string, heard: () => void): void;
}
/** What Tasklist shows at the top right when something has gone wrong. */
interface Notice {
  status?: string;
  message?: string;
}
interface Notifications {
  addError(notice: Notice): void;
}
type Link = (
  scope: Watching,
  hosts: ArrayLike<HTMLElement>,
  attributes: unknown,
  controller: Controller,
) => void;
declare const angular: { module(name: string, needs: string[]): { config(block: unknown[]): void } };

frame();

const link: Link = (scope, hosts, _attributes, controller) => {
  const host = hosts[0];
  if (host === undefined) return;
  let open: OpenForm | undefined;
  const close = () => {
    open?.destroy();
    open = undefined;
  };
  scope.$watch(
    'asynchronousFormKey',
    ({ key }: { key?: string }) => {
      close();
      const place = key === undefined ? undefined : placeOf(key);
      if (place === undefined) return;
      open = new OpenForm(host, place, scope, controller);
      void open.load();
    },
    true,
  );
  scope.$watch(
    () => controller.getOptions().disableForm,
    () => open?.lock(),
  );
  scope.$on('authentication.login.required', () => void open?.keepDraft());
  scope.$on('$destroy', close);
};

/** A day instead of Tasklist's English « in 11 days », counted from a clock that may not be the house's. */
const day = (
  scope: Watching,
  hosts: ArrayLike<HTMLElement>,
  { amTimeAgo }: { readonly amTimeAgo: string },
) => {
  scope.$watch(amTimeAgo, (moment: unknown) => {
    if (hosts[0] !== undefined) hosts[0].textContent = onDay(moment);
  });
};

/** Why, in a sentence and once, for the answer of the engine as it came. */
function speaking(notifications: Notifications): Notifications {
  const addError = notifications.addError.bind(notifications);
  notifications.addError = (notice) => {
    const status = readable(notice.status ?? '');
    const message = readable(notice.message ?? '');
    addError({ ...notice, status, message: message === status ? '' : message });
  };
  return notifications;
}

loadStyles();

angular.module('parcours.forms', ['cam.tasklist.form', 'angularMoment']).config([
  '$provide',
  'ViewsProvider',
  (
    $provide: { decorator(name: string, by: unknown[]): void },
    views: { registerDefaultView(place: string, view: Record<string, unknown>): void },
  ) => {
    // The number is the description of each task: the list has it already.
    views.registerDefaultView('tasklist.card', {
      id: 'parcours-dossier',
      template: '<div class="parcours-dossier" lang="fr" ng-bind="task.description"></div>',
      priority: 300,
    });
    $provide.decorator('camTasklistFormCamundaDirective', [
      '$delegate',
      (directives: { compile: () => Link }[]) => {
        for (const directive of directives) directive.compile = () => link;
        return directives;
      },
    ]);
    $provide.decorator('amTimeAgoDirective', [
      '$delegate',
      (directives: { compile: () => typeof day }[]) => {
        for (const directive of directives) directive.compile = () => day;
        return directives;
      },
    ]);
    $provide.decorator('Notifications', ['$delegate', speaking]);
  },
]);
