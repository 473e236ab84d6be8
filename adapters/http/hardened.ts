import helmet from 'helmet';

/** What browsers are told unless a page says otherwise: nothing runs, nothing is loaded, nothing is passed on. */
export const hardened = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
  },
  xFrameOptions: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
});
