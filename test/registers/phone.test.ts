import type { Caller } from '../../src/registers/caller';
import { callersByPhone, phoneTail } from '../../src/registers/phone';
import { memoryCallers } from '../support/memory/registers';

const rows: readonly Caller[] = [
  { key: 'kim@example.com', name: 'Kim Jensen', phone: '+45 42 10 00 00' },
  { key: 'eva@example.com', name: 'Eva Lund', phone: '42 10 00 01' },
  { key: 'lars@example.com', name: 'Lars Berg', phone: '0046 70-123 45 67' },
  { key: 'front@example.com', name: 'Front desk', phone: '33 33 33 33' },
  { key: 'guard@example.com', name: 'Guard', phone: '+4533333333' },
  { key: 'ext@example.com', name: 'Ext', phone: '4711' },
  { key: 'none@example.com', name: 'None' },
  { key: 'words@example.com', name: 'Words', phone: 'ask Eva' },
];

async function who(typed: string): Promise<readonly string[]> {
  const callers = memoryCallers();
  await callers.put(rows, '1');
  return (await callersByPhone(callers, typed)).map(({ key }) => key.split('@')[0] ?? '').toSorted();
}

test.each([
  '+4542100000',
  '+45 42 10 00 00',
  '0045 42100000',
  '42 10 00 00',
  '42.10.00.00',
  '(+45) 42-10-00-00',
  'tel:+4542100000',
])('Kim is found by %s', async (typed) => expect(await who(typed)).toEqual(['kim']));

test.each([
  ['+45 42 10 00 01', ['eva']],
  ['070-123 45 67', ['lars']],
  ['+46 (0)70 123 45 67', ['lars']],
  ['33333333', ['front', 'guard']],
  ['4711', ['ext']],
] as const)('by %s %j', async (typed, found) => expect(await who(typed)).toEqual(found));

test.each([
  '+46 42 10 00 00',
  '42 10 00 02',
  '2100000',
  '100000',
  '',
  'ask Eva',
  'Kim',
  '+',
  '1'.repeat(40),
  '12 34 56 78 x',
])('%j is nobody’s', async (typed) => expect(await who(typed)).toEqual([]));

test('what is no number has no end of one', () => {
  expect(['Kim Jensen', 'INC-7', '12', '+45 42 10 00 00'].map(phoneTail)).toEqual([
    undefined,
    undefined,
    undefined,
    '42100000',
  ]);
});
