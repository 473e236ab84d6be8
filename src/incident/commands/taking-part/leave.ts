import { caseCommand } from '../../case-command';
import { ALREADY, named } from '../../decide/shared';
import { readers, takesPart } from '../../rights';

/** Takes part no more, in one press; reads nothing of it from then on. */
export const leave = caseCommand({
  type: 'leave',
  may: readers,
  decide: ({ by }, state) => (takesPart(by, state) ? [{ type: 'parted', participant: named(by) }] : ALREADY),
  done: 'done.left',
});
