declare module 'flatpickr/dist/esm/l10n/fr.js' {
  import type { CustomLocale } from 'flatpickr/dist/types/locale';
  export const French: CustomLocale;
}
