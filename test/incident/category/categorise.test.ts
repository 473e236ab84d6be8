import { categorise } from '../../../src/incident/commands/report/categorise';
import { areaNamed } from '../../../src/incident/policies/area-named';
import { react } from '../../../src/incident/react';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { caseForm } from '../../../src/incident/views/forms/case-form';
import { historyLines } from '../../../src/incident/views/lists/show';
import { aDeskOfAreas } from '../../support/areas';
import { createDeskChat, shown } from '../../support/desk-chat';
import {
  ANNA,
  aReport,
  BO,
  CALLER,
  claimed,
  DINA,
  given,
  minutesAfter,
  OTHER,
  resolved,
  type Step,
  type Story,
} from '../../support/given';
import { read, reading } from '../../view/support';

const desk = aDeskOfAreas();
const jam = aReport();
const MOVED = ['categorised', 'rehomed', 'planned'] as const;
const as = (area: string) => ({ type: 'categorise', area }) as const;
const card = (story: Story, lang: 'da' | 'en' = 'en') =>
  read(incidentCard(story.state, 'team', reading(lang, 1, { desk })));

describe('an operator says where a case belongs', () => {
  it('and one that nobody has goes to the team of that area, with its targets from then on', () => {
    const before = given([], jam, desk);
    const { state, events } = before.when(ANNA, as('network.wifi'), 5).then(...MOVED);
    expect(state).toMatchObject({
      category: 'network',
      sub: 'wifi',
      team: 'network',
      categorisedBy: { id: ANNA.id, name: ANNA.name },
    });
    expect(state.policy?.from).toEqual(minutesAfter(5));
    expect(react(events.slice(-3), before.state, state)).toContainEqual(
      expect.objectContaining({
        to: { type: 'team' },
        notice: { kind: 'rehomed', team: 'service-desk', because: 'category' },
      }),
    );
  });

  it('and one that somebody has stays with them', () => {
    const { state } = given([claimed], jam, desk).when(DINA, as('network.vpn'), 5).then('categorised');
    expect(state).toMatchObject({ category: 'network', sub: 'vpn', team: 'service-desk', owner: { id: DINA.id } });
  });

  it('and one that is offered to a team stays offered', () => {
    const offered: Step = { by: DINA, do: { type: 'handOver', team: 'network' }, at: 2 };
    const { state } = given([offered], jam, desk).when(DINA, as('network'), 5).then('categorised');
    expect(state).toMatchObject({ team: 'service-desk', handOver: { team: 'network' } });
  });

  it('by a rule of the desk, where one fits', () => {
    const ruled = aDeskOfAreas({
      routes: [{ if: { category: 'hardware' }, to: { team: 'network' }, assign: false }],
    });
    const { state } = given([], aReport({ title: 'kaffen er kold' }), ruled)
      .when(ANNA, as('hardware'))
      .then(...MOVED);
    expect(state).toMatchObject({ category: 'hardware', team: 'network', routing: { rule: { number: 1 } } });
  });

  it('or that what it looks like is right, once', () => {
    const kept = given([], jam, desk).when(ANNA, as('hardware')).then('categorised');
    expect(kept.state).toMatchObject({ category: 'hardware', categorisedBy: { id: ANNA.id } });
    kept.when(DINA, as('hardware'), 6).thenNothing();
  });

  it.each([
    ['only_operators', CALLER, 'network'],
    ['no_such_incident', OTHER, 'network'],
    ['no_such_incident', BO, 'network'],
    ['no_such_category', ANNA, 'network.lan'],
    ['no_such_category', ANNA, 'constructor'],
    ['other_readers', ANNA, 'people'],
  ] as const)('is refused: %s', (refused, by, area) => {
    given([], jam, desk).when(by, as(area)).thenRefused(refused);
  });

  it('is refused once it is solved', () => {
    given([claimed, resolved], jam, desk).when(DINA, as('network'), 9).thenRefused('not_now');
  });

  it('a confidential case is moved among confidential areas alone', () => {
    given([], aReport({ title: 'my hr case' }), desk)
      .when(BO, as('network'))
      .thenRefused('other_readers');
  });

  it('keeps the service only where it is of that category', () => {
    const payroll = {
      key: 'payroll',
      name: { da: 'Løn', en: 'Payroll' },
      category: 'hardware',
      team: 'service-desk',
      criticality: 'normal',
      targets: {},
    } as const;
    const served = aDeskOfAreas({ services: { payroll } });
    const before = given([], aReport({ service: payroll.key }), served);
    expect(before.when(ANNA, as('network')).story.state).not.toHaveProperty('service');
    expect(before.when(ANNA, as(payroll.category)).story.state.service).toBe(payroll.key);
  });
});

describe('what a case looks like, on its team’s card', () => {
  const wifi = given([], aReport({ title: 'wifi er nede' }), desk);

  it('stands there with what else it could be, until somebody said', () => {
    expect(card(wifi)).toEqual(
      expect.arrayContaining(['Looks like: Network › Wi-Fi', '[Network] [Another category]', 'Area: Network › Wi-Fi']),
    );
    expect(card(wifi, 'da')).toEqual(
      expect.arrayContaining(['Ligner: Netværk › Trådløst', '[Netværk] [Anden kategori]']),
    );
    const said = card(wifi.when(BO, as('network')).story).join('\n');
    expect(said).not.toContain('Looks like');
    expect(said).toContain('Area: Network');
  });

  it('says where nothing tells', () => {
    expect(card(given([], aReport({ title: 'kaffen er kold' }), desk))).toContain(
      'Nothing in it tells what it is about',
    );
  });

  it('is never on the caller’s', () => {
    const { state } = wifi;
    expect(read(incidentCard(state, 'caller', reading('en', 1, { desk }))).join()).not.toContain('Looks like');
  });

  it('names the key of what the desk no longer has', () => {
    const { state } = wifi;
    const gone = read(
      incidentCard(
        { ...state, category: 'old', sub: 'lan', suggested: ['old.lan'] },
        'team',
        reading('en', 1, { desk }),
      ),
    );
    expect(gone).toEqual(expect.arrayContaining(['Area: old › lan', 'Looks like: old › lan', '[Another category]']));
  });

  it('goes first in the form, confidential areas stand in none', () => {
    const { state } = wifi;
    const { form } = categorise;
    if (!form) throw new Error('it has no form');
    const words = read(caseForm({ type: categorise.type, form }, state, 'team', reading('en', 1, { desk }))).join('\n');
    expect(words).toMatch(/Network › Wi-Fi.*Network.*Hardware/s);
    expect(words).not.toContain('People');
  });

  it('is told by the history', () => {
    const { state, events } = given([], jam, desk).when(ANNA, as('network.wifi')).story;
    const lines = historyLines(events, 'team', state, reading('en', 1, { desk }), 9).join();
    expect(lines).toContain('Anna Holm set the category to Network › Wi-Fi');
    expect(lines).toContain('It went from Service desk to Network');
  });
});

describe('an area that is named', () => {
  it.each([
    ['network', 'network'],
    ['NETVÆRK', 'network'],
    ['netvaerk', 'network'],
    ['Network › Wi-Fi', 'network.wifi'],
    ['network wifi', 'network.wifi'],
    ['netværk / trådløst', 'network.wifi'],
    ['network.vpn', 'network.vpn'],
    ['wi-fi', 'network.wifi'],
    ['vpn', 'network.vpn'],
  ])('%s', (typed, expected) => {
    const { area } = areaNamed(desk, typed);
    expect(area && [area.category, area.sub].filter(Boolean).join('.')).toBe(expected);
  });

  it('is guessed where it is mistyped, and nothing where it is not there', () => {
    expect(areaNamed(desk, 'netwrok')).toEqual({ near: { category: 'network' } });
    expect(areaNamed(desk, 'kaffe')).toEqual({});
    expect(areaNamed(desk, '$where')).toEqual({});
  });
});

describe('typed', () => {
  const said = async (text: string) => {
    const chat = createDeskChat(undefined, undefined, undefined, desk);
    await chat.says('kim', 'report the printer is jammed');
    return { reply: shown(await chat.says('dina', text)), state: await chat.incident(1) };
  };

  it.each(['category INC-1 network wi-fi', 'kategori #1 Netværk › trådløst', 'category INC-1 wifi'])(
    '%s',
    async (text) => {
      const { reply, state } = await said(text);
      expect(state).toMatchObject({ category: 'network', sub: 'wifi' });
      expect(reply).toMatch(
        /INC-1 is Network › Wi-Fi now\. It is with Network\.|INC-1 hører nu til Netværk › Trådløst\./,
      );
    },
  );

  it('asks where it names none, or one that is not there', async () => {
    expect((await said('category INC-1')).reply).toContain('What is it about?');
    const { reply, state } = await said('category INC-1 netwrok');
    expect(reply).toContain('“netwrok” is no category. Did you mean Network?');
    expect(state).toMatchObject({ category: 'hardware' });
  });

  it.each(['category 5 cable is torn', 'kategori'])('%s is a report', async (text) => {
    expect((await said(text)).reply).toContain('report.send');
  });
});
