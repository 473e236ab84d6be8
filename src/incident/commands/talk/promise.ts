import { z } from 'zod';
import { momentUnknownLine, tooLongLine } from '../../../command/lines';
import { LIMITS } from '../../../ground/limits';
import { MOMENT_MAX } from '../../../view/form';
import { type Fields, formCommand, type Meant } from '../../case-command';
import { ALREADY, refuse, unresolved } from '../../decide/shared';
import { isUnresolved } from '../../lifecycle';
import { inOpenHours } from '../../policies/promise';
import { operators } from '../../rights';
import type { StoredIncident } from '../../stored';
import type { IncidentTurn } from '../../turn';
import { FURTHEST_MS, momentOf } from '../passing/wait';

const takes = z.object({ until: z.date(), text: z.string().max(LIMITS.why).optional() });

/** A moment is written in so many words at most: "friday 14 august at 9". */
const MOST_WORDS = 6;

const promises = (turn: IncidentTurn, stored: StoredIncident, sent: Fields): Meant<z.infer<typeof takes>> => {
  const { ctx } = turn;
  const [typed = '', text = ''] = [sent['until']?.trim(), sent['text']?.trim()];
  const until = momentOf(turn, stored, typed);
  if (!until) return { fill: sent, problem: momentUnknownLine(ctx, typed) };
  if (text.length > LIMITS.why) return { fill: sent, problem: tooLongLine(ctx, text.length, LIMITS.why) };
  return { body: { until, ...(text && { text }) } };
};

/** `16:00 the router comes`: the longest beginning that is a moment, and what follows it. */
const typedPromise = (rest: string, turn: IncidentTurn, stored: StoredIncident): Fields => {
  const words = rest.slice(0, LIMITS.text).split(/\s/).filter(Boolean);
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count -= 1) {
    const until = words.slice(0, count).join(' ');
    if (momentOf(turn, stored, until)) return { until, text: words.slice(count).join(' ') };
  }
  return { until: words[0] ?? '', text: words.slice(1).join(' ') };
};

/** Promises the caller news by a moment; it is a message to them, and stands on their card until it is kept. */
export const promise = formCommand({
  type: 'promise',
  may: operators,
  takes,
  ready: unresolved,
  decide: ({ at, until, text }, state) => {
    if ((text?.length ?? 0) > LIMITS.why) return refuse('too_long');
    const dueAt = inOpenHours(state, state.resolutionTarget.hours, until);
    if (until <= at || dueAt.getTime() - at.getTime() > FURTHEST_MS) return refuse('date_passed');
    const { promise: present } = state;
    if (present?.by && present.dueAt.getTime() === dueAt.getTime() && present.text === text) return ALREADY;
    return [{ type: 'newsPromised', dueAt, ...(text && { text }) }];
  },
  done: 'done.promised',
  tellsCaller: true,
  form: {
    heading: 'form.promise.heading',
    intro: 'form.promise.intro',
    inputs: [
      {
        id: 'until',
        label: 'form.promise.until',
        max: MOMENT_MAX,
        multiline: false,
        placeholder: 'form.promise.untilExample',
      },
      { id: 'text', label: 'form.promise.text', max: LIMITS.why, required: false },
    ],
    send: 'button.promise',
  },
  meant: (sent, turn, stored) => promises(turn, stored, sent),
  button: (incident, at) => at === 'talk' && isUnresolved(incident) && { label: 'button.promiseOpen' },
  words: {
    for: 'operators',
    help: 'help.promise',
    words: { en: ['promise'], da: ['lov'] },
    // "lov mig at ..." is a sentence.
    named: true,
    meant: (rest, turn, stored) =>
      rest === '' ? { fill: {} } : promises(turn, stored, typedPromise(rest, turn, stored)),
  },
});
