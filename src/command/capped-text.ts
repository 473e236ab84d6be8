import { z } from 'zod';
import { capped, type READ } from '../ground/limits';

/** A text of a payload, cut where it comes in. */
export const cappedText = (kind: keyof typeof READ) => z.string().transform((text) => capped(text, kind));
