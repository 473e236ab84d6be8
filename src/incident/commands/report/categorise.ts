import { z } from 'zod';
import type { Desk } from '../../../desk/model';
import { areaName } from '../../../desk/words';
import { READ } from '../../../ground/limits';
import { textsFor } from '../../../view/text';
import type { Choice } from '../../../view/view';
import { shorten } from '../../../view/words';
import { formCommand, type Meant, MOST_CHOICES } from '../../case-command';
import { ALREADY, type Draft, planAfresh, refuse, unresolved } from '../../decide/shared';
import { type Area, areaKey, areaOf, areasOf } from '../../policies/area';
import { areaNamed } from '../../policies/area-named';
import { typeOf } from '../../policies/case-type';
import { homeOf } from '../../policies/home';
import { placedBy } from '../../policies/routing';
import { operators } from '../../rights';
import type { Incident } from '../../types';
import type { CardContext } from '../../views/context';

const takes = z.object({ area: z.string().max(READ.name) });

/** Those whose cases are read by the same people, what it looks like before the others. */
const choices = (ctx: CardContext, incident: Incident): readonly Choice[] => {
  const likely = [areaKey(incident), ...(incident.suggested ?? [])];
  const rank = (area: Area): number => (likely.indexOf(areaKey(area)) + likely.length + 1) % (likely.length + 1);
  const open = areasOf(ctx.desk).filter(
    ({ category }) => ctx.desk.categories[category]?.confidential === incident.confidential,
  );
  const fitting = open.length > 0 ? open : [incident];
  return fitting
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST_CHOICES)
    .map((area) => ({ value: areaKey(area), label: areaName(ctx, area) }));
};

const meantBy = (rest: string, ctx: CardContext): Meant<z.infer<typeof takes>> => {
  if (rest === '') return { fill: {} };
  const { area, near } = areaNamed(ctx.desk, rest);
  if (area) return { body: { area: areaKey(area) } };
  const values = { typed: shorten(rest, 40), near: near ? 'yes' : 'no', nearest: near ? areaName(ctx, near) : '' };
  return { fill: {}, problem: textsFor(ctx)('line.noCategory', values) };
};

/** Where it goes now: a case that somebody has, or that is offered to a team, stays where it is. */
const placed = (state: Incident, area: Area, service: string | undefined, desk: Desk, at: Date) => {
  const own =
    (service === undefined ? undefined : desk.services[service]?.team) ?? desk.categories[area.category]?.team;
  const home = homeOf(desk, state.team);
  if (state.status !== 'new' || state.handOver || own === undefined) return { team: home };
  const facts = {
    category: areaKey(area),
    service,
    device: state.device?.tag,
    group: state.callerGroup,
    language: state.language,
    type: typeOf(state),
    at,
  };
  return placedBy(desk, facts, own);
};

/**
 * An operator says where it belongs. A case that nobody has goes where the desk's rules put it then. Who may read a case is
 * not changed by it: cards and messages about it have been read already.
 */
export const categorise = formCommand({
  type: 'categorise',
  may: operators,
  takes,
  ready: unresolved,
  decide: ({ at, area: wanted }, state, desk) => {
    const area = areaOf(desk, wanted);
    const category = area && desk.categories[area.category];
    if (!area || !category) return refuse('no_such_category');
    if (category.confidential !== state.confidential) return refuse('other_readers');
    const was = areaKey(state);
    if (was === wanted && state.categorisedBy) return ALREADY;
    const service =
      state.service !== undefined && desk.services[state.service]?.category === category.key
        ? state.service
        : undefined;
    const { team, routing } =
      was === wanted ? { team: state.team, routing: state.routing } : placed(state, area, service, desk, at);
    const isMoved = team !== state.team;
    const { service: _, sub: __, ...rest } = state;
    const then = { ...rest, ...area, team, ...(service !== undefined && { service }) };
    const said: Draft = {
      type: 'categorised',
      ...area,
      was,
      ...(service !== undefined && { service }),
      ...(routing && { routing }),
    };
    return [
      said,
      ...(isMoved ? [{ type: 'rehomed', team, was: state.team, because: 'category' } as const] : []),
      ...(isMoved || service !== state.service
        ? [{ type: 'planned', plan: planAfresh(then, desk, at), because: 'category' } as const]
        : []),
    ];
  },
  done: 'done.categorised',
  quick: true,
  form: {
    heading: 'form.categorise.heading',
    intro: 'form.categorise.intro',
    inputs: [{ id: 'area', label: 'fact.area', choices: (ctx, _, incident) => choices(ctx, incident) }],
    preset: (incident) => ({ area: areaKey(incident) }),
    send: 'button.saveAnswers',
  },
  button: (_, at, { desk }) => at === 'change' && areasOf(desk).length > 1 && { label: 'button.categorise' },
  words: {
    for: 'operators',
    help: 'help.categorise',
    words: { en: ['category'], da: ['kategori'] },
    shown: 'takes.categorise',
    // "category 5 cable is torn" is a report.
    named: true,
    meant: (rest, { ctx }) => meantBy(rest, ctx),
  },
});
