import { z } from 'zod';
import { notNowLine } from '../../../command/lines';
import { fold } from '../../../ground/fold';
import { capped, READ } from '../../../ground/limits';
import type { Person } from '../../../people/person';
import { lookedUp } from '../../../people/reach';
import { list } from '../../../view/words';
import { formCommand, type Meant } from '../../case-command';
import { personMentioned } from '../../chat/mentioned';
import { ALREADY, named, refuse, unresolved } from '../../decide/shared';
import { inviters } from '../../rights';
import type { StoredIncident } from '../../stored';
import type { IncidentTurn } from '../../turn';
import { refusalText } from '../../views/refusal';

const takes = z.object({ who: z.object({ id: z.string(), name: z.string(), member: z.boolean() }) });

/** So many take part in one case. */
const MOST = 50;

/** By a mention, which then is all that was typed; by their address, or by the name that the desk's file has of them. */
const personMeant = async (turn: IncidentTurn, typed: string): Promise<Person | 'later' | undefined> => {
  const { ctx, deps, input } = turn;
  const mention = input.type === 'message' ? input.mentioned?.at(-1) : undefined;
  if (mention && mention.words === typed.trim()) return personMentioned(turn, mention);
  const wanted = typed.trim().replace(/^@/, '');
  if (wanted.includes('@')) return deps.store.people.byEmail(wanted.toLowerCase());
  const fits = Object.values(ctx.desk.people).filter(({ key, name }) =>
    [key, name, name.split(' ')[0] ?? ''].some((one) => fold(one) === fold(wanted)),
  );
  const [only, ...others] = fits;
  return only && others.length === 0 ? lookedUp(deps.personByKey(only.key)) : undefined;
};

const invited = async (
  turn: IncidentTurn,
  { state }: StoredIncident,
  asked: string,
): Promise<Meant<z.infer<typeof takes>>> => {
  const typed = capped(asked, 'name');
  const person = await personMeant(turn, typed);
  if (person === 'later') return { fill: { who: typed }, problem: notNowLine(turn.ctx, typed) };
  if (!person) {
    return { fill: { who: typed }, problem: refusalText({ refused: 'no_such_person', who: typed }, state, turn.ctx) };
  }
  const { id, name, identities } = person;
  return { body: { who: { id, name, member: identities.some(({ member }) => member) } } };
};

/** A colleague from elsewhere takes part. Into a confidential case nobody but its owner and its lead asks anybody. */
export const invite = formCommand({
  type: 'invite',
  may: inviters,
  takes,
  ready: unresolved,
  decide: ({ who }, state) => {
    const there = state.participants ?? [];
    if (who.id === state.caller.id || there.some(({ id }) => id === who.id)) return ALREADY;
    if (!who.member) return refuse('not_a_colleague', who.name);
    return there.length >= MOST ? refuse('not_now') : [{ type: 'joined', participant: named(who) }];
  },
  done: 'done.invited',
  form: {
    heading: 'form.invite.heading',
    intro: 'form.invite.intro',
    inputs: [{ id: 'who', label: 'form.invite.who', max: READ.name, multiline: false }],
    send: 'button.invite',
  },
  meant: ({ who = '' }, turn, stored) => invited(turn, stored, who),
  fact: ({ participants = [] }, _, ctx) =>
    participants.length === 0
      ? undefined
      : {
          label: 'fact.participants',
          words: list(
            ctx,
            participants.map(({ name }) => name),
          ),
        },
  button: (_, at) => at === 'pass' && { label: 'button.inviteOpen' },
  words: {
    for: 'everybody',
    help: 'help.invite',
    words: { en: ['invite'], da: ['invitér'] },
    shown: 'takes.invited',
    named: true,
    meant: (rest, turn, stored) => (rest === '' ? { fill: {} } : invited(turn, stored, rest)),
  },
});
