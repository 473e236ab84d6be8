import { parseMail } from '../../../adapters/email/read/parse';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text.replaceAll('\n', '\r\n'), encoding);
const head = (more = ''): string =>
  `From: Kim <kim@example.com>\nTo: desk@vagt.example\nSubject: Printer\nMessage-ID: <1@example.com>\nMIME-Version: 1.0\n${more}`;

it('reads what an ordinary mail says', async () => {
  const mail = await parseMail(
    bytes(
      `Authentication-Results: mx.example.com;\n dmarc=pass header.from=example.com\n${head('In-Reply-To: <b@x>\nReferences: <a@x> <b@x>\nCc: Bo <BO@example.com>\n')}\nIt is jammed\n`,
    ),
    { to: ['DESK+x@vagt.example'] },
  );
  expect(mail).toMatchObject({
    messageId: '<1@example.com>',
    references: ['<b@x>', '<a@x>'],
    from: { address: 'kim@example.com', name: 'Kim' },
    to: ['desk+x@vagt.example', 'desk@vagt.example', 'bo@example.com'],
    subject: 'Printer',
    authentication: ['mx.example.com; dmarc=pass header.from=example.com'],
    marks: {},
  });
  expect(mail.text.trim()).toBe('It is jammed');
});

it.each([
  ['Auto-Submitted: Auto-Replied', { autoSubmitted: 'auto-replied' }],
  ['Precedence: Bulk', { precedence: 'bulk' }],
  ['List-Id: News <news.example.com>', { list: true }],
  ['List-Unsubscribe: <https://example.com/u>', { list: true }],
  ['X-Autoreply: yes', { autoReply: true }],
])('sees %s', async (line, marks) => {
  expect((await parseMail(bytes(`${head(`${line}\n`)}\nHello\n`))).marks).toEqual(marks);
});

it('names nobody as the sender of what several wrote, or somebody without an address', async () => {
  for (const from of ['Kim <kim@example.com>, Bo <bo@example.com>', 'Kim', '"kim@example.com" <evil>']) {
    const { from: read } = await parseMail(bytes(`From: ${from}\nTo: desk@vagt.example\n\nHello\n`));
    expect(read).toBeUndefined();
  }
  const { from } = await parseMail(bytes('From: "director@example.com" <evil@else.example>\n\nHello\n'));
  expect(from?.address).toBe('evil@else.example');
});

it('keeps files with their bytes, and tells a logo from a picture that was sent', async () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64');
  const mail = await parseMail(
    bytes(
      `${head('Content-Type: multipart/mixed; boundary=a\n')}\n--a\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>See <img src="cid:logo"></p>\n--b\nContent-Type: image/png; name=logo.png\nContent-ID: <logo>\nContent-Disposition: inline\nContent-Transfer-Encoding: base64\n\n${png}\n--b--\n--a\nContent-Type: image/png; name=screen.png\nContent-Disposition: attachment; filename=screen.png\nContent-Transfer-Encoding: base64\n\n${png}\n--a\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\nAAAA\n--a--\n`,
    ),
  );
  expect(mail.files.map(({ name, type, inText, bytes: { length } }) => [name, type, inText, length])).toEqual([
    ['logo.png', 'image/png', true, 8],
    ['screen.png', 'image/png', false, 8],
    ['winmail.dat', 'application/ms-tnef', false, 3],
  ]);
  expect(mail.text.trim()).toBe('See');
});

it('reads what a server says of a mail that came back', async () => {
  const mail = await parseMail(
    bytes(
      'From: MAILER-DAEMON@example.com\nTo: desk+x@vagt.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\n\n--r\nContent-Type: text/plain\n\nSorry.\n--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822; Kim@example.com\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1\n No such mailbox\n\n--r--\n',
    ),
  );
  expect(mail.returned).toEqual([{ address: 'kim@example.com', action: 'failed', why: '550 5.1.1 No such mailbox' }]);
});

describe('bad mails', () => {
  it('to two thousand people names a few of them', async () => {
    const many = Array.from({ length: 2000 }, (_, at) => `p${at}@example.com`).join(',\n ');
    const mail = await parseMail(bytes(`From: kim@example.com\nTo: ${many}\nSubject: x\n\nHello\n`));
    expect(mail.to.length).toBeLessThanOrEqual(50);
    expect(mail.text.trim()).toBe('Hello');
  });

  it('of parts in parts in parts come to an end', async () => {
    let body = 'Content-Type: text/plain\n\nHello\n';
    for (let at = 0; at < 300; at += 1) {
      body = `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n${body}\n--b${at}--\n`;
    }
    const mail = await parseMail(bytes(`From: kim@example.com\n${body}`)).catch((error: Error) => error);
    expect(mail instanceof Error || mail.text.length < 1000).toBe(true);
  });

  it('of a thousand empty parts come to an end', async () => {
    const parts = '--b\nContent-Type: application/octet-stream\n\nx\n'.repeat(900);
    const mail = await parseMail(bytes(`${head('Content-Type: multipart/mixed; boundary=b\n')}\n${parts}--b--\n`));
    expect(mail.files.length).toBeLessThanOrEqual(50);
  });

  it('in a letter set that is none, or another than they say, are read as far as they can be', async () => {
    const strange = await parseMail(bytes(`${head('Content-Type: text/plain; charset=klingon\n')}\nHej\n`));
    expect(strange.text).toContain('Hej');
    const wrong = await parseMail(bytes(`${head('Content-Type: text/plain; charset=utf-8\n')}\nblåbær\n`, 'latin1'));
    expect(wrong.text).toMatch(/^bl.{1,3}b.{1,3}r/);
  });

  it('with a picture and no word have a picture', async () => {
    const mail = await parseMail(
      bytes(`${head('Content-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n')}\niVBORw0KGgo=\n`),
    );
    expect([mail.text, mail.files.map(({ name }) => name)]).toEqual(['', ['a.png']]);
  });

  it('of HTML without end are cut', async () => {
    const deep = `${'<div>'.repeat(20_000)}Hello${'</div>'.repeat(20_000)}`;
    const mail = await parseMail(
      bytes(`${head('Content-Type: text/html\n')}\n<p>Hello</p><script>alert(1)</script>${deep}\n`),
    );
    expect(mail.text).toContain('Hello');
    expect(mail.text).not.toContain('alert');
  });

  it('of nothing at all are nothing', async () => {
    expect(await parseMail(bytes(''))).toMatchObject({ subject: '', text: '', files: [], to: [] });
  });
});
