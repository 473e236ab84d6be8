/** As which kind of file it can be had. */
export const FORMATS = ['markdown', 'docx', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];
