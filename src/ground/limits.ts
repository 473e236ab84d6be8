/** Longest texts that are taken from people, in characters. */
export const LIMITS = { title: 150, details: 8000, text: 4000, where: 200, why: 500 } as const;

/**
 * Longest piece of each kind that is read from outside, in characters; what is longer is cut where it comes in, and once
 * more before any expression runs over it. `text` is more than any command takes, so that what was cut is too long.
 */
export const READ = {
  /** Slack's own longest message, in its markup. */
  markup: 40_000,
  text: 10_000,
  /** What is typed into one input, or travels in one button. */
  field: 10_000,
  /** A person, a room, a file. */
  name: 250,
  link: 4000,
  /** A picture may stand in its own link, as Base64. */
  dataLink: 256 * 1024,
  /** A moment in words, such as `fredag kl. 16`. */
  moment: 100,
  /** Enough to tell a language by. */
  sample: 2000,
  /** One word that may be mistyped. */
  word: 60,
} as const;

export const capped = (text: string, kind: keyof typeof READ): string => text.slice(0, READ[kind]);

export const MAX_FILE_BYTES = 4 * 1024 * 1024;

export const MAX_FILES = 5;

/** Largest desk file that is read, in bytes. */
export const MAX_DESK_BYTES = 1024 * 1024;

/** Whether a file may be a desk's, by its name. */
export const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);

/** Picture types that every client shows. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

/** Kinds of documents that are made here, and handed out by a link that is good for a while. */
export const DOCUMENT_TYPES = {
  markdown: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
