import type { Command } from '../../command/command';
import { fillInLine } from '../../command/lines';
import { membersByForm } from '../chat/members';
import { addMember } from '../edits';
import type { DeskEditDeps } from '../turn';
import { addForm, NEW_PERSON } from '../views/forms';

/** Somebody comes into a team. */
export const add = {
  name: 'desk.add',
  presses: membersByForm({
    form: ({ ctx, input }, team, members) => {
      const people = Object.keys(ctx.desk.people).filter((key) => !members.includes(key));
      const { email, name } = input.data;
      return addForm(ctx, { ...team, people, email, name });
    },
    read: ({ ctx, input }, team) => {
      const { person = NEW_PERSON } = input.data;
      if (person !== NEW_PERSON) return addMember(team, { key: person });
      const [email, name] = [input.data['email']?.trim() ?? '', input.data['name']?.trim() ?? ''];
      return email === '' ? fillInLine(ctx) : addMember(team, { email, ...(name && { name }) });
    },
  }),
} as const satisfies Command<DeskEditDeps>;
