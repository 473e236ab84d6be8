import type { Command } from '../../command/command';
import { fillInLine } from '../../command/lines';
import { membersByForm } from '../chat/members';
import { removeMember } from '../edits';
import type { DeskEditDeps } from '../turn';
import { removeForm } from '../views/forms';

/** Somebody leaves a team. */
export const remove = {
  name: 'desk.remove',
  presses: membersByForm({
    form: ({ ctx }, team, people) => removeForm(ctx, { ...team, people }),
    read: ({ ctx, input }, team) => (input.data['person'] ? removeMember(team, input.data['person']) : fillInLine(ctx)),
  }),
} as const satisfies Command<DeskEditDeps>;
