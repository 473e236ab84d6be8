import { parseDesk } from '../../src/desk/file/parse';
import { deskText, problemsIn } from '../support/desk-file';

describe('a desk file whose policies reach nobody', () => {
  it('rotations: nobody in them, no day to begin on, no rhythm, a person or hours that are not there', () => {
    expect(problemsIn('rotation')).toEqual([
      '28:12 error teams.network.onCall.gap: cannot be "sometimes", expected hold or lead',
      '30:54 error teams.network.onCall.layers[0].people: is an empty list, expected a list of keys of people who take turns, at least one',
      '31:19 error teams.network.onCall.layers[1].from: cannot be "2026-02-30", expected a date such as 2026-01-05',
      '31:38 error teams.network.onCall.layers[1].every: cannot be "monthly", expected daily, weekly, or a number of days or weeks such as 3d or 2w',
      '31:60 error teams.network.onCall.layers[1].people[1]: there is no person "dora", expected one of anna, bo, carl',
      '32:11 error teams.network.onCall.layers[2].people: is missing, expected a list of keys of people who take turns, at least one',
      '32:35 error teams.network.onCall.layers[2].at: cannot be "8am", expected a time such as 08:00',
      '32:61 error teams.network.onCall.layers[2].hours: there are no hours "nights", expected one of office, always',
    ]);
  });

  it('people who left: as admin, manager, lead, in a step and in a repeat', () => {
    const people = 'anna, bo, carl';
    expect(problemsIn('left')).toEqual([
      `8:18 error desk.admins[1]: there is no person "dora", expected one of ${people}`,
      `20:14 error teams.service-desk.manager: there is no person "dora", expected one of ${people}`,
      `25:11 error teams.network.lead: there is no person "boo" (did you mean "bo"?), expected one of ${people}`,
      `53:41 error escalations.urgent.steps[2].notify[1]: there is no role or person "dora", expected one of team, lead, manager, on-call, ${people}`,
      '53:55 error escalations.urgent.steps[2].notify[2].next: there is no team "netwrok" (did you mean "network"?), expected one of service-desk, network',
      `54:42 error escalations.urgent.repeat.notify[1]: there is no role or person "carla" (did you mean "carl"?), expected one of team, lead, manager, on-call, ${people}`,
    ]);
  });

  it('cover: two policies for one priority, or for one priority of a team; a team that has none', () => {
    expect(problemsIn('cover')).toEqual([
      '46:1 warning escalations: nobody is pinged when a P4 of "service-desk" is not claimed, expected P4 in the "for" of a policy',
      '48:19 error escalations.urgent.for[2]: P2 is there twice, expected one policy for each priority',
      '57:22 error escalations.network.teams[1]: "network" is there twice, expected one policy for each priority and team',
      '61:27 error escalations.more.teams[1]: "network" already has the policy "network" for P3, expected one policy for each priority and team',
      '64:11 error escalations.office.for[0]: P2 already has the policy "urgent", expected one policy for each priority',
    ]);
  });

  it('a policy of a team stands beside the one for every team', () => {
    const text = deskText('good').replace(
      '  office:\n    for: [P3',
      '  network:\n    for: [P1, P3]\n    teams: [network]\n    steps: [{ after: 5m, notify: [lead] }]\n  office:\n    for: [P3',
    );
    const { desk, problems } = parseDesk(text, 'desk.yaml');
    expect(problems).toEqual([]);
    expect(desk?.escalations.map(({ key, teams }) => [key, teams])).toEqual([
      ['urgent', undefined],
      ['network', ['network']],
      ['office', undefined],
    ]);
  });

  it('skills and levels that nobody has, a next team that has the case, an on-call without a schedule', () => {
    expect(problemsIn('needs')).toEqual([
      '29:58 warning categories.hardware.skill: nobody in "service-desk" knows "printr" (did you mean "printer"?), expected a skill somebody has',
      '29:73 warning categories.hardware.level: nobody in "service-desk" has level 3 or above, expected a level somebody has',
      '29:82 error categories.hardware.next: "service-desk" has these cases already, expected another team',
      '32:82 error services.payroll.next: "service-desk" has these cases already, expected another team',
      '52:46 warning escalations.urgent.steps[0].notify[1].skill: nobody in "service-desk" or "network" knows "vpn", expected a skill somebody has',
      '53:40 warning escalations.urgent.steps[1].notify[0].next: nobody is told of the cases that "network" has already, expected somebody else beside it, or "teams" without it',
      '54:32 warning escalations.urgent.steps[2].notify[0]: no team that this policy is for has a schedule, expected "onCall" in a team',
      '54:50 warning escalations.urgent.steps[2].notify[1].level: nobody in "service-desk" or "network" has level 3 or above, expected a level somebody has',
      '62:47 error escalations.office.steps[1].notify[1].next: the policy is for cases that "network" has already, expected another team',
    ]);
  });

  it('ways: unknown, or not there for somebody they are for; numbers and addresses that are none', () => {
    expect(problemsIn('ways')).toEqual([
      '14:51 error people.carl.phone: cannot be "12345678", expected a telephone number with its country code, e.g. "+45 12 34 56 78"',
      '14:70 error people.carl.webhook: cannot be "ftp://carl.example.com", expected an address that takes a POST, e.g. https://gateway.example.com/vagt',
      '28:64 warning teams.network.onCall.layers[0].people[1]: "carl" is neither a member nor the lead of "network", expected somebody of the team',
      '53:49 error escalations.urgent.steps[0].by[1]: cannot be "smss" (did you mean "sms"?), expected one of chat, other, mail, sms, call, webhook',
      '54:59 warning escalations.urgent.steps[1].by[1]: "anna" cannot be reached by sms: no phone is given, expected phone in people',
      '54:64 warning escalations.urgent.steps[1].by[2]: "carl" cannot be reached by mail: no email is given, expected email in people',
      '55:65 warning escalations.urgent.steps[2].within: means nothing with one way, expected several ways in "by"',
      '56:59 error escalations.urgent.repeat.times: cannot be "0", expected a number of times from 1 to 100',
    ]);
  });

  it('groups: a caller in two of them, an address that is none, hours that are not there', () => {
    expect(problemsIn('groups')).toEqual([
      '45:43 error groups.board.targets.P3.hours: there are no hours "vip", expected one of office, always',
      '48:20 warning groups.shops.people[1]: "carl" is in the group "board" too, expected one group for each caller',
      '49:14 warning groups.shops.emails[0]: "ann@board.example.com" is in the group "board" too, by "@board.example.com", expected one group for each caller',
      '49:37 warning groups.shops.emails[1]: "@BOARD.example.com" is in the group "board" too, expected one group for each caller',
      '49:59 error groups.shops.emails[2]: cannot be "shop@", expected an e-mail address, or a domain as @example.com',
      '49:66 warning groups.shops.emails[3]: "chair@example.com" is in the group "board" too, expected one group for each caller',
    ]);
  });

  it('holidays of a country or a state that is not known, and which was probably meant', () => {
    const expected = 'expected an ISO country such as DK, or a state as DE-BY';
    expect(problemsIn('holidays')).toEqual([
      `10:63 error hours.office.holidays: no public holidays are known for "Danmark" (did you mean "DK"?), ${expected}`,
      `11:66 error hours.london.holidays: no public holidays are known for "UK" (did you mean "GB"?), ${expected}`,
      `12:45 error hours.munich.holidays: no public holidays are known for "DE-BV" (did you mean "DE-BB"?), ${expected}`,
      `13:43 error hours.mars.holidays: no public holidays are known for "Marsland", ${expected}`,
    ]);
  });
});
