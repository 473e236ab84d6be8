import { z } from 'zod';
import { momentUnknownLine, tooLongLine } from '../../../command/lines';
import { LIMITS } from '../../../ground/limits';
import { MOMENT_MAX } from '../../../view/form';
import { type Fields, formCommand, type Meant } from '../../case-command';
import { isBlank, refuse } from '../../decide/shared';
import { majorNow, newsDueAfter } from '../../major/rules';
import { operators } from '../../rights';
import type { StoredIncident } from '../../stored';
import type { IncidentTurn } from '../../turn';
import { FURTHEST_MS, momentOf } from '../passing/wait';

const takes = z.object({ known: z.string(), doing: z.string(), until: z.date().optional() });

const told = (turn: IncidentTurn, stored: StoredIncident, sent: Fields): Meant<z.infer<typeof takes>> => {
  const { ctx } = turn;
  const [known = '', doing = '', typed = ''] = [sent['known']?.trim(), sent['doing']?.trim(), sent['until']?.trim()];
  const longest = Math.max(known.length, doing.length);
  if (longest > LIMITS.why) return { fill: sent, problem: tooLongLine(ctx, longest, LIMITS.why) };
  if (typed === '') return { body: { known, doing } };
  const until = momentOf(turn, stored, typed);
  return until ? { body: { known, doing, until } } : { fill: sent, problem: momentUnknownLine(ctx, typed) };
};

/** News of a major incident: what is known, what is done, and when the next news come. One message a place, kept up to date. */
export const broadcast = formCommand({
  type: 'update',
  may: operators,
  takes,
  ready: (_, state) => (majorNow(state) ? undefined : refuse('not_major')),
  decide: ({ at, known, doing, until }, state, desk) => {
    if (isBlank(known) || isBlank(doing)) return refuse('empty_text');
    if (Math.max(known.length, doing.length) > LIMITS.why) return refuse('too_long');
    const dueAt = until ?? newsDueAfter(desk, state, at);
    if (dueAt <= at || dueAt.getTime() - at.getTime() > FURTHEST_MS) return refuse('date_passed');
    return [{ type: 'broadcast', known, doing, dueAt }];
  },
  done: 'done.broadcast',
  form: {
    heading: 'form.update.heading',
    intro: 'form.update.intro',
    inputs: [
      { id: 'known', label: 'form.update.known', max: LIMITS.why },
      { id: 'doing', label: 'form.update.doing', max: LIMITS.why },
      {
        id: 'until',
        label: 'form.update.until',
        max: MOMENT_MAX,
        multiline: false,
        required: false,
        placeholder: 'form.promise.untilExample',
      },
    ],
    preset: ({ major }) => (major?.update ? { known: major.update.known, doing: major.update.doing } : {}),
    send: 'button.update',
  },
  meant: (sent, turn, stored) => told(turn, stored, sent),
  button: (incident, at) => at === 'team' && majorNow(incident) && { label: 'button.updateOpen', style: 'primary' },
  words: {
    for: 'operators',
    help: 'help.update',
    words: { en: ['update'], da: ['opdatér'] },
    named: true,
    opens: () => true,
    meant: (rest) => ({ fill: { known: rest } }),
  },
});
