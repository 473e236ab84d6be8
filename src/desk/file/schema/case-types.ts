import { z } from 'zod';
import { say } from '../../../view/text';
import { type CaseType, type Priority } from '../../model';
import { expects, key, span, text } from './fields';
import { priorityName } from './policy';
import { targetTimes } from './targets';

/** What every type has: what it is called, and the words by which a report is taken for one. */
const called = (type: CaseType) => ({
  name: text.default(say(`type.${type}`)),
  words: z
    .array(z.string().trim().min(1).register(expects, say('expected.word')))
    .register(expects, say('expected.words'))
    .default([]),
});

/** Nobody is asked how urgent it is: it has its priority, and its own targets where it has any. */
const planned = (priority: Priority) => ({
  priority: priorityName.default(priority),
  targets: targetTimes.exactOptional(),
});

/** Who says yes or no before anybody works on it, and how long they have. */
const approval = z.strictObject({
  by: key('approver'),
  within: span().default({ kind: 'workingDays', days: 2, text: '2wd' }),
});

/** What people may come with beside something that is broken. Without it every case is an incident. */
export const caseTypes = z
  .strictObject({
    incident: z.strictObject(called('incident')).exactOptional(),
    request: z
      .strictObject({ ...called('request'), ...planned('P4'), approval: approval.exactOptional() })
      .exactOptional(),
    question: z.strictObject({ ...called('question'), ...planned('P5') }).exactOptional(),
  })
  .prefault({});
