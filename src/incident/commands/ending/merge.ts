import { z } from 'zod';
import { splitNumber } from '../../../command/number';
import { numberWords } from '../../../desk/words';
import { capped, READ } from '../../../ground/limits';
import { formCommand, type Meant } from '../../case-command';
import { ALREADY, refuse, unresolved } from '../../decide/shared';
import { isUnresolved } from '../../lifecycle';
import { operators } from '../../rights';
import type { StoredIncident } from '../../stored';
import { type IncidentTurn, readable } from '../../turn';
import { noSuchNumberLine } from '../../views/lines';

/** The case that goes on, as it was read for this. */
const into = z.object({
  id: z.string(),
  number: z.number(),
  confidential: z.boolean(),
  /** It has ended, or is itself a duplicate. */
  ended: z.boolean(),
  /** Whoever it happens to is a guest, who is told nothing of a case that is not theirs. */
  guest: z.boolean(),
});
const takes = z.object({ into });

/** The first that is a number: `INC-7`, `into INC-7`, `med INC-7`. */
const numberIn = (said: string): number | undefined =>
  said.split(' ').flatMap((word) => splitNumber(word)?.number ?? [])[0];

const meantBy = async (
  turn: IncidentTurn,
  { state }: StoredIncident,
  typed: string,
): Promise<Meant<z.infer<typeof takes>>> => {
  const said = capped(typed, 'word').trim();
  const number = numberIn(said);
  const found = number === undefined ? undefined : readable(turn, await turn.deps.store.incidents.byNumber(number));
  if (!found)
    return { fill: { into: said }, ...(number !== undefined && { problem: noSuchNumberLine(turn.ctx, number) }) };
  const caller = await turn.deps.store.people.get(state.caller.id);
  const other = found.state;
  return {
    body: {
      into: {
        id: other.id,
        number: other.number,
        confidential: other.confidential,
        ended: !isUnresolved(other),
        guest: caller?.identities.every(({ member }) => !member) ?? false,
      },
    },
  };
};

/** It is the same as another case: it ends as a duplicate, and its caller hears how the other ends. */
export const merge = formCommand({
  type: 'merge',
  may: operators,
  takes,
  ready: (command, state) => {
    if (state.confidential) return refuse('is_confidential');
    return state.merged ? undefined : unresolved(command, state);
  },
  decide: ({ into: other }, state) => {
    if (state.merged) return state.merged.into === other.id ? ALREADY : refuse('not_now');
    if (other.id === state.id) return refuse('into_itself');
    if (other.confidential) return refuse('is_confidential');
    if (other.ended) return refuse('into_ended');
    return other.guest ? refuse('caller_is_guest') : [{ type: 'merged', into: other.id, number: other.number }];
  },
  done: 'done.merged',
  form: {
    heading: 'form.merge.heading',
    intro: 'form.merge.intro',
    inputs: [
      { id: 'into', label: 'form.merge.into', max: READ.word, multiline: false, placeholder: 'form.merge.example' },
    ],
    send: 'button.merge',
  },
  meant: ({ into: typed = '' }, turn, stored) => meantBy(turn, stored, typed),
  fact: ({ merged }, place, ctx) =>
    merged && place === 'team'
      ? { label: 'fact.merged', words: numberWords(ctx, { number: merged.number }) }
      : undefined,
  button: (incident, at) =>
    at === 'known' && !incident.confidential && isUnresolved(incident) && { label: 'button.mergeOpen' },
  words: {
    for: 'operators',
    help: 'help.merge',
    words: { en: ['merge'], da: ['slå sammen'] },
    shown: 'takes.merge',
    // "merge cells in Excel does not work" is a report.
    named: true,
    opens: ({ rest }) => rest.trim() === '',
    meant: (rest, turn, stored) => meantBy(turn, stored, rest),
  },
});
