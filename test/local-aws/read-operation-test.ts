import ts from 'typescript';

/** What the source of an operation's test says of itself. */
export type OperationFacts = { fact: string; counts: { [block in BlockName]: number }; errors: string[] };

export const blockNames = ['shape', 'validation', 'behaviour'] as const;
type BlockName = (typeof blockNames)[number];

const isText = (node: ts.Node | undefined): node is ts.StringLiteralLike => !!node && ts.isStringLiteralLike(node);

const find = <Found extends ts.Node>(node: ts.Node, is: (node: ts.Node) => node is Found): Found[] => {
  const found = is(node) ? [node] : [];
  ts.forEachChild(node, (child) => void found.push(...find(child, is)));
  return found;
};

const property = (object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined =>
  object.properties.filter(ts.isPropertyAssignment).find((candidate) => candidate.name.getText() === name)?.initializer;

/** A call of `refusals(send, { title: [input, code, words] })`. */
const tablesIn = (block: ts.Node): ts.ObjectLiteralExpression[] =>
  find(block, ts.isCallExpression)
    .filter((call) => call.expression.getText() === 'refusals')
    .flatMap((call) => call.arguments.filter(ts.isObjectLiteralExpression));

const countTests = (block: ts.Node | undefined): number => {
  if (block === undefined) return 0;
  const own = ts.isObjectLiteralExpression(block) ? block.properties.filter(ts.isPropertyAssignment).length : 0;
  return tablesIn(block).reduce((sum, table) => sum + table.properties.length, own);
};

const errorsIn = (block: ts.Node): string[] => {
  const alone = find(block, ts.isCallExpression)
    .filter((call) => call.expression.getText() === 'refusal')
    .map((call) => call.arguments[0]);
  const inTables = tablesIn(block)
    .flatMap((table) => table.properties.filter(ts.isPropertyAssignment))
    .map(({ initializer }) => (ts.isArrayLiteralExpression(initializer) ? initializer.elements[1] : undefined));
  return [...alone, ...inTables].filter(isText).map(({ text }) => text);
};

/** Reads the test without running it: Jest's `expect` exists only inside Jest. */
export const readOperationTest = (source: string): OperationFacts | undefined => {
  const file = ts.createSourceFile('operation.ts', source, ts.ScriptTarget.Latest, true);
  const test = find(file, ts.isObjectLiteralExpression).find((object) => property(object, 'fact') !== undefined);
  if (test === undefined) return undefined;
  const fact = property(test, 'fact');
  const count = (name: BlockName) => countTests(property(test, name));
  return {
    fact: isText(fact) ? fact.text : '',
    counts: { shape: count('shape'), validation: count('validation'), behaviour: count('behaviour') },
    errors: [...new Set(errorsIn(test))].sort(),
  };
};
