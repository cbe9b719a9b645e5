import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
} from 'express';
import { loopbackOnly } from './access';
import { createApiRouter } from './api/apiRouter';
import type { ForgeContext } from './context';
import { RequestError } from './errors';
import { createGitRouter } from './git/gitRouter';
import { errorPage } from './pages/listPages';
import { sendPage } from './pages/layout';
import { createPagesRouter } from './pages/pagesRouter';
import { createPullPagesRouter } from './pages/pullPagesRouter';

/** All routes of the forge. */
export function createApp(context: ForgeContext): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // One form of a query parameter, not nested objects.
  app.set('query parser', 'simple');
  app.use((_request, response, next) => {
    response.set({
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
    });
    next();
  });
  app.use(loopbackOnly);
  app.use('/api/v1', createApiRouter(context));
  app.use(createGitRouter(context));
  app.use(createPullPagesRouter(context));
  app.use(createPagesRouter(context));
  app.use((request: Request) => {
    throw new RequestError(404, `There is no page ${request.path}.`);
  });
  app.use(answerErrors(context));
  return app;
}

function answerErrors({ log }: ForgeContext): ErrorRequestHandler {
  // express knows an error handler by its four parameters.
  return (error, request, response, _next) => {
    const known =
      error instanceof RequestError ||
      (Number.isInteger(error?.status) && error.status < 500);
    if (!known) {
      log(`${request.method} ${request.path} failed: ${error?.message}`);
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const status: number = known ? error.status : 500;
    const message: string = known
      ? error.message
      : 'Something went wrong in the forge; its log says what.';
    if (error instanceof RequestError) {
      response.set(error.headers);
    }
    if (request.path.startsWith('/api/')) {
      response.status(status).json({ message, url: '' });
    } else if (/\/(info\/refs|git-[a-z]+-pack)$/.test(request.path)) {
      response.status(status).type('text/plain').send(`${message}\n`);
    } else {
      sendPage(response, errorPage(status, message), status);
    }
  };
}
