import { answered } from '../../where/answered';
import { callOf, inAny } from '../../where/clues';
import type { Cause } from '../cause';
import { listChanged, neverEnabled, offByOne } from '../recognise';

const textForNumber =
  'What comes out of the address is a text, and === never finds a number equal to it: Number(request.params.itemId).';

/** Task 12: stock. */
export const ofTheStock: readonly Cause[] = [
  {
    tasks: [12, 13],
    message: /Cannot GET \//,
    say: ({ message }) => `There is no route for ${/Cannot GET (\/[^<\s]*)/.exec(message)?.[1]}: nothing answers it.`,
  },
  {
    tasks: [12],
    message: /answer(?:\[0\])?\.price is the text "\d/,
    say: 'The list of products holds texts where numbers are due: write id, price and stock without quotation marks.',
  },
  {
    tasks: [12],
    message: /answered: .*"itemId":"\d|answer\.itemId is the text "\d/,
    say: 'What comes out of the address is a text: Number(request.params.itemId) makes the number that the format asks for.',
    at: answered,
  },
  {
    tasks: [12],
    message: /answered: .*"(id|Id|ItemId|name|stock)":/,
    say: 'The format of the answers is given: itemId, itemName, price, initialAvailableQuantity, with these very names.',
    at: answered,
  },
  {
    tasks: [12],
    message: /Redis has these keys: (.*, )?(\d+|item\d+|item:\d+|undefined|item\.undefined)\b/,
    say: 'The stock belongs under the key item.ITEM_ID: "item.1" for the item 1.',
  },
  {
    tasks: [12],
    message: /answered: .*"currentQuantity":null/,
    say: 'A calculation came to NaN, which JSON writes as null: Redis holds nothing for an item that nobody has reserved yet, and what it holds is a text.',
    at: answered,
  },
  { tasks: [12], message: /initialAvailableQuantity is the number \d+; expected the number/, say: listChanged },
  {
    tasks: [12],
    rule: /lists every product/,
    message: /answered: .*currentQuantity/,
    say: 'A route changes the list itself when it adds currentQuantity to an item of it: add it to a copy ({ ...item, currentQuantity }).',
  },
  {
    tasks: [12],
    rule: /tells of the product/,
    message:
      /expected: .*"currentQuantity":(7|5)\}[\s\S]*answered: .*"currentQuantity":"?(3|5)"?\D|expected: .*"currentQuantity":4\}[\s\S]*answered: .*"currentQuantity":"?0"?\D/,
    say: 'currentQuantity is how many are left: what there was at first, less what is reserved.',
    at: answered,
  },
  {
    tasks: [12],
    rule: /does not exist is not found/,
    message: /Cannot read propert/,
    say: 'There may be no item with that id: look before you use it, answer {"status":"Product not found"}, and return.',
  },
  {
    tasks: [12],
    rule: /reserves one, as long as/,
    message: /should be \{"status":"Not enough stock available"/,
    code: /reserveStockById\([^)]*, 1\)/,
    say: 'reserveStockById sets the stock to what it is given; always given 1 it never comes to an end: add 1 to what is reserved so far.',
    at: ({ programs }) => inAny(programs, callOf(['reserveStockById'])),
  },
  {
    tasks: [12],
    rule: /also when many ask at once/,
    // A wrong count of the last item explains this without a second customer.
    codeLacks: />= ?0\b|< ?0\b|> ?-1\b/,
    say: 'Between reading the stock and writing it, another request reads the same number: one INCR (or DECR), whose reply says whether there was still one, leaves no gap.',
  },

  {
    tasks: [12, 13],
    message: /its answer never came\..*still busy/,
    say: 'The route is still at work, and never comes to its answer: look for a loop that never ends, such as one that tries again and again. (Where a timer of the program keeps it busy: each way through the route has to end in response.json(…).)',
  },
  {
    tasks: [12, 13],
    rule: /^(?!A job that cannot be saved)/,
    message: /its answer never came/,
    transcript: /^(?![\s\S]*(ENOTFOUND|ECONNREFUSED|EAI_AGAIN|not connected))/,
    say: 'A route answers in some cases only: each way through it has to end in response.json(…).',
  },

  { tasks: [13], message: /"Reservation are blocked"; expected/, say: neverEnabled },
  { tasks: [12, 13], say: offByOne },
  {
    tasks: [12],
    message: /answered: .*"(Product not found|Not enough stock available)"|is not as expected|Product not found/,
    code: /\b(itemId|id) === (req|request)\.params|params\.\w+\) ?===|=== (req|request)\.params\.\w+/,
    codeLacks: /Number\(|parseInt\(|\+ ?(req|request)\.params/,
    say: textForNumber,
  },
  {
    tasks: [12],
    message: /(answered:|times) \{"status":"Product not found"\}/,
    // The number of the address goes as it is to a function that compares with ===.
    code: /^(?=.*=== ?\w)(?=.*(?:\{ ?(?:itemId|id) ?\}|\b\w+) = (?:req|request)\.params(?:\.\w+)? ?;)/s,
    codeLacks: /getItemById\( ?(?:Number|parseInt|\+)|= (?:Number|parseInt)\( ?(?:itemId|id|req)/,
    say: textForNumber,
  },
];
