import { expect } from 'chai';
import { compareJson } from '../../../harness/compare/json/compare-json';

const problems = (expected: string, actual: unknown, bindings = {}) => compareJson(expected, actual, bindings).problems;
const ITEM = '{"id":1,"name":"Box 250","price":50}';
const LIST = `[${ITEM},{"id":2,"name":"Box 450","price":100},{"id":3,"name":"Box 650","price":350}]`;
type Item = Record<string, unknown>;
const list = (): Item[] => JSON.parse(LIST);

describe('compareJson', () => {
  it('leaves the order of properties free, and nothing else', () => {
    expect(problems('{"a":1,"b":[1,2]}', { b: [1, 2], a: 1 })).to.deep.equal([]);
    expect(problems('{"a":1,"b":[1,2]}', { b: [2, 1], a: 1 })).to.deep.equal([
      'answer.b has the right elements, but in another order',
    ]);
  });

  it('is strict about types, and says which is which', () => {
    expect(problems('{"itemId":1}', { itemId: '1' })).to.deep.equal([
      'answer.itemId is the text "1"; expected the number 1',
    ]);
    expect(problems('{"seats":"50"}', { seats: 50 })).to.deep.equal([
      'answer.seats is the number 50; expected the text "50"',
    ]);
    expect(problems('{"on":true}', { on: 'true' })).to.deep.equal(['answer.on is the text "true"; expected true']);
    expect(problems('{"on":null}', { on: 0 })).to.deep.equal(['answer.on is the number 0; expected null']);
  });

  it('knows null and NaN', () => {
    expect(problems('{"n":4}', { n: null })).to.deep.equal([
      'answer.n is null; expected the number 4 (JSON writes NaN as null)',
    ]);
    expect(problems('{"n":"<number>"}', { n: Number.NaN })).to.deep.equal([
      'answer.n is NaN, not a number; expected a number',
    ]);
    expect(problems('{"n":"4"}', { n: 'NaN' })).to.deep.equal([
      'answer.n is the text "NaN"; expected the text "4" (a calculation had no number to work with)',
    ]);
  });

  it('says in what alone two texts differ', () => {
    expect(problems('{"s":"Not enough"}', { s: 'not enough' })).to.deep.equal([
      'answer.s is the text "not enough"; expected the text "Not enough" (they differ only in capitals)',
    ]);
  });

  it('finds a property under another name', () => {
    expect(problems('{"itemId":1}', { ItemId: 1 })).to.deep.equal([
      'answer.itemId is missing; there is "ItemId" instead (other capitals)',
    ]);
    expect(problems('[{"itemName":"Box"}]', [{ name: 'Box' }])).to.deep.equal([
      'answer[0].itemName is missing; there is "name" instead (same value)',
    ]);
    expect(problems('{"itemId":1}', { id: '1' })).to.deep.equal([
      'answer.itemId is missing; there is "id" instead (same value, but as the text "1")',
    ]);
    expect(problems('{"quantity":"<number>"}', { quantiy: '4' })).to.deep.equal([
      'answer.quantity is missing; there is "quantiy" instead (perhaps misspelt)',
      'answer.quantiy is the text "4"; expected a number',
    ]);
    expect(problems('{"item_id":1}', { itemId: 1 })).to.deep.equal([
      'answer.item_id is missing; there is "itemId" instead (written differently)',
    ]);
  });

  it('does not take one property for two', () => {
    expect(problems('{"id":1,"stock":1}', { number: 1 })).to.have.length(2);
    expect(problems('{"id":1,"stock":1}', { number: 1 }).filter(problem => problem.includes('instead'))).to.have.length(
      1,
    );
  });

  it('tells missing properties and those that are too many', () => {
    expect(problems('{"a":1,"b":2}', { a: 1 })).to.deep.equal(['answer.b is missing; expected the number 2']);
    expect(problems('{"a":1}', { a: 1, currentQuantity: 4 })).to.deep.equal([
      'answer has one property too many: "currentQuantity"',
    ]);
    expect(problems('{"a":1}', { a: 1, b: 2, c: 'x' })).to.deep.equal(['answer has 2 properties too many: "b", "c"']);
    expect(problems('{"a":1}', { a: undefined })).to.deep.equal(['answer.a is missing; expected the number 1']);
  });

  it('tells once what is wrong in each element', () => {
    expect(
      problems(
        LIST,
        list().map(item => ({ ...item, id: String(item.id) })),
      ),
    ).to.deep.equal(['answer[0].id is the text "1"; expected the number 1; likewise answer[1].id, answer[2].id']);
    expect(
      problems(
        LIST,
        list().map(({ name, ...item }) => ({ ...item, title: name })),
      ),
    ).to.deep.equal([
      'answer[0].name is missing; there is "title" instead (same value); likewise answer[1].name, answer[2].name',
    ]);
  });

  it('tells which elements are missing or too many', () => {
    expect(problems(LIST, list().toSpliced(1, 1))).to.deep.equal([
      'answer has 2 elements; expected 3: missing is [1], with "id" the number 2',
    ]);
    expect(problems(LIST, [...list(), { id: 4 }])).to.deep.equal([
      'answer has 4 elements; expected 3: too many is [3], with "id" the number 4',
    ]);
    expect(problems('[1,2]', [3])).to.deep.equal([
      'answer has 1 element; expected 2',
      'answer[0] is the number 3; expected the number 1',
    ]);
  });

  it('recognises an array in place of an object, and the reverse', () => {
    expect(problems(ITEM, [JSON.parse(ITEM)])).to.deep.equal([
      'answer is an array; expected an object (its only element is right)',
    ]);
    expect(problems(LIST, { products: list() })).to.deep.equal([
      'answer is an object; expected an array (its property "products" is the right array)',
    ]);
    expect(problems(`[${ITEM}]`, JSON.parse(ITEM))).to.deep.equal([
      'answer is an object; expected an array (as the only element of an array it would be right)',
    ]);
  });

  it('recognises JSON that was made JSON twice', () => {
    expect(problems(ITEM, ITEM)).to.deep.equal([
      'answer is a text that holds JSON; expected an object: it was made JSON twice',
    ]);
    expect(problems(ITEM, 'Cannot GET /')).to.deep.equal(['answer is the text "Cannot GET /"; expected an object']);
    expect(problems(ITEM, undefined)).to.deep.equal(['answer is missing; expected an object']);
  });

  it('knows placeholders for types', () => {
    const template = '{"s":"<string>","n":"<number>","b":"<boolean>","x":"<anything>"}';
    expect(problems(template, { s: '', n: 0, b: false, x: null })).to.deep.equal([]);
    expect(problems(template, { s: 1, n: '1', b: 0, x: [] })).to.deep.equal([
      'answer.s is the number 1; expected a text',
      'answer.n is the text "1"; expected a number',
      'answer.b is the number 0; expected true or false',
    ]);
  });

  it('lets ... allow more elements or properties', () => {
    for (const template of ['{"a":1,...}', '{"a":1,"...":"<anything>"}', '{ ... }'])
      expect(problems(template, { a: 1, b: 2 }), template).to.deep.equal([]);
    for (const template of ['[1,...]', '[1,"..."]', '[...]'])
      expect(problems(template, [1, 2, 3]), template).to.deep.equal([]);
    expect(problems('[1,2,...]', [1])).to.have.length(1);
    expect(problems('{"a":"..., ...]"}', { a: '..., ...]' })).to.deep.equal([]);
  });

  it('captures values, and wants the same value again', () => {
    expect(compareJson('{"a":"{x}","b":"{x}"}', { a: 3, b: 3 }).bindings).to.deep.equal({ x: '3' });
    expect(problems('{"a":"{x}","b":"{x}"}', { a: 3, b: 4 })).to.have.length(1);
    expect(problems('{"a":"{x}"}', { a: null })).to.deep.equal([
      'answer.a is null; expected a text or a number, for {x}',
    ]);
    expect(compareJson('{"a":"job {x} [..]"}', { a: 'job 7 ends' }).bindings).to.deep.equal({ x: '7' });
  });

  it('takes a name that is bound beforehand literally: as a text within quotation marks, as a number without', () => {
    expect(problems('{"a":"{x}"}', { a: '3' }, { x: '3' })).to.deep.equal([]);
    expect(problems('{"a":"{x}"}', { a: 3 }, { x: '3' })).to.deep.equal([
      'answer.a is the number 3; expected the text "3"',
    ]);
    expect(problems('{"a":{x}}', { a: 3 }, { x: '3' })).to.deep.equal([]);
    expect(problems('{"a":{x}}', { a: '3' }, { x: '3' })).to.deep.equal(['answer.a is the text "3"; expected 3']);
  });

  it('binds nothing where something is wrong', () => {
    expect(compareJson('{"a":"{x}","b":1}', { a: 3, b: 2 }, { y: '1' }).bindings).to.deep.equal({ y: '1' });
  });

  it('lets no control character through', () => {
    expect(problems('{"a":"x"}', { a: '\u001b[2J', '\u001b]0;t\u0007': 1 }).join()).not.to.match(/\p{Cc}/u);
  });

  it('says that the expected text is not JSON', () => {
    expect(() => compareJson('{status:"x"}', {})).to.throw(SyntaxError, 'The expected text is not JSON');
  });
});
