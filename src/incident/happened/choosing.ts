import { personName } from '../../desk/words';
import type { IncidentEffect } from '../effects';
import type { IncidentEvent } from '../events';
import { unmet } from '../policies/clock-marks';
import { ASKING, asksFor } from '../policies/routing';
import { running, withoutQuestion } from '../policies/without';
import type { Incident } from '../types';
import { chosenWords } from '../views/routing-words';
import { type Happenings, say, toCaller, toTeam } from './happening';

/** Somebody is looked for, after each who said that it is not theirs. */
const looking = ({ id, meant }: Incident, at: Date): IncidentEffect => ({
  type: 'command',
  kind: 'incident',
  id,
  command: 'choose',
  key: `choose.${meant?.not.length ?? 0}.${at.getTime()}`,
});

/** What a new case asks of the desk's rules. */
export const asksRules = (after: Incident, at: Date): readonly IncidentEffect[] =>
  asksFor(after.routing) ? [looking(after, at)] : [];

/** The same once nobody's yes is needed any more: until then nobody was given it. */
export const asksRulesNow = ({ at }: Pick<IncidentEvent, 'at'>, after: Incident): readonly IncidentEffect[] =>
  after.meant?.asking && after.status === 'new' ? [looking(after, at)] : [];

export const CHOOSING = {
  chosen: {
    /** Whoever is meant may read a confidential case from then on. */
    evolve: (state, { to, load, of, passed, againAt }) => ({
      ...state,
      ...(to && state.confidential && { asked: [...new Set([...(state.asked ?? []), to.key])] }),
      meant: {
        of,
        passed,
        not: state.meant?.not ?? [],
        ...(to && { to, load: load ?? 0 }),
        ...(againAt && { againAt }),
      },
    }),
    says: (event, { after, all }) => {
      if (event.to && all.some(({ type }) => type === 'assigned')) return [];
      if (event.to) return [say(event, { type: 'person', key: event.to.key }, { kind: 'meant' })];
      if (after.meant?.not.length === 0) return [];
      const toThem = after.routing?.rule?.assign ? toCaller(event, after, { kind: 'released' }) : [];
      return [...toThem, say(event, { type: 'team' }, { kind: 'unwanted' })];
    },
    line: toTeam(({ to }, { ctx, incident, t }) =>
      to ? t('history.chosen', { who: to.name, how: chosenWords(incident, ctx) }) : t('history.chosenNobody'),
    ),
  },
  choosingAgain: {
    evolve: (state) => ({ ...state, meant: { ...ASKING, not: state.meant?.not ?? [] } }),
    says: ({ at }, { after }) => [looking(after, at)],
    internal: true,
  },
  passedOn: {
    /** Free again, and somebody else is looked for. */
    evolve: (state, { at, key }) => {
      const meant = { ...ASKING, not: [...(state.meant?.not ?? []), key] };
      if (state.status === 'new') return { ...state, meant };
      const { owner: _, handOver: __, ...rest } = withoutQuestion(running(state, at));
      return { ...rest, status: 'new', responseTarget: unmet(rest.responseTarget), meant };
    },
    says: ({ at }, { after }) => [looking(after, at)],
    line: toTeam(({ key }, { ctx, t }) => t('history.passedOn', { who: personName(ctx, key) })),
  },
} satisfies Partial<Happenings>;
