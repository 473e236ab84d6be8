import { type Router as ExpressRouter, Router } from 'express';
import { hasScope } from './api/method';
import type { Reply, Serve } from './front';
import type { World } from './model';

const login: Reply = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html>Sign in to Slack</html>',
  error: 'not_authed',
};

/** What people attach, at `url_private`: without the right token it is a page to sign in, not an error, as in life. */
export function fileRoutes(world: World, serve: Serve): ExpressRouter {
  const router = Router();
  router.get('/:file{/*rest}', async (request, response) => {
    const { file: id } = request.params;
    await serve(request, response, { method: 'file', args: { id } }, () => {
      const value = (request.headers.authorization ?? '').replace(/^Bearer /, '');
      const workspace = world.workspaces.find((one) =>
        one.tokens.some((token) => token.value === value && !token.revoked),
      );
      const token = workspace?.tokens.find((one) => one.value === value);
      if (!workspace || !token || !hasScope(token, 'files:read')) return login;
      const file = workspace.files.find((one) => one.id === id);
      if (!file) return { status: 404, body: 'not found', error: 'file_not_found' };
      return { status: 200, headers: { 'content-type': file.mimetype }, body: Buffer.from(file.bytes) };
    });
  });
  return router;
}
