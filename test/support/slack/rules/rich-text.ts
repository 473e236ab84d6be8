import { type Fields, flag, integer, list, object, oneOf, type Rule, string, typed } from './rule';

const style = object(
  {},
  { bold: flag, italic: flag, strike: flag, code: flag, highlight: flag, underline: flag, unlink: flag },
);
const name = string();

const pieces: Fields = {
  text: object({ text: name }, { style }),
  link: object({ url: name }, { text: name, style, unsafe: flag }),
  user: object({ user_id: name }, { style }),
  usergroup: object({ usergroup_id: name }, { style }),
  channel: object({ channel_id: name }, { style }),
  emoji: object({ name }, { style, unicode: name, skin_tone: integer(1, 6) }),
  broadcast: object({ range: oneOf('here', 'channel', 'everyone') }, { style }),
  date: object({ timestamp: integer(0, 9_999_999_999), format: name }, { url: name, fallback: name, style }),
  color: object({ value: name }, { style }),
};

const line: Fields = { elements: list(typed(pieces), { min: 0 }) };
const section = object(line);
const border: Fields = { border: integer(0, 1) };
const parts: Fields = {
  rich_text_section: section,
  rich_text_quote: object(line, border),
  rich_text_preformatted: object(line, { ...border, language: name }),
  rich_text_list: object(
    { style: oneOf('bullet', 'ordered'), elements: list(typed({ rich_text_section: section })) },
    { ...border, indent: integer(0, 8), offset: integer(0, 1_000_000) },
  ),
};

/** The `elements` of a `rich_text` block. */
export const richTextElements: Rule = list(typed(parts));
