import ts from 'typescript';
import { bracketed, isMemberAccess, keyOf, memberName, spoken, type Tree } from '../tree';
import { exportTarget } from './exports';

/** A name that a value gets where it is written. */
export interface Naming {
  readonly kind: 'variable' | 'member' | 'export';
  readonly name: string;
  /** The object or class that a member belongs to. */
  readonly owner?: string;
  /** The node that names it: the variable's declaration, the assignment's left side, … */
  readonly by: ts.Node;
}

/** Every name a value gets directly: two for `const f = exports.g = function () {}`, none for an argument of a call. */
export function namings(tree: Tree, value: ts.Node): Naming[] {
  const found: Naming[] = [];
  for (let at = bracketed(value); ; at = bracketed(at.parent)) {
    const parent = at.parent;
    if (!ts.isBinaryExpression(parent) || parent.right !== at || !namesItsRight(parent.operatorToken.kind)) {
      return [...found, ...declaredNaming(tree, at)];
    }
    found.push(...assignedNaming(tree, parent.left));
  }
}

/**
 * The name of the class or object that holds a member, empty where it has none. Undefined for `module.exports = { … }`:
 * its members are exports, not parts of an object.
 */
export function ownerName(tree: Tree, holder: ts.Node): string | undefined {
  if (ts.isClassLike(holder) && holder.name) return holder.name.text;
  const [naming] = namings(tree, holder);
  if (naming?.kind === 'export' && naming.name === 'default' && !ts.isExportAssignment(naming.by)) return undefined;
  return naming?.name ?? '';
}

function namesItsRight(operator: ts.SyntaxKind): boolean {
  return (
    operator === ts.SyntaxKind.EqualsToken ||
    operator === ts.SyntaxKind.BarBarEqualsToken ||
    operator === ts.SyntaxKind.QuestionQuestionEqualsToken
  );
}

function assignedNaming(tree: Tree, left: ts.Expression): Naming[] {
  if (ts.isIdentifier(left) && exportTarget(tree, left) === undefined) {
    return [{ kind: 'variable', name: left.text, by: left }];
  }
  const exported = exportTarget(tree, left);
  if (exported !== undefined) return [{ kind: 'export', name: exported, by: left }];
  const name = memberName(left);
  if (name === undefined || !isMemberAccess(left)) return [];
  return [{ kind: 'member', name, owner: spoken(tree.file, left.expression), by: left }];
}

function declaredNaming(tree: Tree, at: ts.Node): Naming[] {
  const parent = at.parent;
  if (ts.isVariableDeclaration(parent) && parent.initializer === at && ts.isIdentifier(parent.name)) {
    return [{ kind: 'variable', name: parent.name.text, by: parent }];
  }
  if (ts.isExportAssignment(parent)) return [{ kind: 'export', name: 'default', by: parent }];
  if ((!ts.isPropertyAssignment(parent) && !ts.isPropertyDeclaration(parent)) || parent.initializer !== at) return [];
  const name = keyOf(parent.name);
  if (name === undefined) return [];
  const owner = ownerName(tree, parent.parent);
  return [{ kind: 'member', name, ...(owner !== undefined && { owner }), by: parent }];
}
