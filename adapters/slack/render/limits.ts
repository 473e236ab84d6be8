/**
 * Limits of Slack, in characters unless said otherwise, from the Block Kit reference and `@slack/types`; where Slack
 * counts in a way it does not tell, the figure is the smaller guess.
 */
export const SLACK_LIMITS = {
  messageBlocks: 50,
  /** Blocks of a modal and of the home. */
  viewBlocks: 100,
  /** JSON of a message's blocks: `msg_blocks_too_long` was met from 13,172 on (slackapi/bolt-js#2509). */
  messageChars: 12_000,
  /** JSON of a view: 250 KB, should every character take three bytes. */
  viewChars: 80_000,
  /** A message's `text`: shown in notifications. */
  fallback: 3000,
  section: 3000,
  context: 2000,
  header: 150,
  fieldsPerSection: 10,
  field: 2000,
  /** Undocumented for rich text; a section's figure. */
  richText: 3000,
  /** Addresses longer than this are not linked: they would leave no room for words. */
  linkUrl: 1000,
  imageUrl: 3000,
  imageAlt: 2000,
  buttonText: 75,
  /** Buttons that stand beside each other on a desktop. */
  buttonsPerRow: 5,
  /** Elements that Slack takes in one row. */
  elementsPerRow: 25,
  optionText: 75,
  options: 100,
  /** Choices up to this many are radio buttons, more are a menu; Slack takes no more. */
  radioButtons: 10,
  inputLabel: 2000,
  /** What may be typed into, or prefilled in, a text input. */
  inputText: 3000,
  placeholder: 150,
  /** A modal's title, submit and close. */
  modalWord: 24,
} as const;

/** What may be posted to one channel. */
export const SLACK_RATES = [{ points: 1, seconds: 1 }] as const;
