import { neverConnected, socketCode } from '../../src/view/never-connected';

const wrapped = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });

test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
  '%s never reached anybody, however deep it lies',
  (code) => {
    expect(neverConnected(Object.assign(new Error('x'), { code }))).toBe(true);
    expect(neverConnected(wrapped(code))).toBe(true);
    expect(socketCode(wrapped(code))).toBe(code);
  },
);

test.each([wrapped('ECONNRESET'), wrapped('ETIMEDOUT'), new Error('x'), undefined, 'ECONNREFUSED'])(
  '%s may have arrived',
  (error) => expect(neverConnected(error)).toBe(false),
);
