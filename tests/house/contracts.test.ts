import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { source } from '#tests/support/source.ts';

/** What others build on: the shapes, the seals, what goes over the line, and what keeps. */
const rooms = [
  'src/model/',
  'src/sealing/',
  'src/envelopes/',
  'src/post/',
  'src/worker/keep/',
  'src/person/keep/',
  'src/mailbox/store/',
  'src/device/',
];

type Exported = ts.Statement & { name?: ts.Identifier };

const isExported = (statement: ts.Statement): statement is Exported =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);

const nameOf = (exported: Exported): string =>
  ts.isVariableStatement(exported)
    ? exported.declarationList.declarations.map(({ name }) => name.getText()).join(', ')
    : (exported.name?.text ?? '');

/** The errors that a function throws by itself. Inside a `catch` it hands on what it met: named too. */
function thrownIn(node: ts.Node): string[] {
  const own =
    ts.isThrowStatement(node) && ts.isNewExpression(node.expression) ? [node.expression.expression.getText()] : [];
  return [...own, ...node.getChildren().flatMap(thrownIn)];
}

function exportsOf(text: string): { name: string; says: string; throws: string[]; isShape: boolean }[] {
  const file = ts.createSourceFile('a.tsx', text, ts.ScriptTarget.Latest, true);
  return file.statements.filter(isExported).map((one) => ({
    name: nameOf(one),
    says: ts
      .getJSDocCommentsAndTags(one)
      .map((doc) => doc.getText())
      .join(''),
    throws: ts.isClassDeclaration(one) ? [] : thrownIn(one),
    // The type of a schema: what it is stands at the schema.
    isShape: ts.isTypeAliasDeclaration(one) && one.type.getText().startsWith('z.infer<'),
  }));
}

const all = [...source]
  .filter(([path]) => rooms.some((room) => path.startsWith(room)))
  .flatMap(([path, text]) => exportsOf(text).map((one) => ({ path, ...one })));

describe('what a room gives to others', () => {
  it('says what it is', () => {
    expect(all.length).toBeGreaterThan(400);
    expect(all.filter(({ says, isShape }) => !says && !isShape).map(({ path, name }) => `${path}: ${name}`)).toEqual(
      [],
    );
  });

  it('says that it throws, where it does', () => {
    expect(
      all
        .filter(({ says, throws }) => throws.length > 0 && !/throw|reject/i.test(says))
        .map(({ path, name, throws }) => `${path}: ${name} (${throws.join(', ')})`),
    ).toEqual([]);
  });

  it('finds what says nothing, and what throws and does not say so', () => {
    const [silent, loud] = exportsOf(
      "export const a = 1;\n/** Does it. */\nexport function b() { throw new Full('x'); }",
    );
    expect(silent?.says).toBe('');
    expect(loud).toMatchObject({ name: 'b', says: '/** Does it. */', throws: ['Full'] });
  });
});
