import { problemsIn } from '../support/desk-file';

describe('a desk file that is no good YAML', () => {
  it('a key that is there twice, beside other mistakes', () => {
    expect(problemsIn('duplicate-key')).toEqual([
      '4:11 error desk.prefix: cannot be "inc", expected 2 to 6 capital letters A–Z, e.g. INC',
      '26:5 error "lead" is there twice, expected every key once',
    ]);
  });

  it('a tab, without the errors that follow from it', () => {
    expect(problemsIn('tabs')).toEqual([
      '4:11 error desk.prefix: cannot be "inc", expected 2 to 6 capital letters A–Z, e.g. INC',
      '24:1 error a tab indents this line, expected spaces',
    ]);
  });

  it('a list that is not closed, with the mistakes before it', () => {
    expect(problemsIn('unclosed')).toEqual([
      '4:11 error desk.prefix: cannot be "inc", expected 2 to 6 capital letters A–Z, e.g. INC',
      '37:5 error not YAML: this line is not indented as it must be, or a bracket is left open above it',
    ]);
  });

  it('two documents', () => {
    expect(problemsIn('two-documents')).toEqual([
      '11:1 error a second document begins here, expected one desk in a file, without a line "---"',
    ]);
  });
});
