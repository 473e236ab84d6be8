import { z } from 'zod';

/**
 * Slack's own limits for what Vagt sends, written from Slack's reference and not from the renderer: a limit that the
 * renderer gets wrong is not wrong here too. Strict: an unknown block or field is a complaint.
 */
const visible = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.trim() !== '', 'must not be empty')
    .refine(
      (text) => !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text),
      'half an emoji',
    );

const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: visible(max), emoji: z.literal(false) });

/** `<…>` in mrkdwn may only be a mention or a link of ours; every other `<`, `>` and `&` is escaped. */
const markup = /<(?:@[UW][A-Z0-9]+|!subteam\^S[A-Z0-9]+|https?:\/\/[^\s|<>]+\|[^|<>]+)>/g;
const isEscaped = (text: string) =>
  !/[<>]|&(?!amp;|lt;|gt;)/.test(text.replace(markup, (found) => (/&(?!amp;|lt;|gt;)/.test(found) ? '<' : '')));

const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: visible(max).refine(isEscaped, 'must be escaped'),
    verbatim: z.literal(true),
  });

const words = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);
const id = z.string().min(1).max(255);
const webUrl = z.url({ protocol: /^https?$/ }).max(3000);

const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plain(75),
  value: z.string().min(1).max(2000),
  style: z.enum(['primary', 'danger']).optional(),
});

const option = z.strictObject({ text: plain(75), value: z.string().min(1).max(150) });
const menu = { action_id: id, initial_option: option.optional() };
const hasInitial = (element: {
  options: z.infer<typeof option>[];
  initial_option?: z.infer<typeof option> | undefined;
}) =>
  element.initial_option === undefined ||
  element.options.some((one) => JSON.stringify(one) === JSON.stringify(element.initial_option));

const input = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('plain_text_input'),
      action_id: id,
      multiline: z.boolean().optional(),
      max_length: z.int().min(1).max(3000).optional(),
      initial_value: z.string().min(1).max(3000).optional(),
      placeholder: plain(150).optional(),
    })
    .refine((one) => (one.initial_value?.length ?? 0) <= (one.max_length ?? 3000), 'initial_value over max_length'),
  z
    .strictObject({ type: z.literal('radio_buttons'), ...menu, options: z.array(option).min(1).max(10) })
    .refine(hasInitial, 'initial_option must be an option'),
  z.strictObject({
    type: z.literal('external_select'),
    ...menu,
    min_query_length: z.number().int().min(0),
    placeholder: plain(150),
  }),
  z.strictObject({
    type: z.literal('multi_static_select'),
    action_id: menu.action_id,
    options: z.array(option).min(1).max(100),
    initial_options: z.array(option).min(1).max(100).optional(),
  }),
  z
    .strictObject({ type: z.literal('static_select'), ...menu, options: z.array(option).min(1).max(100) })
    .refine(hasInitial, 'initial_option must be an option'),
]);

const select = z
  .strictObject({
    type: z.literal('static_select'),
    ...menu,
    placeholder: plain(150),
    options: z.array(option).min(1).max(100),
  })
  .refine(hasInitial, 'initial_option must be an option');

const richStyle = z.strictObject({ bold: z.boolean().optional() }).optional();
/** Nothing in rich text notifies: no user, group or broadcast element. */
const rich = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: richStyle }),
  z.strictObject({ type: z.literal('link'), url: webUrl, text: z.string().min(1), style: richStyle }),
]);
const richPart = z
  .strictObject({ type: z.enum(['rich_text_section', 'rich_text_quote']), elements: z.array(rich).min(1) })
  .refine((part) => part.elements.some((one) => one.text.trim() !== ''), 'must not be empty')
  .refine((part) => part.elements.reduce((sum, one) => sum + one.text.length, 0) <= 3000, 'longer than a section');

const block_id = id.optional();
const block = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('section'),
      block_id,
      text: words(3000).optional(),
      fields: z.array(words(2000)).min(1).max(10).optional(),
    })
    .refine((one) => one.text !== undefined || one.fields !== undefined, 'text or fields'),
  z.strictObject({ type: z.literal('header'), block_id, text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), block_id }),
  z.strictObject({ type: z.literal('context'), block_id, elements: z.array(words(2000)).min(1).max(10) }),
  z
    .strictObject({
      type: z.literal('actions'),
      block_id,
      elements: z
        .array(z.discriminatedUnion('type', [button, select]))
        .min(1)
        .max(25),
    })
    .refine(
      (one) => new Set(one.elements.map((each) => each.action_id)).size === one.elements.length,
      'action_id twice',
    ),
  z.strictObject({ type: z.literal('image'), block_id, image_url: webUrl, alt_text: visible(2000) }),
  z.strictObject({ type: z.literal('rich_text'), block_id, elements: z.array(richPart).min(1) }),
  z.strictObject({
    type: z.literal('input'),
    block_id,
    label: plain(2000),
    optional: z.boolean().optional(),
    element: input,
  }),
]);

const blocks = (most: number) =>
  z
    .array(block)
    .min(1)
    .max(most)
    .refine((all) => {
      const ids = all.flatMap((one) => one.block_id ?? []);
      return new Set(ids).size === ids.length;
    }, 'block_id twice');

const message = z.strictObject({
  text: visible(3000).refine(isEscaped, 'must be escaped'),
  blocks: blocks(50).refine((all) => JSON.stringify(all).length <= 13_000, 'msg_blocks_too_long'),
  data: z.record(z.string(), z.string()).optional(),
});

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const home = z
  .strictObject({ type: z.literal('home'), blocks: blocks(100) })
  .refine((view) => bytes(view) <= 250_000, 'too large');
const modal = z
  .strictObject({
    type: z.literal('modal'),
    callback_id: id,
    title: plain(24),
    close: plain(24),
    submit: plain(24).optional(),
    private_metadata: z.string().max(3000).optional(),
    blocks: blocks(100),
  })
  .refine((view) => view.submit !== undefined || view.blocks.every((one) => one.type !== 'input'), 'inputs need submit')
  .refine((view) => bytes(view) <= 250_000, 'too large');

const complain = (schema: z.ZodType, value: unknown): readonly string[] =>
  schema.safeParse(value).error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];

/** What Slack would refuse in a message; empty when nothing. */
export const messageComplaints = (value: unknown): readonly string[] => complain(message, value);
/** What Slack would refuse in a modal. */
export const modalComplaints = (value: unknown): readonly string[] => complain(modal, value);
/** What Slack would refuse in a home tab. */
export const homeComplaints = (value: unknown): readonly string[] => complain(home, value);
