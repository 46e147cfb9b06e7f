import { LRUCache } from "lru-cache";
import type { EntityManager } from "typeorm";
import { findForUpdate } from "../db/locks";
import type { Database, Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import type { Events } from "../events/events";
import { OrgUnit } from "./entity";
import { type Grant, type Permission, type StaffAbility, abilityOf, abilityWithinUnit } from "./permissions";
import { OrgTree, ROOT_UNIT } from "./tree";

/** The company's tree as every request reads it: from memory. */
export interface Organisation {
  tree(): OrgTree;
  /** Reads the tree again; whoever changed it waits for this before answering. */
  renew(): Promise<void>;
  /** What somebody with these grants may do, standing in for those with the others; made once for each set and tree. */
  abilityFor(grants: readonly Grant[], delegated?: readonly Grant[]): StaffAbility;
  /** What another system with these permissions over a unit may do; made once for each set and tree. */
  abilityWithin(orgUnitId: string, held: readonly Permission[]): StaffAbility;
  close(): void;
}

/** Until it is read, this process asks again after so long. */
const AGAIN_MS = 1_000;

export const readTree = async (manager: EntityManager) => new OrgTree(await manager.find(OrgUnit));

/**
 * Whoever changes the tree, staff or grants holds the root meanwhile: two moves cannot close a circle, two
 * revocations cannot leave the company without an administrator. Such changes are rare.
 */
export async function lockOrganisation(db: Database, tx: Transaction): Promise<OrgTree> {
  await findForUpdate(db, tx, OrgUnit, { id: ROOT_UNIT });
  return readTree(tx.manager);
}

/** Opens the tree; the first start of a company gives its root the company's name. */
export async function openOrganisation(
  db: Database,
  events: Pick<Events, "subscribe">,
  companyName: string,
  onError: (error: unknown) => void,
): Promise<Organisation> {
  await db.write((tx) => updateRows(tx, OrgUnit, { id: ROOT_UNIT, name: "" }, { name: companyName }));
  let tree = await readTree(db.read);
  const abilities = new LRUCache<string, StaffAbility>({ max: 500 });
  let tail = Promise.resolve();

  async function read(): Promise<void> {
    tree = await readTree(db.read);
    abilities.clear();
  }

  /** One after another, so that an older snapshot never follows a newer one. */
  function renew(): Promise<void> {
    const turn = tail.then(read);
    tail = turn.catch(() => undefined);
    return turn;
  }

  let again: NodeJS.Timeout | null = null;
  let failing = false;
  let closed = false;

  /** By an old tree people would see what is theirs no more: it is tried until it is read, one try after another. */
  function renewUntilRead(): void {
    if (again) clearTimeout(again);
    again = null;
    renew().then(
      () => (failing = false),
      (error: unknown) => {
        // An outage is told once.
        if (!failing && !closed) onError(error);
        failing = true;
        if (!closed) again ??= setTimeout(renewUntilRead, AGAIN_MS).unref();
      },
    );
  }

  const unsubscribe = events.subscribe(({ type }) => {
    if (type === "org.changed") renewUntilRead();
  });

  return {
    tree: () => tree,
    renew,
    abilityFor(grants, delegated = []) {
      const key = [grants, delegated]
        .map((set) =>
          set.map(({ role, orgUnitId, positionId }) => [role, orgUnitId, positionId].join()).join(";"),
        )
        .join("|");
      const known = abilities.get(key) ?? abilityOf(tree, grants, delegated);
      abilities.set(key, known);
      return known;
    },
    abilityWithin(orgUnitId, held) {
      const key = [orgUnitId, ...held].join();
      const known = abilities.get(key) ?? abilityWithinUnit(tree, orgUnitId, held);
      abilities.set(key, known);
      return known;
    },
    close() {
      closed = true;
      unsubscribe();
      if (again) clearTimeout(again);
    },
  };
}
