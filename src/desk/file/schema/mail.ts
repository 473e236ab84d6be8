import { z } from 'zod';
import { say } from '../../../view/text';
import { either } from '../problems';
import { expects } from './fields';

const MOST_HOSTS = 20;

/** The conversation by mail; where its servers are, and their secrets, is in the environment. */
export const mail = z
  .strictObject({
    address: z
      .string()
      .toLowerCase()
      .regex(/^[a-z0-9._-]{1,30}@[a-z0-9.-]{1,200}\.[a-z0-9-]{1,60}$/)
      .register(expects, say('expected.mailAddress', { example: 'desk@example.com' })),
    /** Servers whose word counts for who a sender is. */
    trust: z
      .array(z.string().toLowerCase().min(1).max(253))
      .max(MOST_HOSTS)
      .register(expects, say('expected.hosts', { example: '[mx.example.com]' }))
      .default([]),
    /** What comes of the mail of somebody whom nobody vouches for, or nobody knows. */
    unknown: z
      .enum(['confirm', 'take', 'refuse'])
      .register(expects, either(['confirm', 'take', 'refuse']))
      .default('confirm'),
  })
  .exactOptional();
