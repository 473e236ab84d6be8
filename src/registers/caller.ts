import { z } from 'zod';
import { type Infer, opt } from '../record/schema';
import { say } from '../view/text';
import type { CellProblem, Register } from './register';

const text = z.string();

export const caller = z.object({
  /** Their address, in lower case. */
  key: text,
  name: text,
  phone: opt(text),
  department: opt(text),
  /** Their manager's address, in lower case. */
  manager: opt(text),
  place: opt(text),
  vip: opt(z.literal(true)),
});
/** Somebody who may come with a case, as the company's own list has them. */
export type Caller = Infer<typeof caller>;

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const YES: readonly string[] = ['yes', 'ja', 'true', 'sand', 'vip', 'x', '1'];
const NO: readonly string[] = ['no', 'nej', 'false', 'falsk', '0', '-'];

const expectedEmail = (column: string, found: string): CellProblem => ({
  column,
  told: say('register.noEmail', { found }),
});

export const callers: Register<Caller> = {
  name: 'callers',
  stored: 'with numbers',
  columns: [
    { names: ['email', 'e-mail', 'mail'], required: true },
    { names: ['name', 'navn'], required: true },
    { names: ['phone', 'telefon'] },
    { names: ['department', 'afdeling'] },
    { names: ['manager', 'leder'] },
    { names: ['place', 'sted'] },
    { names: ['vip'] },
  ],
  read({ email = '', name = '', phone, department, manager, place, vip = 'no' }) {
    if (!EMAIL.test(email)) return { problems: [expectedEmail('email', email)] };
    const isVip = YES.includes(vip.toLowerCase());
    const hasManager = manager !== undefined && EMAIL.test(manager);
    return {
      row: {
        key: email.toLowerCase(),
        name: name === '' ? email : name,
        ...(phone !== undefined && { phone }),
        ...(department !== undefined && { department }),
        ...(hasManager && { manager: manager.toLowerCase() }),
        ...(place !== undefined && { place }),
        ...(isVip && { vip: true }),
      },
      problems: [
        ...(manager === undefined || hasManager ? [] : [expectedEmail('manager', manager)]),
        ...(isVip || NO.includes(vip.toLowerCase())
          ? []
          : [{ column: 'vip', told: say('register.noYes', { found: vip }) }]),
      ],
    };
  },
};
