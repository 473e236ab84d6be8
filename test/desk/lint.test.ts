import { problemsIn } from '../support/desk-file';

describe('a desk file that makes no sense', () => {
  it('people: an address twice, nobody in a team, no way to find somebody, one person in two parts', () => {
    expect(problemsIn('people')).toEqual([
      `13:31 error people.bo.email: "Anna.Holm@example.com" is also anna's, expected one person for each address`,
      '14:3 error people.carl: cannot be found in chat, expected email, teams or slack',
      '20:14 warning teams.service-desk.manager: "anna" is lead and manager: a step to the manager reaches the same person',
      '24:14 error teams.network.members: nobody is in this team, expected at least one person, or everyone',
    ]);
  });

  it('hours: unknown days, times and zones, calendars that are never open, an always that is not', () => {
    expect(problemsIn('hours')).toEqual([
      '10:35 error hours.office.frii: "frii" is no day, expected mon … sun, a range such as mon-thu, a list such as mon,wed, "every day", holidays or closed',
      '10:59 error hours.office.sat: "8-12" is not understood, expected for example 08:00-16:00, several such with commas between, or closed',
      '10:65 error hours.office.13:00-16:00: "13:00-16:00" is no day, expected quotes around several times, e.g. mon: "08:00-12:00, 13:00-16:00"',
      '11:3 error hours.never: no day is open, expected mon … sun, a range such as mon-thu, a list such as mon,wed, "every day", holidays or closed',
      '12:10 error hours.empty: no day is open, expected days, e.g. { mon-fri: 08:00-16:00 }',
      '13:17 error hours.moon.zone: there is no time zone "Moon/Base", expected an IANA time zone, e.g. Europe/Copenhagen',
      '14:3 error hours.always: "always" is not around the clock here, expected { every day: 00:00-24:00 }, or another key',
    ]);
  });

  it('answers: a placeholder nobody fills in, no text, too much of it, a name that another one has', () => {
    expect(problemsIn('answers')).toEqual([
      '37:11 error answers.restart.text.en: "{callr}" is no placeholder (did you mean "caller"?), expected {caller} or {number}',
      '37:11 error answers.restart.text.en: "{ number }" is no placeholder (did you mean "number"?), expected {caller} or {number}',
      '38:3 error answers.2nd: "2nd" cannot be a key, expected up to 40 letters, digits, "-" and "_" that begin with a letter',
      '39:31 error answers.empty.text: is empty, expected a text of at most 4000 characters, or { da: …, en: … }',
      '40:3 error answers.bare.text: is missing, expected a text of at most 4000 characters, or { da: …, en: … }',
      '41:23 error answers.half.text.en: is missing, expected a text of at most 4000 characters',
      '42:24 error answers.again.name.da: the answer "restart" is called "GÉNSTART" too, expected a name that no other answer has',
      '42:51 error answers.again.text: "{name}" is no placeholder, expected {caller} or {number}',
      '43:18 error answers.other.name: the answer "restart" is called "restart" too, expected a name that no other answer has',
      '43:40 error answers.other.texts: is an unknown key, expected one of name, text',
      '44:17 error answers.long.name: is 76 characters long, expected a name of at most 75 characters, or { da: …, en: … }',
      '44:101 error answers.long.text: is 4001 characters long, expected a text of at most 4000 characters, or { da: …, en: … }',
    ]);
  });

  it('matrix: a missing row, too few columns, an urgency left out', () => {
    expect(problemsIn('matrix')).toEqual([
      '34:12 error priority.urgency: lacks hindered, expected the list [working, hindered, stopped], in any order',
      '36:5 error priority.matrix.mee: is an unknown impact (did you mean "me"?), expected one of me, team, department, everybody',
      '37:11 error priority.matrix.team: has 2 columns, expected 3 priorities, for working, hindered, stopped',
    ]);
  });

  it('targets: a missing priority, a response after the resolution', () => {
    expect(problemsIn('targets')).toEqual([
      '40:1 error targets.P4: is missing, expected a map with response, resolution, noNews, hours',
      '40:1 error targets.P5: is missing, expected a map with response, resolution, noNews, hours',
      '42:19 warning targets.P2.response: the response, 9h, is later than the resolution, 8h, expected at most 8h',
      '43:19 warning targets.P3.response: the response, 3wd, is later than the resolution, 2wd, expected at most 2wd',
      '44:3 error targets.P6: is an unknown key, expected one of P1, P2, P3, P4, P5',
    ]);
  });

  it('escalations: steps that do not rise, one person twice, two policies for one priority, none for another', () => {
    expect(problemsIn('escalations')).toEqual([
      '46:1 warning escalations: nobody is pinged when a P5 is not claimed, expected P5 in the "for" of a policy',
      '52:18 error escalations.urgent.steps[1].after: 5m is not after the step before it, 5m, expected steps in rising order',
      '53:32 warning escalations.urgent.steps[2].notify[0]: an earlier step already notifies "bo", expected somebody else, or a role',
      '56:11 error escalations.office.for[0]: P2 already has the policy "urgent", expected one policy for each priority',
      '60:18 error escalations.office.steps[1].after: 40% is not after the step before it, 50%, expected steps in rising order',
    ]);
  });

  it('major: a service that is none, somebody who is not there, a time that is no time by the clock', () => {
    expect(problemsIn('major')).toEqual([
      '63:32 error major.offer.within: "2wd" is no time by the clock, expected a time by the clock such as 15m, 4h or 2d',
      '65:13 error major.tell.payrol: there is no service "payrol" (did you mean "payroll"?), expected one of payroll',
      '66:15 error major.tell.payroll[0]: there is no person "carla" (did you mean "carl"?), expected one of anna, bo, carl',
    ]);
  });

  it('causes: a key that is none, twice, a name in one language alone, no map, a time that is neither on nor off', () => {
    expect(problemsIn('causes')).toEqual([
      '5:9 error desk.time: cannot be "yes", expected on or off',
      '64:12 error causes[1].key: cannot be "two words", expected up to 40 letters, digits, "-" and "_" that begin with a letter',
      '65:12 error causes[2].key: "user" is there twice, expected another key',
      '65:18 error causes[2].name.en: is missing, expected a name of at most 75 characters',
      '66:5 error causes[3]: cannot be "defect", expected a map with key, name',
    ]);
  });
});
