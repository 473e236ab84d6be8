import { problemsIn } from '../support/desk-file';

describe('the shape of the desk file', () => {
  it('shows three mistakes at once', () => {
    expect(problemsIn('three-mistakes')).toEqual([
      '4:3 error desk.prefx: is an unknown key (did you mean "prefix"?), expected one of id, name, prefix, languages, zone, autoClose, admins, emoji, pauses, storm, hops, down, nudge, survey, time, publicTitles, meToos',
      '25:11 error teams.network.lead: there is no person "boo" (did you mean "bo"?), expected one of anna, bo, carl',
      '41:19 error targets.P1.response: "15" has no unit, expected a duration such as 30s, 15m, 4h, 2d or 2wd',
    ]);
  });

  it('names unknown keys, what was meant, and missing or empty ones', () => {
    expect(problemsIn('keys')).toEqual([
      '4:3 error desk.Prefix: is an unknown key (did you mean "prefix"?), expected one of id, name, prefix, languages, zone, autoClose, admins, emoji, pauses, storm, hops, down, nudge, survey, time, publicTitles, meToos',
      '13:9 error people.bo.nmae: is an unknown key (did you mean "name"?), expected one of name, email, teams, slack, level, skills, phone, webhook',
      '14:3 error people.manager: "manager" means a role, not a person, expected another key',
      '21:5 error teams.service-desk.manager: is empty, expected the key of a person',
      '24:5 error teams.network.leed: is an unknown key (did you mean "lead"?), expected one of name, members, lead, manager, hours, language, slackGroup, onCall',
      '29:3 error categories.2nd: "2nd" cannot be a key, expected up to 40 letters, digits, "-" and "_" that begin with a letter',
      '46:3 error targets.P5.response: is missing, expected a duration such as 30s, 15m, 4h, 2d or 2wd',
      '47:1 error oncall: is an unknown key, expected one of desk, hours, people, teams, types, categories, services, answers, priority, groups, targets, escalations, routes, causes, solutions, major, mail, review, callers, devices',
      '56:15 error escalations.urgent.repeat.evry: is an unknown key (did you mean "every"?), expected one of every, notify, times',
    ]);
  });

  it('names values that are not what they should be', () => {
    expect(problemsIn('values')).toEqual([
      '2:7 error desk.id: cannot be "IT desk", expected a short id of small letters, digits and "-" that begins with a letter',
      '3:3 error desk.name.en: is missing, expected a name of at most 75 characters',
      '4:11 error desk.prefix: cannot be "IN1", expected 2 to 6 capital letters A–Z, e.g. INC',
      '5:19 error desk.languages[1]: cannot be "sv", expected one of da, en',
      '6:9 error desk.zone: there is no time zone "Europe/Copenhavn" (did you mean "Europe/Copenhagen"?), expected an IANA time zone, e.g. Europe/Copenhagen',
      '7:14 error desk.autoClose: "50%" is a share of the response target, which only a step can be, expected a duration such as 30s, 15m, 4h, 2d or 2wd',
      '13:31 error people.bo.email: cannot be "bo.lund", expected an e-mail address',
      '17:11 error teams.service-desk.name: cannot be a list, expected a name of at most 75 characters, or { da: …, en: … }',
      '18:14 error teams.service-desk.members: cannot be "everybody" (did you mean "everyone"?), expected a list of keys of people, or everyone',
      '28:58 error categories.hardware.words: cannot be "printer", expected a list of words that callers use',
      '28:81 error categories.hardware.confidential: cannot be "yes", expected true or false',
      '31:79 error services.payroll.criticality: cannot be "hihg" (did you mean "high"?), expected low, normal or high',
      '38:18 error priority.matrix.department[0]: cannot be "P6", expected one of P1, P2, P3, P4, P5',
      '41:48 error targets.P1.noNews: "10%" is a share of the response target, which only a step can be, expected a duration such as 30s, 15m, 4h, 2d or 2wd',
      '42:36 error targets.P2.resolution: "480" has no unit, expected a duration such as 30s, 15m, 4h, 2d or 2wd',
      '54:22 error escalations.urgent.repeat.every: "50%" is a share of the response target, which only a step can be, expected a duration such as 30s, 15m, 4h, 2d or 2wd',
      '54:35 error escalations.urgent.repeat.notify: is an empty list, expected a list out of on-call, team, lead, manager, keys of people, "level: 2", "skill: vpn" and "next: a team"',
    ]);
  });
});
