import { frame } from './frame';

/** The little of AngularJS that we use here. */
interface Provide {
  decorator(name: string, made: [string, (given: DateFormat) => DateFormat]): void;
}
type DateFormat = (name?: string) => string;
declare const angular: { module(name: string, needs: string[]): { config(block: unknown[]): void } };

frame();

/** Cockpit writes its dates as machines do, whatever the language says. */
const FRENCH = 'DD/MM/YYYY HH:mm:ss';

angular.module('parcours.frame', []).config([
  '$provide',
  ($provide: Provide) => {
    $provide.decorator('camDateFormat', [
      '$delegate',
      (format) => (name) => (name === undefined || name === 'normal' ? FRENCH : format(name)),
    ]);
  },
]);
