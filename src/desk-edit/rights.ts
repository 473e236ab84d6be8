import type { Desk } from '../desk/model';
import { type Actor } from '../ground/actor';
import { isAdmin, ledTeams } from '../people/rights';

/** What somebody wants to do with the desk itself. */
export type DeskDeed =
  | { readonly deed: 'look' }
  | { readonly deed: 'members'; readonly team: string }
  /** Ready-made answers, words of categories, whole files, taking back. */
  | { readonly deed: 'change' };

export type DeskRefusal = 'admins_only' | 'not_your_team' | 'leads_only';

/** Admins may do everything, a lead may look and say who is in their own team. Undefined: they may. */
export const deskRefusal = (desk: Desk, actor: Actor, wanted: DeskDeed): DeskRefusal | undefined => {
  if (isAdmin(desk, actor)) return undefined;
  const led = ledTeams(desk, actor);
  if (led.length === 0) return wanted.deed === 'look' ? 'leads_only' : 'admins_only';
  if (wanted.deed === 'change') return 'admins_only';
  return wanted.deed === 'look' || led.includes(wanted.team) ? undefined : 'not_your_team';
};
