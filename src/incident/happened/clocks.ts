import type { Notify } from '../../desk/model';
import { isSameNotify } from '../../desk/notify';
import { personName } from '../../desk/words';
import { list } from '../../view/words';
import { CALLER, LEAD, OWNER } from '../effects';
import { highestLevel } from '../policies/escalation';
import type { PolicyRun } from '../types';
import { notifyNames } from '../views/words';
import { type Happenings, say, toTeam, untold } from './happening';

const CLOCKS = { response: 'responseTarget', resolution: 'resolutionTarget' } as const;

export const TIMERS = {
  pinged: {
    evolve: (state, { at, notify, fired, repeatAt }) => {
      const level = highestLevel(state.escalatedTo, notify);
      const named = notify.flatMap((to) => (to.type === 'person' ? [to.key] : []));
      const asked = [...new Set([...(state.asked ?? []), ...named])];
      if (!state.policy) return state;
      const { repeatAt: was, ...policy } = state.policy;
      const repeated = was && was <= at ? { repeated: (policy.repeated ?? 0) + 1 } : {};
      const moved: PolicyRun = { ...policy, fired, ...repeated, ...(repeatAt && { repeatAt }) };
      return { ...state, policy: moved, ...(level && { escalatedTo: level }), ...(asked.length > 0 && { asked }) };
    },
    says: (event, { all }) => {
      // The next team hears of it by the hand-over itself.
      const isOffered = (to: Notify): boolean =>
        to.type === 'next' && all.some((other) => other.type === 'handedOver' && other.team === to.team);
      return event.notify
        .filter((to) => !isOffered(to))
        .map((to) => {
          const by = event.ways?.find((way) => isSameNotify(way.to, to))?.by;
          return { ...say(event, to, { kind: 'ping', repeat: event.repeat }), ...(by && { by }) };
        });
    },
    line: toTeam(({ notify }, { incident, ctx, t }) => t('history.pinged', { to: notifyNames(ctx, incident, notify) })),
  },
  targetWarned: {
    evolve: (state, { target, percent, at }) => {
      const name = CLOCKS[target];
      const marks = state[name].marks.map((mark) =>
        mark.percent <= percent && !mark.warnedAt ? { ...mark, warnedAt: at } : mark,
      );
      return { ...state, [name]: { ...state[name], marks } };
    },
    says: (event, { after }) => {
      const { target, percent } = event;
      // Half the time is seen on the card; until somebody has it the response policy does the telling.
      if (target === 'response' || percent === 50) return [];
      const notice = { kind: 'targetWarning', target, dueAt: after.resolutionTarget.dueAt, percent } as const;
      return [
        ...(after.owner ? [say(event, OWNER, notice)] : []),
        ...(percent === 90 ? [say(event, LEAD, notice)] : []),
      ];
    },
  },
  targetBreached: {
    evolve: (state, { target, at, promised, sorry }) => {
      const name = CLOCKS[target];
      const promise = promised && { promise: { dueAt: promised, ...(sorry && { broken: sorry }) } };
      return { ...state, [name]: { ...state[name], breachedAt: at }, ...promise };
    },
    says: (event, { after, all }) => {
      const { target, promised, sorry } = event;
      const notice = { kind: 'targetBreached', target, dueAt: after[CLOCKS[target]].dueAt } as const;
      // A lead who is pinged by the same tick knows already.
      const isPinged = all.some((other) => other.type === 'pinged' && other.notify.some(({ type }) => type === 'lead'));
      return [
        ...(target === 'resolution' && after.owner ? [say(event, OWNER, notice)] : []),
        ...(isPinged ? [] : [say(event, LEAD, notice)]),
        ...(promised && sorry ? [say(event, CALLER, { kind: 'promiseBroken', dueAt: promised })] : []),
      ];
    },
    line: toTeam(({ target }, { t }) => t('history.targetBreached', { target })),
  },
  reached: {
    evolve: ({ heard, ...state }, { told, missed }) => ({
      ...state,
      heard: {
        told: [...new Set([...(heard?.told ?? []), ...told])],
        missed: [...new Set([...(heard?.missed ?? []).filter((key) => !told.includes(key)), ...missed])],
      },
    }),
    says: untold,
    line: toTeam(({ missed }, { ctx, t }) =>
      missed.length > 0
        ? t('history.missed', {
            who: list(
              ctx,
              missed.map((key) => personName(ctx, key)),
            ),
          })
        : undefined,
    ),
  },
} satisfies Partial<Happenings>;
