import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { cappedText } from '../../../src/command/capped-text';
import { cut } from '../../../src/view/cut';
import { fit } from '../../../src/view/fit';
import { buttonsOf, inputsOf } from '../../../src/view/parts';
import type { Block, Button, View } from '../../../src/view/view';
import { parseJson } from '../json';
import { renderBlocks } from './blocks';
import { blockContext } from './buttons';
import { SLACK_LIMITS } from './limits';
import { plainWords } from './spans';
import { plainText } from './text-blocks';
import { within } from './within';

export { readInputs } from './inputs';

const NAME = 'Vagt';
/** Label of the way out where the view has none of its own; the same in every language. */
const CLOSE = 'OK';

/** In one line of at most 24 characters, cut between words where that leaves enough. */
function word(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const short = cut(line, SLACK_LIMITS.modalWord);
  const end = short === line ? -1 : short.lastIndexOf(' ');
  return (end >= SLACK_LIMITS.modalWord / 2 ? `${short.slice(0, end)}…` : short).replace(/[\s·,:–-]+…$/, '…');
}

interface Parts {
  readonly title: string;
  readonly submit?: Button;
  readonly close?: string;
  readonly blocks: readonly Block[];
}

/** The title stays below where it had to be cut. */
function titled(blocks: readonly Block[]): Pick<Parts, 'title' | 'blocks'> {
  const first = blocks.find((block) => block.type === 'title');
  const words = first ? plainWords(first.text).replace(/\s+/g, ' ').trim() : '';
  const title = word(words);
  return {
    title: title === '' ? NAME : title,
    blocks: title === words ? blocks.filter((one) => one !== first) : blocks,
  };
}

/** Of several, the one that is meant, else one whose label is not cut; the others stay buttons. */
function submitOf(buttons: readonly Button[]): Button | undefined {
  const sending = buttons.filter((button) => button.submits);
  return (
    sending.find((button) => button.style === 'primary') ??
    sending.find((button) => button.label.length <= SLACK_LIMITS.modalWord) ??
    sending[0]
  );
}

function partsOf(view: View): Parts {
  const { title, blocks } = titled(view.blocks);
  if (inputsOf(view).length === 0) return { title, blocks };
  const buttons = buttonsOf(view);
  const submit = submitOf(buttons);
  const cancels = buttons.filter((button) => button.leaves);
  const moved = new Set([submit, ...cancels]);
  return {
    title,
    ...(submit && { submit }),
    ...(cancels[0] && { close: cancels[0].label }),
    blocks: blocks.map((block) =>
      block.type === 'buttons' ? { ...block, buttons: block.buttons.filter((one) => !moved.has(one)) } : block,
    ),
  };
}

const frame = (title: string, close: string) => ({
  type: 'modal' as const,
  callback_id: 'vagt',
  title: plainText(title, SLACK_LIMITS.modalWord),
  close: plainText(close, SLACK_LIMITS.modalWord),
});

/**
 * The view as a modal. A form's sending button becomes its submit, whose action and data come back in the metadata. Its
 * Cancel becomes the close label.
 */
export function renderModal(view: View, from: Origin = {}): ModalView {
  const modal = (candidate: View): ModalView => {
    const { title, submit, close = CLOSE, blocks } = partsOf(candidate);
    const rendered = within(renderBlocks(blocks, blockContext()), SLACK_LIMITS.viewBlocks);
    const asks = rendered.some((block) => block.type === 'input');
    return {
      ...frame(title, word(close)),
      ...((submit || asks) && { submit: plainText(word(submit?.label ?? 'OK'), SLACK_LIMITS.modalWord) }),
      private_metadata: JSON.stringify({
        ...from,
        ...(submit && { action: submit.action }),
        data: submit?.data ?? {},
      }),
      blocks:
        rendered.length > 0
          ? [...rendered]
          : [{ type: 'section', text: plainText(view.fallback, SLACK_LIMITS.section) }],
    };
  };
  return fit(view, modal, SLACK_LIMITS.viewChars);
}

const told = (close: string, words: string): ModalView => ({
  ...frame(NAME, close),
  blocks: [{ type: 'section', text: plainText(words, SLACK_LIMITS.section) }],
});

/** Stands while the real one is made: a trigger is only good for 3 s. */
export const loadingModal = (): ModalView => told('Luk / Close', 'Henter … / Loading …');

/** Stands where there was nothing more to say. */
export const doneModal = (): ModalView => told(CLOSE, '✅');

const optional = cappedText('link').optional().catch(undefined);

/** A message that is made a case. */
const subject = z.object({
  channel: cappedText('name'),
  /** The message's own, or that of the thread it stands in. */
  ts: cappedText('name'),
  own: cappedText('name').optional().catch(undefined),
  author: optional,
  name: optional,
  link: optional,
});
export type SubjectRef = z.infer<typeof subject>;

const metadata = z
  .object({
    action: optional,
    data: z.record(cappedText('name'), cappedText('field')).catch({}),
    channel: optional,
    thread: optional,
    subject: subject.optional().catch(undefined),
  })
  .catch({ data: {} });

/** Where a modal came from, kept in it: where its answer is whispered, and which message it is about. */
export type Origin = Omit<z.infer<typeof metadata>, 'action' | 'data'>;

/** What a modal that comes back holds: what `renderModal` put in. Never throws. */
export function readModal(privateMetadata: string) {
  const { action, data, ...origin } = metadata.parse(parseJson(privateMetadata));
  return { action, data, origin };
}
