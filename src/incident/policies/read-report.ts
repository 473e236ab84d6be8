import { CASE_TYPES, type CaseType, type Desk } from '../../desk/model';
import { typeFor, typesOf } from './case-type';
import { categoryFor } from './category';

/** Chosen where the words are to decide. */
export const BY_WORDS = 'words';
/** Chosen where it is about no service. */
export const NO_SERVICE = 'none';

/** What was chosen, as far as the desk has it; the rest is for the words to tell. */
export const chosenOf = (
  desk: Desk,
  sent: Readonly<Record<string, string | undefined>>,
): { readonly caseType?: CaseType; readonly category?: string; readonly service?: string } => {
  const caseType = CASE_TYPES.find((type) => type === sent['caseType'] && typesOf(desk).includes(type));
  const category = desk.categories[sent['category'] ?? '']?.key;
  const service = sent['service'] === NO_SERVICE ? '' : desk.services[sent['service'] ?? '']?.key;
  return {
    ...(caseType && { caseType }),
    ...(category !== undefined && { category }),
    ...(service !== undefined && { service }),
  };
};

/** What a report is taken for: what was chosen, else what its words say. */
export const readReport = (desk: Desk, sent: Readonly<Record<string, string | undefined>>) => {
  const text = sent['text'] ?? '';
  const { caseType = typeFor(desk, text), category = categoryFor(desk, text) } = chosenOf(desk, sent);
  return { caseType, category };
};
