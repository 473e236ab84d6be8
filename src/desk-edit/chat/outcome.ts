import type { Reply } from '../../command/input';
import { privately, tell } from '../../command/turn';
import type { DeskContext } from '../../desk/context';
import type { View } from '../../view/view';
import type { EditRefusal, EditsFor } from '../edits';
import { deskRefusal } from '../rights';
import { type DeskTurn } from '../turn';
import type { DeskOutcome } from '../versions/changes';
import { changedView, mistakeLine, mistakesView, proposalView } from '../views/changes';
import { deskByHandLine, deskGoneLine, deskSameLine, editRefusalLine } from '../views/lines';

/** Who does it, and the key by which the same event does it once. */
export const doerOf = ({ who, input }: DeskTurn) => ({
  by: { id: who.person.id, name: who.person.name },
  key: input.key,
});

/** Its buttons belong to it, also where a client only says what happened. */
const shown = (view: View): Reply => ({ type: 'view', view, private: true, said: view });

/** What became of a change, for the person who made it. `file`: the name of the file that it came in. */
export const replyOf = (turn: DeskTurn, outcome: DeskOutcome, file?: string): Reply => {
  const { ctx, who } = turn;
  switch (outcome.type) {
    case 'done': {
      const mayUndo = deskRefusal(ctx.desk, who.actor, { deed: 'change' }) === undefined;
      const undone = turn.input.type === 'action' && turn.input.action === 'desk.undo';
      const { changes, version } = outcome;
      return shown(changedView(ctx, { changes, undone, ...(mayUndo && { undo: version }) }));
    }
    case 'proposed':
      return shown(proposalView(ctx, outcome));
    case 'same':
      return tell(deskSameLine(ctx), 'subtle');
    case 'gone':
      return tell(deskGoneLine(ctx), 'warning');
    case 'by_hand':
      return tell(deskByHandLine(ctx), 'warning');
    case 'refused':
      return refuse(ctx, outcome.refusal);
    case 'mistakes':
      return file === undefined
        ? tell(mistakeLine(ctx, outcome.problems), 'warning')
        : privately(mistakesView(ctx, file, outcome.problems));
  }
};

/** No change at all, and why. */
export const refuse = (ctx: DeskContext, refusal: EditRefusal): Reply => tell(editRefusalLine(ctx, refusal), 'warning');

/** Changes the desk by what a form says; `again`: the form once more, with what is wrong above it. */
export const edited = async (turn: DeskTurn, edits: EditsFor, again: (problem: string) => Reply): Promise<Reply> => {
  const outcome = await turn.deps.desks.edit(edits, doerOf(turn));
  if (outcome.type === 'refused') return again(editRefusalLine(turn.ctx, outcome.refusal));
  if (outcome.type === 'mistakes') return again(mistakeLine(turn.ctx, outcome.problems));
  return replyOf(turn, outcome);
};
