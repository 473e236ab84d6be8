import { z } from 'zod';
import type { Desk } from '../../../desk/model';
import { LIMITS } from '../../../ground/limits';
import { type Envelope, formCommand } from '../../case-command';
import { problemWithWhy, refuse, unresolved } from '../../decide/shared';
import { nextLevel } from '../../policies/escalation';
import { homeOf } from '../../policies/home';
import { operators } from '../../rights';
import type { EscalationLevel, Incident } from '../../types';

const levelFor = ({ by }: Envelope, state: Incident, desk: Desk): EscalationLevel | undefined => {
  const team = desk.teams[homeOf(desk, state.team)];
  return team && nextLevel(state.escalatedTo, team, by.deskKey);
};

/** Tells the next level by hand: the lead, then the manager. */
export const escalate = formCommand({
  type: 'escalate',
  may: operators,
  takes: z.object({ reason: z.string().trim().min(1).max(LIMITS.why) }),
  ready: (command, state, desk) =>
    unresolved(command, state) ?? (levelFor(command, state, desk) ? undefined : refuse('at_the_top')),
  decide: (command, state, desk) => {
    const problem = problemWithWhy(command.reason);
    if (problem) return problem;
    const to = levelFor(command, state, desk);
    return to ? [{ type: 'escalated', to, reason: command.reason }] : refuse('at_the_top');
  },
  done: 'done.escalated',
  form: {
    heading: 'form.escalate.heading',
    intro: 'form.escalate.intro',
    inputs: [{ id: 'reason', label: 'form.escalate.reason', max: LIMITS.why }],
    send: 'button.sendEscalation',
  },
  button: (_, at) => at === 'pass' && { label: 'button.escalate' },
  words: {
    for: 'operators',
    help: 'help.escalate',
    words: { en: ['escalate'], da: ['eskalér'] },
    without: 'owner',
    opens: ({ rest }) => rest.trim() === '',
    meant: (reason) => (reason === '' ? { fill: {} } : { body: { reason } }),
  },
});
