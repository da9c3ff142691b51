import { ProgramError } from '../../harness/errors';
import { jsonOf, type Rehearsal, type Server } from '../runner/rehearsal';

/** A product as task 12 lists it. */
export interface Product {
  readonly id: number;
  readonly stock: number;
}

/** More than any rehearsal sells. */
export const endless = 1_000_000;

export async function listProducts(rehearsal: Rehearsal, server: Server): Promise<Product[]> {
  const { json, text } = await rehearsal.ask(server, '/list_products');
  const products = Array.isArray(json) ? json : [];
  if (products.length === 0) throw new ProgramError(`GET /list_products lists no product: ${text.slice(0, 200)}`);
  return products.map(({ itemId, initialAvailableQuantity }) => ({
    id: Number(itemId),
    stock: Number(initialAvailableQuantity),
  }));
}

/** How much of a product is left, according to the server. */
export async function quantityLeft(rehearsal: Rehearsal, server: Server, id: number): Promise<number> {
  return Number(jsonOf(await rehearsal.ask(server, `/list_products/${id}`)).currentQuantity);
}

/**
 * Gives a product so much stock that it never sells out. The exercise does not say whether `item.ID` holds the reserved or the
 * remaining number, so it asks the server which one made the stock grow.
 */
export async function makeEndless(rehearsal: Rehearsal, server: Server, id: number): Promise<void> {
  for (const value of [-endless, endless]) {
    await rehearsal.redis.command('set', `item.${id}`, value);
    if ((await quantityLeft(rehearsal, server, id)) >= endless) return;
  }
  throw new ProgramError(`The stock of product ${id} does not follow what item.${id} holds in Redis.`);
}

export const confirmed = 'Reservation confirmed';
export const failed = 'Reservation failed';

/** Whether a text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
