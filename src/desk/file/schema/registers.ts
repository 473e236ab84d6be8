import { z } from 'zod';
import { say } from '../../../view/text';
import { expects } from './fields';

/** Longest path of such a file. */
const PATH_MAX = 200;

/**
 * A file beside the desk's, or in a folder there: the desk can be changed from chat, and whoever does that is not to read
 * another file of the machine.
 */
export const besideDesk = (example: string) =>
  z
    .string()
    .trim()
    .max(PATH_MAX)
    .refine((path) => /\.csv$/i.test(path) && /^[^/\\:]/.test(path) && !/\\|:|(?:^|\/)\.\.?(?:\/|$)/.test(path))
    .register(expects, say('expected.csv', { example }))
    .exactOptional();
