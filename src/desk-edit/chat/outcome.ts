import type { Reply } from '../../command/input';
import { privately, tell } from '../../command/turn';
import type { View } from '../../view/view';
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
      return tell(editRefusalLine(ctx, outcome.refusal), 'warning');
    case 'mistakes':
      return file === undefined
        ? tell(mistakeLine(ctx, outcome.problems), 'warning')
        : privately(mistakesView(ctx, file, outcome.problems));
  }
};

/** What is wrong with what a form says, to be shown above it; undefined when it is right, or no form can help. */
export const problemOf = ({ ctx }: DeskTurn, outcome: DeskOutcome): string | undefined => {
  if (outcome.type === 'refused') return editRefusalLine(ctx, outcome.refusal);
  return outcome.type === 'mistakes' ? mistakeLine(ctx, outcome.problems) : undefined;
};
