import { createLog } from '../src/ground/log';

describe('the log', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  beforeEach(() => lines.splice(0));

  it('leaves secrets and people’s words out', () => {
    log.info(
      { token: 'tok-1', auth: { password: 'pw-1' }, deep: { more: { authorization: 'Bearer b-1' } }, text: 'said' },
      'x',
    );
    expect(lines.join()).not.toMatch(/tok-1|pw-1|b-1|said/);
  });

  it('keeps what an error says, not the request it carries', () => {
    const error = Object.assign(new Error('no answer'), { config: { headers: { authorization: 'Bearer b-2' } } });
    log.warn({ err: error, incidentId: '01X' }, 'failed');
    expect(lines.join()).toContain('no answer');
    expect(lines.join()).toContain('01X');
    expect(lines.join()).not.toContain('b-2');
  });
});
