import { caseCommand } from '../../case-command';
import { ALREADY } from '../../decide/shared';
import { operators } from '../../rights';

/** An operator has looked: the mail is from whom it names. From then on they are told. */
export const confirmSender = caseCommand({
  type: 'confirmSender',
  may: operators,
  decide: (_, { unconfirmed }) => (unconfirmed ? [{ type: 'senderConfirmed' }] : ALREADY),
  done: 'done.senderConfirmed',
  button: ({ unconfirmed }, at) => at === 'team' && unconfirmed === true && { label: 'button.confirmSender' },
});
