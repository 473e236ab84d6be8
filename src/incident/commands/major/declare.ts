import { list } from '../../../view/words';
import { caseCommand } from '../../case-command';
import { ALREADY, refuse, unresolved } from '../../decide/shared';
import { isUnresolved } from '../../lifecycle';
import { majorNow, mayBeMajor, newsDueAfter } from '../../major/rules';
import { MAJOR_ROLES } from '../../major/types';
import { operators } from '../../rights';
import { isNoSentence } from '../../sentence';
import { roleWords } from '../../views/major';

/** Many are hit: one owner, one voice, and news in a rhythm until it is stood down. */
export const declare = caseCommand({
  type: 'major',
  may: operators,
  ready: (command, state, desk) => {
    const problem = unresolved(command, state);
    if (problem || majorNow(state)) return problem;
    if (state.confidential) return refuse('secret');
    return mayBeMajor(desk, state) ? undefined : refuse('too_low', desk.major.from.join(', '));
  },
  decide: ({ at }, state, desk) =>
    majorNow(state) ? ALREADY : [{ type: 'declaredMajor', dueAt: newsDueAfter(desk, state, at) }],
  done: 'done.declaredMajor',
  button: (incident, at, { desk }) =>
    at === 'change' &&
    isUnresolved(incident) &&
    !incident.confidential &&
    !majorNow(incident) &&
    mayBeMajor(desk, incident) && { label: 'button.declareMajor', style: 'danger' },
  fact: (incident, place, ctx) => {
    const major = majorNow(incident);
    if (!major || place !== 'team') return undefined;
    const held = MAJOR_ROLES.flatMap((role) => {
      const { name } = major[role] ?? {};
      return name === undefined ? [] : [`${roleWords(role, ctx)}: ${name}`];
    });
    return held.length === 0 ? undefined : { label: 'fact.roles', words: list(ctx, held) };
  },
  words: {
    for: 'operators',
    help: 'help.declareMajor',
    words: { en: ['major'], da: ['større driftsforstyrrelse'] },
    // "major outage in the warehouse" is a report.
    named: true,
    counts: isNoSentence,
    shows: true,
  },
});
