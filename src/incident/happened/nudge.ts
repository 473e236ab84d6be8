import { CALLER, LEAD, OWNER } from '../effects';
import { OFFER } from '../policies/nudge';
import { type Happenings, say, toTeam } from './happening';

/** A caller whom a case waits for is reminded, twice; then it is offered to close. */
export const NUDGE = {
  nudged: {
    evolve: (state, { told, nudgeAt, at }) =>
      state.waiting ? { ...state, waiting: { ...state.waiting, nudge: { dueAt: nudgeAt ?? at, told } } } : state,
    says: (event, { after }) => {
      if (event.told === 0) return [];
      const text = after.question?.text;
      const words = text === undefined ? {} : { text };
      const staff = after.owner ? OWNER : LEAD;
      // Whoever has it asks a caller who is in no chat.
      const caller = after.absent ? staff : CALLER;
      if (event.told < OFFER) return [say(event, caller, { kind: 'nudged', ...words })];
      const notice = { kind: 'mayClose', ...words } as const;
      return [...(after.absent ? [] : [say(event, CALLER, notice)]), say(event, staff, notice)];
    },
    line: toTeam(({ told }, { t, incident }) =>
      told === 0 || incident.absent ? undefined : t('history.nudged', { caller: incident.caller.name, told }),
    ),
  },
} satisfies Partial<Happenings>;
