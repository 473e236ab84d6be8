/** Longest texts that are taken from people, in characters. */
export const LIMITS = { title: 150, details: 8000, text: 4000, where: 200, why: 500 } as const;

export const MAX_FILE_BYTES = 4 * 1024 * 1024;

export const MAX_FILES = 5;

/** Largest desk file that is read, in bytes. */
export const MAX_DESK_BYTES = 1024 * 1024;

/** Whether a file may be a desk's, by its name. */
export const isYaml = (name: string): boolean => /\.ya?ml$/i.test(name);

/** Picture types that every client shows. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
