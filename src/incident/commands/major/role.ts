import { z } from 'zod';
import { fold } from '../../../ground/fold';
import { LANGS } from '../../../ground/lang';
import { say } from '../../../view/text';
import { caseCommand } from '../../case-command';
import { ALREADY, refuse } from '../../decide/shared';
import { majorNow } from '../../major/rules';
import { MAJOR_ROLES, type MajorRole, majorRole } from '../../major/types';
import { operators } from '../../rights';

const roleNamed = (typed: string): MajorRole | undefined =>
  MAJOR_ROLES.find((role) => LANGS.some((lang) => fold(say(`role.${role}`)[lang]) === fold(typed)));

/** Takes a role of a major incident, from whoever had it. */
export const role = caseCommand({
  type: 'role',
  may: operators,
  takes: z.object({ role: majorRole }),
  ready: (_, state) => (majorNow(state) ? undefined : refuse('not_major')),
  decide: ({ by, role: wanted }, state) =>
    state.major?.[wanted]?.id === by.id ? ALREADY : [{ type: 'roleTaken', role: wanted }],
  done: 'done.roleTaken',
  words: {
    for: 'operators',
    help: 'help.role',
    words: { en: ['role'], da: ['rolle'] },
    shown: 'takes.role',
    named: true,
    meant: (rest, { ctx }) => {
      const wanted = roleNamed(rest.trim());
      return wanted ? { body: { role: wanted } } : { fill: {}, problem: say('line.roleUnknown')[ctx.reader.lang] };
    },
  },
});
