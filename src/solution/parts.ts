import type { DeskContext } from '../desk/context';
import { isUnresolved } from '../incident/lifecycle';
import type { Incident } from '../incident/types';
import { dataOf } from '../incident/views/button';
import type { CardContext } from '../incident/views/context';
import type { AfterEvent, CardPart, IntakeHint } from '../incident/views/declared';
import { buttons, text } from '../view/build';
import { textsFor } from '../view/text';
import type { Block } from '../view/view';
import { list } from '../view/words';
import { FAIL, USE } from './kind';
import type { Shelf } from './shelf';
import type { Solution } from './types';
import { offered } from './views/offer';
import { button, solutionNumber, solutionTitle } from './views/words';

/** So many are shown to whoever works on a case. */
const MOST_FOR_TEAM = 3;

type Found = Pick<Shelf, 'fitting' | 'byNumber' | 'ofCase'>;

const isForCallers = ({ status, readers }: Solution): boolean => status === 'approved' && readers === 'callers';

/** Those that a caller may be shown still, by the names that they were offered under. */
const stillOffered = (shelf: Found, offers: readonly string[]): readonly Solution[] =>
  offers.flatMap((name) => {
    const solution = shelf.byNumber(Number(name));
    return solution && isForCallers(solution) ? [solution] : [];
  });

/** Above the form of a report: at most as many as the desk says, and only for the company's own. */
export const solutionHint = (shelf: Found): IntakeHint => ({
  find: ({ member, ...asked }, { solutions: { atIntake } }) =>
    member && atIntake > 0 ? shelf.fitting(asked, atIntake, isForCallers).map(({ number }) => String(number)) : [],
  blocks: (offers, ctx) => {
    const t = textsFor(ctx);
    const found = stillOffered(shelf, offers);
    if (found.length === 0) return [];
    return [
      text(t('solution.offer.intake'), 'attention'),
      ...found.flatMap((solution) =>
        offered(solution, button(t, 'button.solved', 'solved', { solution: solution.id }), ctx),
      ),
    ];
  },
});

const forCaller = (shelf: Found, incident: Incident, ctx: CardContext): readonly Block[] => {
  const t = textsFor(ctx);
  const found = isUnresolved(incident) ? stillOffered(shelf, incident.offers ?? []) : [];
  if (found.length === 0) return [];
  const data = dataOf(incident, 'caller', ctx);
  return [
    text(t('solution.offer.card'), 'attention'),
    ...found.flatMap((solution) =>
      offered(solution, button(t, 'button.helped', 'helped', { ...data, solution: solution.id }), ctx),
    ),
  ];
};

/** Whether what solved a case is worth keeping, and nobody has kept it. */
export const maySave = (shelf: Pick<Shelf, 'ofCase'>, { id, status, resolution, confidential }: Incident): boolean => {
  const isEnded = status === 'resolved' || status === 'closed';
  const isSolved = resolution?.code === 'fixed' || resolution?.code === 'workaround';
  return isEnded && isSolved && !confidential && resolution.text !== '' && !resolution.solution && !shelf.ofCase(id);
};

const forTeam = (shelf: Found, incident: Incident, ctx: CardContext): readonly Block[] => {
  const t = textsFor(ctx);
  const data = dataOf(incident, 'team', ctx);
  if (maySave(shelf, incident)) return buttons([button(t, 'button.saveSolution', 'saveSolution.open', data)]);
  if (!isUnresolved(incident)) return [];
  const { title, details = '', category, service } = incident;
  const asked = { text: `${title}\n${details}`, category, service };
  const found = shelf.fitting(asked, MOST_FOR_TEAM, () => true);
  if (found.length === 0) return [];
  return [
    text(t('solution.offer.team', { titles: titlesOf(found, ctx) }), 'subtle'),
    ...buttons(
      found.map((solution) =>
        button(
          t,
          'button.applySolution',
          'applySolution.open',
          { ...data, solution: solution.id },
          { values: { number: solutionNumber(solution) } },
        ),
      ),
    ),
  ];
};

const titlesOf = (found: readonly Solution[], ctx: DeskContext): string =>
  list(
    ctx,
    found.map((solution) => solutionTitle(ctx, solution)),
  );

/** On a case's card: for its caller what was offered to them, for its team what fits, and whether to keep what solved it. */
export const solutionPart =
  (shelf: Found): CardPart =>
  (incident, place, ctx) =>
    place === 'caller' ? forCaller(shelf, incident, ctx) : forTeam(shelf, incident, ctx);

/** A solution hears that it solved a case, and that the case was opened again. */
export const solutionNews: AfterEvent = (events, before, after) =>
  events.flatMap((event) => {
    const of = event.type === 'resolved' ? event.solution : undefined;
    const was = event.type === 'reopened' ? before?.resolution?.solution : undefined;
    const at = event.at.getTime();
    const command = (id: string, what: typeof USE | typeof FAIL) =>
      ({ type: 'command', kind: 'solution', id, command: what, key: `${after.id}.${what}.${at}` }) as const;
    return [...(of ? [command(of.id, USE)] : []), ...(was ? [command(was.id, FAIL)] : [])];
  });
