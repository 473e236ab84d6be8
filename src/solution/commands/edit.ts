import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { privately } from '../../command/turn';
import { LANGS, type Lang } from '../../ground/lang';
import type { Fields } from '../../incident/case-command';
import { afterGiving, onSolution, type SolutionPress, shownSolution } from '../answer';
import { mayWrite } from '../rights';
import type { StoredSolution } from '../stored';
import { giveSolution, type SolutionDeps } from '../turn';
import { solutionForm } from '../views/form';
import { languagesOf, solutionRefusal, solutionTitle } from '../views/words';
import { fieldsOf, writtenIn } from '../written';

/** The language that is written in. */
const langIn = ({ input }: SolutionPress, { state }: StoredSolution): Lang =>
  LANGS.find((lang) => lang === input.data['lang']) ?? languagesOf(state)[0] ?? 'da';

const formFor = ({ ctx }: SolutionPress, { state }: StoredSolution, lang: Lang, typed: Fields): Reply =>
  privately(
    solutionForm(
      ctx,
      {
        heading: 'form.solution.editHeading',
        about: solutionTitle(ctx, state),
        fixed: true,
        send: 'editSolution.send',
        data: { solution: state.id, lang },
        back: 'showSolution',
      },
      typed,
    ),
  );

const open = (turn: SolutionPress): Promise<Reply> =>
  onSolution(turn, (stored) => {
    const { ctx, who } = turn;
    const { state } = stored;
    const refusal =
      state.status === 'withdrawn'
        ? ({ refused: 'withdrawn' } as const)
        : mayWrite(ctx.desk, who.actor, state)
          ? undefined
          : ({ refused: 'only_lead' } as const);
    if (refusal) return shownSolution(turn, stored, { text: solutionRefusal(ctx, refusal), tone: 'warning' });
    const lang = langIn(turn, stored);
    return formFor(turn, stored, lang, fieldsOf(state, lang));
  });

const send = (turn: SolutionPress): Promise<Reply> =>
  onSolution(turn, async (stored) => {
    const { ctx, input } = turn;
    const lang = langIn(turn, stored);
    const written = writtenIn(ctx, input.data, { team: stored.state.team, lang });
    if ('problem' in written) return formFor(turn, stored, lang, { ...input.data, problem: written.problem });
    const handled = await giveSolution(turn, stored, { type: 'revise', ...written });
    return afterGiving(turn, handled, 'done.solutionRevised');
  });

/** Writes in one of its languages, and changes what it is about. */
export const editSolution = {
  name: 'editSolution',
  presses: { open: { opens: 'form', answer: open }, send: { answer: send } },
} as const satisfies Command<SolutionDeps>;
