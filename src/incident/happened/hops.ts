import { personName, teamName } from '../../desk/words';
import { list } from '../../view/words';
import { unmet } from '../policies/clock-marks';
import { running, withoutMeant, withoutOffer, withoutQuestion } from '../policies/without';
import { type Happenings, isBy, say, toCaller, toTeam } from './happening';

export const HOPS = {
  stuck: {
    /** Whoever decides may read it. */
    evolve: (state, { at, lead, teams }) => ({
      ...state,
      asked: [...new Set([...(state.asked ?? []), lead])],
      stuck: { at, lead, teams },
    }),
    says: (event) => [say(event, { type: 'person', key: event.lead }, { kind: 'stuck', teams: event.teams })],
    line: toTeam(({ lead, teams }, { ctx, t }) =>
      t('history.stuck', {
        who: personName(ctx, lead),
        teams: list(
          ctx,
          teams.map((team) => teamName(ctx, team)),
          'disjunction',
        ),
      }),
    ),
  },
  settled: {
    /** Counted afresh from here; another team finds it in its queue. */
    evolve: (state, { at, team, was }) => {
      const { stuck: _, been: __, ...rest } = state;
      if (team === was) return rest;
      const {
        owner: ___,
        escalatedTo: ____,
        heard: _____,
        ...free
      } = withoutMeant(withoutOffer(withoutQuestion(running(rest, at))));
      return { ...free, team, status: 'new', responseTarget: unmet(free.responseTarget) };
    },
    says: (event, { before, after }) => {
      const owner = event.team === event.was ? undefined : before?.owner;
      const toOwner =
        owner && !isBy(event, owner.id) ? [say(event, { type: 'sender', id: owner.id }, { kind: 'settled' })] : [];
      const toThem = owner ? toCaller(event, after, { kind: 'released' }) : [];
      return [say(event, { type: 'team' }, { kind: 'settled' }), ...toOwner, ...toThem];
    },
    line: toTeam(({ team }, { ctx, t, who }) => t('history.settled', { who, team: teamName(ctx, team) })),
  },
} satisfies Partial<Happenings>;
