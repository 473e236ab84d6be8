import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { privately } from '../../command/turn';
import { headline } from '../../desk/words';
import type { Fields } from '../../incident/case-command';
import { cardOf, onCase, staleCard } from '../../incident/chat/press';
import { areaKey } from '../../incident/policies/area';
import { operators } from '../../incident/rights';
import type { StoredIncident } from '../../incident/stored';
import { besideOf } from '../../incident/views/button';
import { refusalText } from '../../incident/views/refusal';
import { textsFor } from '../../view/text';
import { afterGiving, type SolutionPress, shownSolution } from '../answer';
import { maySave } from '../parts';
import { fromCase } from '../policies/from-case';
import { readableBy, type SolutionDeps } from '../turn';
import { solutionForm } from '../views/form';
import { solutionNumber } from '../views/words';
import { writtenIn } from '../written';

const SOURCE = 'case';

const formFor = ({ ctx }: SolutionPress, { state }: StoredIncident, typed: Fields, note: string): Reply =>
  privately(
    solutionForm(
      ctx,
      {
        heading: 'form.solution.saveHeading',
        about: headline(ctx, state),
        note,
        send: 'saveSolution.send',
        data: besideOf(state, 'team'),
        back: 'show',
      },
      typed,
    ),
  );

/** What the form starts with: the case without its people, and what was taken out of it. */
const started = (
  { ctx }: SolutionPress,
  { state }: StoredIncident,
): { readonly typed: Fields; readonly note: string } => {
  const t = textsFor(ctx);
  const words = {
    name: t('solution.taken.name'),
    email: t('solution.taken.email'),
    number: t('solution.taken.number'),
    address: t('solution.taken.address'),
  };
  const { title, steps, taken } = fromCase(state, ctx.desk, words);
  const { language: lang, service } = state;
  const typed = { title, steps, lang, area: areaKey(state), ...(service !== undefined && { service }) };
  return { typed, note: t('form.solution.check', { taken }) };
};

/** The case, where this person may keep what solved it, and nobody has. */
const onSaveable = (turn: SolutionPress, then: (stored: StoredIncident) => Reply | Promise<Reply>): Promise<Reply> =>
  onCase(turn, async (stored) => {
    const { ctx, who, deps } = turn;
    const { state } = stored;
    const refusal = operators(ctx.desk, who.actor, state);
    if (refusal) return cardOf(turn, stored, { text: refusalText(refusal, state, ctx), tone: 'warning' });
    await deps.shelf.look();
    const kept = deps.shelf.ofCase(state.id);
    const known = kept && readableBy(turn, await deps.store.solutions.load(kept.id));
    if (known) {
      const words = textsFor(ctx)('solution.keptAlready', { number: solutionNumber(known.state) });
      return shownSolution(turn, known, { text: words, tone: 'subtle' });
    }
    if (maySave(deps.shelf, state)) return then(stored);
    return staleCard(turn, stored, { text: textsFor(ctx)('solution.nothingToKeep'), tone: 'warning' });
  });

const send = (turn: SolutionPress): Promise<Reply> =>
  onSaveable(turn, async (stored) => {
    const { ctx, deps, input, who } = turn;
    const { state } = stored;
    const written = writtenIn(ctx, input.data, { team: state.team });
    const { note } = started(turn, stored);
    if ('problem' in written) return formFor(turn, stored, { ...input.data, problem: written.problem }, note);
    // One that was taken out of use keeps its name: another is made beside it.
    const before = await deps.store.solutions.byExternalKey(SOURCE, state.id);
    const handled = await deps.handleSolution({
      type: 'draft',
      solution: deps.newId(),
      key: input.key,
      source: SOURCE,
      externalKey: before ? `${state.id} ${input.key}` : state.id,
      fromCase: state.id,
      number: 0,
      by: who.actor,
      ...written,
    });
    return afterGiving(turn, handled, 'done.solutionDrafted');
  });

/** *Save as standard solution*: a draft of what solved a case, shown for a check before it is kept. */
export const saveSolution = {
  name: 'saveSolution',
  presses: {
    open: {
      opens: 'form',
      answer: (turn) =>
        onSaveable(turn, (stored) => {
          const { typed, note } = started(turn, stored);
          return formFor(turn, stored, typed, note);
        }),
    },
    send: { answer: send },
  },
} as const satisfies Command<SolutionDeps>;
