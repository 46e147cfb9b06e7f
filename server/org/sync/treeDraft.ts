import { MAX_DEPTH, type MoveRefusal, type OrgNode, OrgTree, ROOT_UNIT } from "../tree";

const nameKey = ({ parentId, name }: OrgNode) => `${parentId}\0${name}`;

/**
 * A tree that is being changed. The same rules as `OrgTree`'s, which is made anew for each change and so too slow for
 * thousands. Pure apart from its own state.
 */
export class TreeDraft {
  readonly #nodes = new Map<string, OrgNode>();
  readonly #children = new Map<string, Set<string>>();
  readonly #ids = new Map<string, string>();
  /** How many units in use have this name under this parent. */
  readonly #names = new Map<string, number>();

  constructor(tree: OrgTree) {
    for (const id of tree.descendants(tree.root.id)) this.put(tree.require(id));
  }

  get(id: string): OrgNode | null {
    return this.#nodes.get(id) ?? null;
  }

  findByCode(code: string): OrgNode | null {
    return this.get(this.#ids.get(code.toLowerCase()) ?? "");
  }

  /** Adds a node, or puts it where it now belongs. */
  put(node: OrgNode): void {
    const before = this.#nodes.get(node.id);
    if (before) this.#count(before, -1);
    if (before?.parentId) this.#children.get(before.parentId)?.delete(node.id);
    this.#nodes.set(node.id, node);
    this.#count(node, 1);
    if (node.code !== null) this.#ids.set(node.code.toLowerCase(), node.id);
    if (node.parentId === null) return;
    const siblings = this.#children.get(node.parentId) ?? new Set();
    siblings.add(node.id);
    this.#children.set(node.parentId, siblings);
  }

  /** Whether another unit in use has this name under this parent. */
  isNameTaken(node: OrgNode): boolean {
    const own = this.get(node.id);
    const itself = own && !own.archivedAt && nameKey(own) === nameKey(node) ? 1 : 0;
    return (this.#names.get(nameKey(node)) ?? 0) > itself;
  }

  /** Why a unit, or a new one, cannot stand under that parent; null where it can. */
  refuse(id: string, parentId: string): MoveRefusal | null {
    if (id === ROOT_UNIT) return "root";
    const above = this.#above(parentId);
    if (above.includes(id)) return "cycle";
    if (this.get(parentId)?.archivedAt) return "archived";
    return above.length - 1 + this.#height(id) > MAX_DEPTH ? "too_deep" : null;
  }

  toTree(): OrgTree {
    return new OrgTree([...this.#nodes.values()]);
  }

  #count(node: OrgNode, change: 1 | -1): void {
    if (node.archivedAt) return;
    this.#names.set(nameKey(node), (this.#names.get(nameKey(node)) ?? 0) + change);
  }

  #below = (id: string): ReadonlySet<string> => this.#children.get(id) ?? new Set();

  /** The unit and those above it, up to the root. */
  #above(id: string): string[] {
    const ids = [];
    for (let node = this.get(id); node; node = this.get(node.parentId ?? "")) ids.push(node.id);
    return ids;
  }

  /** Levels of the subtree: 1 for a unit without others below it. */
  #height(id: string): number {
    let level = [id];
    let height = 0;
    for (; level.length > 0; height += 1) level = level.flatMap((one) => [...this.#below(one)]);
    return height;
  }
}
