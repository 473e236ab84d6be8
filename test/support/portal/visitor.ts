import { DomUtils, parseDocument } from 'htmlparser2';

type Document = ReturnType<typeof parseDocument>;

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** A page as a browser without scripts has it. */
export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** What can be read on it. */
  readonly words: string;
  readonly buttons: readonly string[];
}

const { getElementsByTagName, textContent } = DomUtils;
const decoded = (text: string): string => text.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
const wordsOf = (node: Document | Element): string => decoded(textContent(node)).replaceAll(/\s+/g, ' ').trim();
const named = (tag: string, root: Document | Element): Element[] => getElementsByTagName(tag, root);

const isPress = (element: Element, label: string): boolean => wordsOf(element) === label;

/** What a form holds as it stands. */
const heldIn = (form: Element): FormData => {
  const held = new FormData();
  for (const field of [...named('input', form), ...named('textarea', form), ...named('select', form)]) {
    const { name, type, value = '', checked } = field.attribs;
    if (name === undefined || type === 'file') continue;
    if (field.name === 'textarea') held.append(name, decoded(textContent(field)).replace(/^\n/, ''));
    else if (field.name === 'select') {
      const options = named('option', field);
      const chosen = options.find((one) => one.attribs['selected'] !== undefined) ?? options[0];
      if (chosen) held.append(name, chosen.attribs['value'] ?? '');
    } else if ((type !== 'radio' && type !== 'checkbox') || checked !== undefined) held.append(name, value);
  }
  return held;
};

export interface VisitorDeps {
  /** Where the portal is. */
  readonly url: string;
  readonly after: () => Promise<void>;
  readonly language?: string;
}

/** Somebody with a browser that runs no scripts. */
export function createVisitor({ url, after, language = 'en' }: VisitorDeps) {
  const cookies = new Map<string, string>();
  let at: Page | undefined;

  async function ask(address: string, init: RequestInit = {}): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'accept-language': language, cookie, ...Object.fromEntries(new Headers(init.headers)) };
    const response = await fetch(new URL(address, url), { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const html = await response.text();
    await after();
    const next = response.headers.get('location');
    if (response.status === 303 && next !== null) return ask(next);
    const root = parseDocument(html);
    const [main] = named('main', root);
    const buttons = [...named('button', root), ...named('a', root)].map(wordsOf);
    at = { status: response.status, headers: response.headers, html, words: wordsOf(main ?? root), buttons };
    return at;
  }

  const page = (): Page => {
    if (!at) throw new Error('No page was opened');
    return at;
  };

  /** What this button would send. */
  function formOf(label: string, typed: Readonly<Record<string, string>> = {}, files: readonly File[] = []) {
    const root = parseDocument(page().html);
    const form = named('form', root).find((one) => named('button', one).some((button) => isPress(button, label)));
    const button = form && named('button', form).find((one) => isPress(one, label));
    if (!form || !button) throw new Error(`No button "${label}" among: ${page().buttons.join(', ')}`);
    const body = heldIn(form);
    const { name, value = '' } = button.attribs;
    if (name !== undefined) body.append(name, value);
    for (const [field, words] of Object.entries(typed)) {
      const id = [...body.keys(), ...named('input', form).map(({ attribs }) => attribs['name'] ?? '')].find(
        (one) => one === field || one === `in.${field}`,
      );
      if (id === undefined) throw new Error(`No field "${field}"`);
      body.set(id, words);
    }
    for (const file of files) body.append('pictures', file);
    return { address: form.attribs['action'] ?? here, body, isMultipart: form.attribs['enctype'] !== undefined };
  }

  async function presses(
    label: string,
    typed?: Readonly<Record<string, string>>,
    files?: readonly File[],
  ): Promise<Page> {
    const link = named('a', parseDocument(page().html)).find((one) => isPress(one, label));
    if (link && !typed) return ask(link.attribs['href'] ?? '');
    return sends(formOf(label, typed, files));
  }

  async function sends({ address, body, isMultipart }: ReturnType<typeof formOf>): Promise<Page> {
    const words = [...body].flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    return ask(address, { method: 'POST', body: isMultipart ? body : new URLSearchParams(words) });
  }

  let here = url;
  return {
    cookies,
    page,
    presses,
    formOf,
    sends,
    /** Opens an address of the portal, or any other. */
    async opens(path = ''): Promise<Page> {
      here = /^https?:/.test(path) ? path : url + path;
      return ask(here);
    },
    /** Asks for a link. */
    async asksFor(address: string): Promise<Page> {
      await this.opens('/sign-in');
      return presses('Send me a link', { address });
    },
    /** Opens the link that was mailed, and presses its button. */
    async signsInBy(link: string): Promise<Page> {
      await this.opens(link);
      return presses('Sign in');
    },
  };
}
