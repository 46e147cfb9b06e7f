export const ORG_UNIT_KINDS = ["group", "branch", "department"] as const;
export type OrgUnitKind = (typeof ORG_UNIT_KINDS)[number];

/** The root's id is fixed, so that no race can plant two; the migration writes it. */
export const ROOT_UNIT = "00000000-0000-7000-8000-000000000001";
/** Levels below the root; deeper than any company, shallow enough to draw. */
export const MAX_DEPTH = 12;

export type OrgNode = {
  id: string;
  parentId: string | null;
  kind: OrgUnitKind;
  name: string;
  code: string | null;
  sortOrder: number;
  archivedAt: Date | null;
};

export type MoveRefusal = "root" | "cycle" | "too_deep" | "archived";

/**
 * The company's tree at one moment, whole and in memory: a few thousand units at most. Archived units stay in it,
 * since what happened in them is still somebody's to see.
 */
export class OrgTree {
  readonly #nodes: Map<string, OrgNode>;
  readonly #children = new Map<string, OrgNode[]>();
  readonly #subtrees = new Map<string, readonly string[]>();

  /** @param nodes one of them with id `ROOT_UNIT`; a parent may stand anywhere among them */
  constructor(nodes: readonly OrgNode[]) {
    this.#nodes = new Map(nodes.map((node) => [node.id, node]));
    const ordered = nodes.toSorted(
      (left, right) => left.sortOrder - right.sortOrder || left.name.localeCompare(right.name, "zh"),
    );
    for (const node of ordered) {
      if (node.parentId === null) continue;
      const siblings = this.#children.get(node.parentId) ?? [];
      siblings.push(node);
      this.#children.set(node.parentId, siblings);
    }
  }

  get root(): OrgNode {
    return this.require(ROOT_UNIT);
  }

  get size(): number {
    return this.#nodes.size;
  }

  get(id: string): OrgNode | null {
    return this.#nodes.get(id) ?? null;
  }

  /** @throws Error where there is no such unit: for ids that the database holds, not for ids that a caller sent */
  require(id: string): OrgNode {
    const node = this.#nodes.get(id);
    if (!node) throw new Error(`no org unit ${id}`);
    return node;
  }

  findByCode(code: string): OrgNode | null {
    const wanted = code.toLowerCase();
    return [...this.#nodes.values()].find((node) => node.code?.toLowerCase() === wanted) ?? null;
  }

  /** In the order in which they are shown. */
  children(id: string): readonly OrgNode[] {
    return this.#children.get(id) ?? [];
  }

  /** Ids of the unit and everything below it, parents first; empty for an unknown unit. */
  descendants(id: string): readonly string[] {
    const known = this.#subtrees.get(id);
    if (known) return known;
    const ids = this.#nodes.has(id) ? [id] : [];
    for (let index = 0; index < ids.length; index += 1) {
      for (const child of this.children(ids[index] as string)) ids.push(child.id);
    }
    this.#subtrees.set(id, ids);
    return ids;
  }

  /** Units above this one, the nearest first, without itself. */
  ancestors(id: string): readonly OrgNode[] {
    const above: OrgNode[] = [];
    let parentId = this.get(id)?.parentId ?? null;
    while (parentId !== null && above.length <= this.#nodes.size) {
      const parent = this.require(parentId);
      above.push(parent);
      parentId = parent.parentId;
    }
    return above;
  }

  /** Ids of the unit and of those above it, the nearest first. */
  upwards(id: string): string[] {
    return [id, ...this.ancestors(id).map((node) => node.id)];
  }

  /** Whether `id` is `upper` or below it. */
  isWithin(id: string, upper: string): boolean {
    return id === upper || this.ancestors(id).some((node) => node.id === upper);
  }

  /** Levels below the root, which has 0. */
  depth(id: string): number {
    return this.ancestors(id).length;
  }

  /** Names from the root's child down to the unit; the root's own name for the root. */
  path(id: string): string[] {
    const node = this.get(id);
    if (!node) return [];
    const names = [node, ...this.ancestors(id)].map(({ name }) => name).toReversed();
    return names.length > 1 ? names.slice(1) : names;
  }

  /** The unit itself or the nearest above it that is a branch; the root where there is none. */
  nearestBranch(id: string): OrgNode {
    const node = this.require(id);
    return [node, ...this.ancestors(id)].find(({ kind }) => kind === "branch") ?? this.root;
  }

  /** Why the unit cannot be put under that parent; null where it can. */
  refuseMove(id: string, parentId: string): MoveRefusal | null {
    if (id === ROOT_UNIT) return "root";
    if (this.isWithin(parentId, id)) return "cycle";
    return this.refuseChild(parentId, this.#height(id));
  }

  /** Why a subtree of so many levels (1 for a single unit) cannot hang under that parent; null where it can. */
  refuseChild(parentId: string, height = 1): MoveRefusal | null {
    if (this.require(parentId).archivedAt) return "archived";
    return this.depth(parentId) + height > MAX_DEPTH ? "too_deep" : null;
  }

  #height(id: string): number {
    const base = this.depth(id);
    return 1 + Math.max(...this.descendants(id).map((below) => this.depth(below) - base));
  }
}
