import type { BlockSuggestion, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import { READ } from '../../../src/ground/limits';
import { directBase, type Here } from '../context';
import { beforeAck } from '../deadline';
import { optionOf } from '../render/buttons';
import { SLACK_LIMITS } from '../render/limits';

interface Asking {
  readonly asked: BlockSuggestion;
  readonly ack: SlackOptionsMiddlewareArgs<'block_suggestion'>['ack'];
}

/** Offers cases while somebody types into a field that names one. What is not known in time is offered at the next letter. */
export async function onSuggest(here: Here, { asked, ack }: Asking): Promise<void> {
  const { user, value, block_id: block } = asked;
  const reply = await beforeAck(
    here.inbound({
      type: 'search',
      key: `suggest ${block} ${user.id}`,
      ...directBase(here, user.id, user.name),
      // One more than is taken, so that what was cut is too long.
      words: value.slice(0, READ.moment + 1),
      asks: 'case',
    }),
  );
  const found = reply?.type === 'view' ? (reply.found ?? []) : [];
  const options = found
    .slice(0, SLACK_LIMITS.options)
    .map(({ number, title }) => optionOf({ value: number, label: title }));
  await ack({ options });
}
