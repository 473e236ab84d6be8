import fc from 'fast-check';
import { markedAddress, markIn, readAddress, TOKEN_LENGTH, TOKEN_LETTERS, tokenFrom } from '../../src/mail/addresses';
import type { ReceivedMail } from '../../src/mail/received';
import { isVouchedFor } from '../../src/mail/sender';
import { stopOf } from '../../src/mail/stops';
import { claimedIn } from '../../src/mail/thread';

const DESK = 'desk@vagt.example';
const OWN = `<vagt.${'0'.repeat(40)}@vagt.example>`;
const aMail = (more: Partial<ReceivedMail> = {}): ReceivedMail => ({
  references: [],
  from: { address: 'kim@example.com', name: 'Kim' },
  to: [DESK],
  subject: 'Printer',
  text: 'It is jammed',
  files: [],
  marks: {},
  authentication: [],
  ...more,
});
const from = { from: 'kim@example.com', to: [DESK] };

describe('what is nobody’s word', () => {
  it.each<[string | undefined, Partial<ReceivedMail>]>([
    [undefined, {}],
    [undefined, { marks: { autoSubmitted: 'no' } }],
    [undefined, { subject: 'Automatic door is stuck' }],
    ['own', { messageId: OWN }],
    ['own', { from: { address: DESK, name: 'Vagt' } }],
    ['bounce', { returned: [] }],
    ['bounce', { from: { address: 'mailer-daemon@example.com', name: '' } }],
    ['auto', { marks: { autoSubmitted: 'auto-replied' } }],
    ['auto', { marks: { autoReply: true } }],
    ['auto', { subject: 'Automatisk svar: [INC-7] Printer' }],
    ['auto', { subject: 'Out of office: Printer' }],
    ['bulk', { marks: { precedence: 'bulk' } }],
    ['list', { marks: { list: true } }],
  ])('%s: %j', (stop, more) => {
    expect(stopOf(aMail(more), from, DESK)).toBe(stop);
  });

  it('is what was handed over with no sender', () => {
    expect(stopOf(aMail(), { from: '', to: [DESK] }, DESK)).toBe('bounce');
  });
});

describe('whose mail it is', () => {
  const trusted = ['mx.example.com'];
  const says = (...authentication: string[]) => isVouchedFor(aMail({ authentication }), trusted);

  it.each([
    'mx.example.com; dmarc=pass (p=reject) header.from=example.com',
    'MX.example.com 1; spf=fail smtp.mailfrom=else.example; dkim=pass header.d=example.com',
    'mx.example.com; dkim=pass header.i=@mail.example.com header.s=x',
    'mx.example.com; spf=pass smtp.mailfrom=kim@example.com',
    'mx.example.com; spf=pass (sender IP is 1.2.3.4; trusted) smtp.mailfrom=example.com; dkim=none',
  ])('is vouched for by %s', (header) => {
    expect(says(header)).toBe(true);
  });

  it.each([
    'mx.example.com; none',
    'mx.example.com; dmarc=fail header.from=example.com',
    'mx.example.com; dmarc=pass header.from=evil.example',
    'mx.example.com; dkim=pass header.d=evil-example.com',
    'mx.example.com; dkim=pass header.d=com',
    'mx.example.com; spf=pass smtp.mailfrom=kim@bounces.evil.example',
    'mx.example.com; spf=pass (smtp.mailfrom=example.com) smtp.mailfrom=evil.example',
    'mx.evil.example; dmarc=pass header.from=example.com',
    'mx.example.com.evil.example; dmarc=pass header.from=example.com',
    'mx.example.com; x=y(; dmarc=pass header.from=example.com',
  ])('is not vouched for by %s', (header) => {
    expect(says(header)).toBe(false);
  });

  it('is told by the newest word of a trusted server alone', () => {
    expect(says('mx.example.com; dmarc=fail', 'mx.example.com; dmarc=pass header.from=example.com')).toBe(false);
    expect(says('other.example; none', 'mx.example.com; dmarc=pass header.from=example.com')).toBe(true);
    expect(isVouchedFor(aMail({ authentication: ['mx.example.com; dmarc=pass header.from=example.com'] }), [])).toBe(
      false,
    );
  });

  it('is nobody’s where several are named as its sender', () => {
    const { from: _, ...nobody } = aMail({ authentication: ['mx.example.com; dmarc=pass header.from=example.com'] });
    expect(isVouchedFor(nobody, trusted)).toBe(false);
  });
});

describe('addresses with a mark', () => {
  it('are read as they were made, in whatever letter case', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: TOKEN_LENGTH, maxLength: 40 }), fc.nat(999_999_999), (bytes, number) => {
        const token = tokenFrom(bytes);
        const made = markedAddress(DESK, `INC-${number}`, token);
        expect(readAddress(made, DESK)).toEqual({ number, token });
        expect(readAddress(made.toUpperCase(), DESK)).toEqual({ number, token });
        expect(made.indexOf('@')).toBeLessThanOrEqual(64);
      }),
    );
  });

  it('hold 80 bits at least', () => {
    expect(TOKEN_LENGTH * Math.log2(new Set(TOKEN_LETTERS).size)).toBeGreaterThanOrEqual(80);
  });

  const token = 'a'.repeat(TOKEN_LENGTH);
  it.each([
    [DESK, 'plain'],
    ['desk+@vagt.example', 'broken'],
    [`desk+inc-7.${token.slice(1)}@vagt.example`, 'broken'],
    [`desk+inc-7.${token}1@vagt.example`, 'broken'],
    [`desk+inc-7.${token}@else.example`, undefined],
    ['kim@vagt.example', undefined],
    ['desk', undefined],
  ])('%s is %s', (address, read) => {
    expect(readAddress(address, DESK)).toEqual(read);
  });

  it('are found among all who are named, and a subject names none', () => {
    const made = markedAddress(DESK, 'INC-7', token);
    expect(markIn(['bo@example.com', DESK, made], DESK)).toEqual({ number: 7, token });
    expect(claimedIn(aMail({ subject: 'Re: [INC-7] Printer' }), DESK)).toEqual({ names: [] });
    expect(claimedIn(aMail({ references: ['<else@example.com>', OWN] }), DESK)).toEqual({ names: [OWN] });
  });
});
