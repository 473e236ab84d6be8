import { gzipSync } from 'node:zlib';
import { incidentKind } from '../../src/incident/kind';
import { aFile, aMap, openImport, wrongIn } from './world';

const topdesk = aMap('base: topdesk\notherwise: { team: service-desk, category: other }\n');
const strict = aMap('base: topdesk\n');
const log = aMap('base: event-log\nfrom: Log\notherwise: { team: service-desk, category: other }\n');

const DANISH = [
  'Sagsnummer;Oprettelsesdato;Kort beskrivelse;Anmodning;Melder;E-mail;Operatørgruppe;Behandler;Kategori;Underkategori;Prioritet;Status;Lukkedato;Løsning;Handling',
  '"I2401 001";05-03-2024 14:07;Kan ikke få trådløst på 3. sal;"Siden i morges.\r\nAlle på gangen.";Åse Østergård;ASE@example.com;Network;Bo;Netværk;Trådløst;Høj;Lukket;06-03-2024 09:00;Genstartede adgangspunktet;Ringede til leverandøren',
  '"I2401 002";05-03-2024 15:00;Skærm flimrer;;Kim;;Servicedesk;;Hardware;;Lav;Under behandling;;;',
].join('\r\n');
const ENGLISH =
  'Incident number,Creation date,Brief description,Operator group,Category,Processing status\nI2401 003,05-03-2024 14:07,No wifi,Network,Network,Closed\n';

describe('a TOPdesk export', () => {
  it.each([
    ['a mark at its beginning', `\uFEFF${DANISH}`],
    ['Windows’ letters', Buffer.from(DANISH, 'latin1')],
    ['gzip around it', gzipSync(DANISH)],
    ['mixed line ends', `${DANISH.replace('\r\n"I2401 002"', '\r"I2401 002"')}\n`],
  ])('in Danish, with %s, is history here', async (_, content) => {
    const { take, caseOf } = openImport();
    expect(await take(aFile(content), strict)).toMatchObject({
      type: 'taken',
      counted: { cases: 2, open: 1, wrong: [] },
      written: { added: 2, changed: 0, same: 0, skipped: 0 },
    });
    const { state, timeline, outbox } = await caseOf('TOPdesk I2401 001');
    expect(state).toMatchObject({
      number: 1,
      title: 'Kan ikke få trådløst på 3. sal',
      details: 'Siden i morges.\nAlle på gangen.',
      caller: { name: 'Åse Østergård' },
      owner: { name: 'Bo' },
      team: 'network',
      category: 'network',
      sub: 'wifi',
      priority: 'P2',
      status: 'closed',
      closed: { at: new Date('2024-03-06T08:00:00Z'), how: 'elsewhere' },
      resolution: { text: 'Genstartede adgangspunktet' },
      imported: { from: 'TOPdesk', number: 'I2401 001', team: 'Network' },
      loggedAt: new Date('2024-03-05T13:07:00Z'),
    });
    expect(timeline.map(({ type, at }) => [type, at.toISOString()])).toEqual([
      ['broughtOver', '2024-03-05T13:07:00.000Z'],
      ['elsewhere', '2024-03-06T08:00:00.000Z'],
    ]);
    expect(timeline[1]).toMatchObject({ note: 'Ringede til leverandøren', said: 'Lukket', by: { name: 'Bo' } });
    expect(outbox).toEqual([]);
    expect(state.nextAt).toBeUndefined();
    expect(incidentKind.mayRest(state)).toBe(true);
  });

  it('in English is read by the same map', async () => {
    const { take, caseOf } = openImport();
    await take(aFile(ENGLISH), strict);
    expect((await caseOf('TOPdesk I2401 003')).state).toMatchObject({ title: 'No wifi', team: 'network' });
  });

  it('of a case that had not ended there is history all the same: nothing comes of it, and it teaches nothing', async () => {
    const { store, take, caseOf } = openImport();
    await take(aFile(DANISH), strict);
    const { state } = await caseOf('TOPdesk I2401 002');
    expect(state).toMatchObject({ status: 'closed', imported: { open: true } });
    expect((await store.incidents.learned(10)).map(({ category, sub, said }) => [category, sub, said])).toEqual([
      ['network', 'wifi', true],
    ]);
  });

  it('has what was written in it as steps of their own, each with its moment and who wrote it', async () => {
    const { take, caseOf } = openImport();
    const note = [
      'Fra telefonen',
      '05-03-2024 14:10 Holm, Anna: Ringede tilbage',
      'og lagde en besked.',
      '05-03-2024 15:30 Bo Lund (Intern note)',
      'Adgangspunktet svarer ikke: se 06-03-2024 10:00 i loggen',
      '07-03-2024 08:00 Bo Lund:',
    ].join('\n');
    const file = `Number;Creation date;Subject;Status;Closed on;Action\nI5;05-03-2024 14:00;Wifi;Closed;06-03-2024;"${note}"\n`;
    await take(aFile(file), topdesk);
    const { state, timeline } = await caseOf('TOPdesk I5');
    expect(
      timeline.flatMap((event) => (event.type === 'elsewhere' ? [[event.at.toISOString(), event.by, event.note]] : [])),
    ).toEqual([
      [
        '2024-03-05T13:10:00.000Z',
        { id: 'import:holm, anna', name: 'Holm, Anna' },
        'Ringede tilbage\nog lagde en besked.',
      ],
      [
        '2024-03-05T14:30:00.000Z',
        { id: 'import:bo lund', name: 'Bo Lund' },
        'Adgangspunktet svarer ikke: se 06-03-2024 10:00 i loggen',
      ],
      ['2024-03-05T23:00:00.000Z', { id: 'import:topdesk', name: 'TOPdesk' }, 'Fra telefonen'],
    ]);
    expect(state.closed?.at).toEqual(new Date('2024-03-05T23:00:00Z'));
  });

  it('gives whoever is known here by their address their own cases', async () => {
    const { store, take, caseOf } = openImport();
    const ase = await store.people.meet({
      identity: { platform: 'slack', org: 'T1', user: 'U1' },
      name: 'Åse Ø.',
      email: 'ase@example.com',
      member: true,
    });
    await take(aFile(DANISH), strict);
    expect((await caseOf('TOPdesk I2401 001')).state.caller).toEqual({ id: ase.id, name: 'Åse Ø.' });
  });
});

describe('a file of history', () => {
  it('changes nothing when it comes again, and rewrites what has changed there', async () => {
    const { store, take, caseOf } = openImport();
    await take(aFile(DANISH), strict);
    const before = await caseOf('TOPdesk I2401 002');
    expect(await take(aFile(DANISH), strict)).toMatchObject({ written: { added: 0, changed: 0, same: 2 } });
    expect(await caseOf('TOPdesk I2401 002')).toEqual(before);
    const later = DANISH.replace('Under behandling;;;', 'Lukket;07-03-2024 10:00;Ny skærm;');
    expect(await take(aFile(later), strict)).toMatchObject({ written: { added: 0, changed: 1, same: 1 } });
    const after = await caseOf('TOPdesk I2401 002');
    expect(after.state).toMatchObject({ id: before.state.id, number: 2, resolution: { text: 'Ny skærm' } });
    expect(after.state.imported?.open).toBeUndefined();
    expect(after.version).toBe(2);
    expect(await store.incidents.nextNumber()).toBe(3);
  });

  it('is only looked at in a dry run', async () => {
    const { store, check } = openImport();
    expect(await check(aFile(DANISH), strict)).toMatchObject({ type: 'checked', counted: { cases: 2 } });
    expect(await store.incidents.byNumber(1)).toBeUndefined();
  });

  it('goes on where a run was broken off', async () => {
    const rows = Array.from({ length: 450 }, (_, i) => `C${i},05-03-2024,Case ${i},Closed`);
    const path = aFile(`Number,Creation date,Subject,Status\n${rows.join('\n')}\n`);
    const { store, clock, take } = openImport();
    const put = store.history.put.bind(store.history);
    let batches = 0;
    store.history.put = async (records) => {
      if (++batches === 2) throw new Error('the power went');
      return put(records);
    };
    await expect(take(path, topdesk)).rejects.toThrow('the power went');
    store.history.put = put;
    clock.advance(30_000);
    expect(await take(path, topdesk)).toMatchObject({ written: { added: 250, same: 0, skipped: 200 } });
    expect(await take(path, topdesk)).toMatchObject({ written: { added: 0, same: 450, skipped: 0 } });
  });

  it('waits for one that is under way, and gives up', async () => {
    const { store, clock, take } = openImport();
    await store.leases.take('import.cases', 'somebody', clock.now(), new Date(clock.now().getTime() + 60_000));
    expect(await take(aFile(DANISH), strict)).toEqual({ type: 'busy' });
  });
});

describe('bad input', () => {
  const told = async (content: string, map = strict) => wrongIn(await openImport().check(aFile(content), map));

  it('is a file with another header, none, or no row', async () => {
    expect(await told('Sagsnumer;Oprettelsesdato\nI1;05-03-2024\n')).toEqual([
      expect.stringMatching(/^line 1: the column "incident number" is missing; found: sagsnumer, oprettelsesdato/),
    ]);
    expect(await told('')).toEqual([expect.stringContaining('the file is empty')]);
    expect(await told('Number,Creation date\n')).toEqual([expect.stringContaining('no line below its header')]);
    expect(await told('Number,Creation date\nI1,"05-03-2024\n')).toEqual([expect.stringContaining('never closed')]);
  });

  it('is told with its line, each once, and its case is left out; the others are taken', async () => {
    const { check, take } = openImport();
    const path = aFile(
      [
        'Number,Creation date,Operator group,Category,Priority,Status',
        'I1,31-02-2024,Network,Network,High,Closed',
        'I2,05-03-2024,Netwrok,Network,High,Closed',
        'I3,05-03-2024,Netwrok,Network,High,Closed',
        'I4,05-03-2024,Network,Gardening,High,Closed',
        'I5,05-03-2024,Network,Network,Whenever,Closed',
        'I6,05-03-2024,Network,Network,High,Sleeping',
        ',05-03-2024,Network,Network,High,Closed',
        'I7,,Network,Network,High,Closed',
        'I8,05-03-2024,Network,Network,High,Closed',
        'I8,05-03-2024,Network,Network,High,Closed',
        'I9,05-03-2024,Network',
        'I10',
      ].join('\n'),
    );
    const checked = await check(
      path,
      aMap('base: topdesk\nvalues: { priority: { Whatever: P5 } }\notherwise: { priority: P3 }\n'),
    );
    expect(wrongIn(checked)).toEqual([
      'line 2, column "Creation date": "31-02-2024" is no moment written as dd-mm-yyyy; the case is left out',
      'line 3, column "Operator group": neither the desk nor the map knows the team "Netwrok" (did you mean "Network"?); the case is left out (and 1 more line for the same reason)',
      'line 5, column "Category": neither the desk nor the map knows the category "Gardening"; the case is left out',
      'line 7, column "Status": the map does not know the status "Sleeping"; the case is left out',
      'line 8, column "Number": is empty; the case is left out',
      'line 9, column "Creation date": is empty; the case is left out',
      'line 11: "I8" stands in the file twice; the first counts',
      'line 13 has 1 columns, the header 6; it is left out',
    ]);
    expect(await take(path, strict)).toMatchObject({ counted: { cases: 3 }, written: { added: 3 } });
  });

  it('is a case without its priority where nothing says what it is', async () => {
    const map = aMap('from: X\nrows: cases\ndates: iso\ncolumns: { number: n, at: t, priority: p }\n');
    expect(await told('n,t,p\n1,2024-03-05,Whenever\n2,2024-03-05,p2\n', map)).toEqual([
      'line 2, column "p": the map does not know the priority "Whenever"; the case is left out',
    ]);
  });

  it('is nothing that harms: markup, formulas, operators and long texts are text', async () => {
    const { take, caseOf } = openImport();
    const title = '=HYPERLINK("http://x")<!channel> $where {"$gt":""} ';
    const content = `Number,Creation date,Subject,Request\n"$ne",05-03-2024,"${title.replaceAll('"', '""')}${'å'.repeat(500)}","${'x'.repeat(20_000)}"\n`;
    await take(aFile(content), topdesk);
    const { state } = await caseOf('TOPdesk $ne');
    expect(state.title).toHaveLength(150);
    expect(state.title.startsWith('=HYPERLINK("http://x")<!channel> $where')).toBe(true);
    expect(state.details).toHaveLength(8000);
  });
});

describe('a log of events', () => {
  const ROWS = [
    'incident,at,status,sub_status,team,level,actor',
    'A,2024-03-05T08:00:00Z,Accepted,In Progress,Desk,L1,Olga',
    'B,2024-03-05T08:30:00Z,Accepted,In Progress,Desk,L1,Olga',
    'A,2024-03-05T09:00:00Z,Queued,Awaiting Assignment,Net 2nd,L2,Olga',
    'A,2024-03-05T10:00:00Z,Completed,Resolved,Net 2nd,L2,Luc',
    'B,2024-03-05T10:30:00Z,Completed,Closed,Desk,L1,Olga',
    'A,2024-03-05T11:00:00Z,Accepted,In Progress,Desk,L1,Olga',
    'A,2024-03-05T12:00:00Z,Completed,Closed,Desk,L1,Olga',
  ];

  it.each([
    ['that is sorted by time', ROWS],
    [
      'that is sorted by case',
      [...ROWS.filter((row) => !row.startsWith('B')), ...ROWS.filter((row) => row.startsWith('B'))],
    ],
    ['backwards', [...ROWS.slice(0, 1), ...ROWS.slice(1).toReversed()]],
  ])('%s is its cases, each with all its steps in the order of time', async (_, rows) => {
    const { take, caseOf } = openImport();
    expect(await take(aFile(rows.join('\n')), log)).toMatchObject({
      counted: {
        cases: 2,
        open: 0,
        wrong: [],
        figures: { steps: 7, reopened: 1, handOvers: 2, visits: { 1: 3, 2: 1, 3: 0 } },
      },
      written: { added: 2 },
    });
    const { state, history } = await caseOf('Log A');
    expect(
      history.map((event) => (event.type === 'elsewhere' ? [event.said, event.was, event.reopened] : event.type)),
    ).toEqual([
      'broughtOver',
      ['Accepted · In Progress', undefined, undefined],
      ['Queued · Awaiting Assignment', 'Desk', undefined],
      ['Completed · Resolved', undefined, undefined],
      ['Accepted · In Progress', 'Net 2nd', true],
      ['Completed · Closed', undefined, undefined],
    ]);
    expect(state).toMatchObject({
      loggedAt: new Date('2024-03-05T08:00:00Z'),
      closed: { at: new Date('2024-03-05T12:00:00Z') },
    });
  });

  it('goes on over a row that belongs to nothing', async () => {
    const { check } = openImport();
    const rows = [ROWS[0], ROWS[1], ',2024-03-05T08:10:00Z,Accepted,In Progress,Desk,L1,Olga', 'broken', ROWS[4]];
    const checked = await check(aFile(rows.join('\n')), log);
    expect(checked).toMatchObject({ counted: { cases: 1, figures: { steps: 2 } } });
    expect(wrongIn(checked)).toEqual([
      'line 3, column "incident": is empty; the case is left out',
      'line 4 has 1 columns, the header 7; it is left out',
    ]);
  });

  it('leaves out a case with a row that is wrong, wherever its rows lie', async () => {
    const { check } = openImport();
    const broken = ROWS.map((row, i) => (i === 5 ? row.replace('2024-03-05T10:30:00Z', 'then') : row));
    const checked = await check(aFile(broken.join('\n')), log);
    expect(checked).toMatchObject({ counted: { cases: 1 } });
    expect(wrongIn(checked)).toEqual(['line 6, column "at": "then" is no moment written as iso; the case is left out']);
  });
});
