import { STATUS_CODES } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** How long a request may wait for a Redis that hangs, in ms. */
const PATIENCE = 10_000;

/** Makes a route of an async function. Where that throws or never ends, the answer is `{ status: failed }`, with 503. */
export function route(
  answer: (request: Request, response: Response) => Promise<unknown>,
  failed = 'Service Unavailable',
): RequestHandler {
  return (request, response) => {
    function fail(): void {
      if (!response.headersSent) response.status(503).json({ status: failed });
    }
    const late = setTimeout(fail, PATIENCE);
    answer(request, response)
      .catch(fail)
      .finally(() => clearTimeout(late));
  };
}

/** Answers what no route took. */
export function notFound(_request: Request, response: Response): void {
  response.status(404).json({ status: STATUS_CODES[404] });
}

/** Answers what Express itself refused, such as an address it cannot decode. Express knows it by its four arguments. */
export function refused(error: { status?: number }, _request: Request, response: Response, _next: NextFunction): void {
  const code = error.status ?? 500;
  response.status(code).json({ status: STATUS_CODES[code] });
}
