import { flag, list, object, oneOf, type Rule, string, typed } from './rule';

const textRules = (max: number) => ({
  plain_text: object({ text: string({ max }) }, { emoji: flag }),
  mrkdwn: object({ text: string({ max }) }, { verbatim: flag }),
});

/** A `plain_text` object. */
export const plain = (max: number): Rule => typed(textRules(max), ['plain_text']);
/** A `plain_text` or `mrkdwn` object. */
export const anyText = (max: number): Rule => typed(textRules(max));

export const id = string({ max: 255 });
export const url = string({ max: 3000 });
export const altText = string({ max: 2000 });

export const confirm = object(
  { title: plain(100), text: anyText(300), confirm: plain(30), deny: plain(30) },
  { style: oneOf('primary', 'danger') },
);

/** An option of a menu (`plain_text`) or of a box or button (`mrkdwn` too). */
export const option = (text: (max: number) => Rule): Rule =>
  object({ text: text(75), value: string({ max: 150 }) }, { description: text(75), url });

export const optionGroup = object({ label: plain(75), options: list(option(plain), { max: 100 }) });
