import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { cut } from '../../../src/view/cut';
import { fit } from '../../../src/view/fit';
import { buttonsOf, inputsOf } from '../../../src/view/parts';
import type { Block, Button, View } from '../../../src/view/view';
import { parseJson } from '../json';
import { renderBlocks } from './blocks';
import { blockContext, packData } from './buttons';
import { SLACK_LIMITS } from './limits';
import { plainWords } from './spans';
import { plainText } from './text-blocks';
import { within } from './within';

export { readInputs } from './inputs';

const NAME = 'Vagt';

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

export interface ModalOptions {
  /** Label of the way out, where the view has none of its own. */
  readonly close: string;
  /** An object whose fields come back as `rest` of `parseMetadata`; they must leave room for the form's own data. */
  readonly metadata?: unknown;
}

const fields = z.record(z.string(), z.unknown()).catch({});

/**
 * The view as a modal. A form's sending button becomes its submit, whose action and data come back in the metadata;
 * data that does not fit into 3000 characters there is cut, the longest value first. Its Cancel becomes the close label.
 */
export function renderModal(view: View, options: ModalOptions): ModalView {
  const rest = fields.parse(options.metadata);
  const modal = (candidate: View): ModalView => {
    const { title, submit, close = options.close, blocks } = partsOf(candidate);
    const rendered = within(renderBlocks(blocks, blockContext()), SLACK_LIMITS.viewBlocks);
    const asks = rendered.some((block) => block.type === 'input');
    return {
      type: 'modal',
      callback_id: 'vagt',
      title: plainText(title, SLACK_LIMITS.modalWord),
      close: plainText(word(close), SLACK_LIMITS.modalWord),
      ...((submit || asks) && { submit: plainText(word(submit?.label ?? 'OK'), SLACK_LIMITS.modalWord) }),
      private_metadata: packData(submit?.data ?? {}, SLACK_LIMITS.privateMetadata, (data) => ({
        ...rest,
        ...(submit && { action: submit.action }),
        data,
      })),
      blocks:
        rendered.length > 0
          ? [...rendered]
          : [{ type: 'section', text: plainText(view.fallback, SLACK_LIMITS.section) }],
    };
  };
  return modal(fit(view, (candidate) => JSON.stringify(modal(candidate)).length, SLACK_LIMITS.viewChars));
}

/** Stands while the real one is made: a trigger is only good for 3 s. */
export const loadingModal = (): ModalView => ({
  type: 'modal',
  callback_id: 'vagt',
  title: plainText(NAME, SLACK_LIMITS.modalWord),
  close: plainText('Luk / Close', SLACK_LIMITS.modalWord),
  blocks: [{ type: 'section', text: plainText('Henter … / Loading …', SLACK_LIMITS.section) }],
});

/** Stands where there was nothing more to say. */
export const doneModal = (): ModalView => ({
  type: 'modal',
  callback_id: 'vagt',
  title: plainText(NAME, SLACK_LIMITS.modalWord),
  close: plainText('OK', SLACK_LIMITS.modalWord),
  blocks: [{ type: 'section', text: plainText('✅', SLACK_LIMITS.section) }],
});

const metadata = z
  .looseObject({
    action: z.string().optional().catch(undefined),
    data: z.record(z.string(), z.string()).catch({}),
  })
  .catch({ data: {} });

/** What `renderModal` put in; `rest` is the caller's own metadata. Never throws. */
export function parseMetadata(privateMetadata: string): {
  action?: string;
  data: Record<string, string>;
  rest: Record<string, unknown>;
} {
  const { action, data, ...rest } = metadata.parse(parseJson(privateMetadata));
  return { ...(action !== undefined && { action }), data, rest };
}
