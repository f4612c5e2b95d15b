import { bottlenecks } from './bottlenecks';
import type { Query } from './insight';

/** The same page on its own, for phones and for paper. */
const host = document.getElementById('goulots');
if (host !== null) {
  const { imprimer, ...asked }: Query = Object.fromEntries(new URLSearchParams(location.search));
  void bottlenecks(host, asked).then(() => {
    if (imprimer !== undefined) print();
  });
}
