/** Text as it may stand in HTML and XML, in an attribute too. */
export const escapeMarkup = (text: string): string => text.replace(/[<>&'"]/g, (sign) => `&#${sign.codePointAt(0)};`);
