import type { OutgoingSearch } from '../desk.ts';

/** What every desk asks before it writes. */
export const outgoingSearch: OutgoingSearch = () => import('./outgoing.ts');
