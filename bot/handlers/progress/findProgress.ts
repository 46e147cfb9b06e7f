import { IsNull } from "typeorm";
import { listBatches } from "../../../server/batches/listBatches";
import type { StaffActor } from "../../../server/http/actors";
import { canOver, scopeOf } from "../../../server/org/permissions";
import { isInScope, withinScope } from "../../../server/org/scope";
import { ROOT_UNIT } from "../../../server/org/tree";
import { Position } from "../../../server/positions/entity";
import type { Services } from "../../../server/services";
import { matchTitles } from "../matchTitles";

/** Whose progress: exactly a batch, or a unit and a position, either of which may be left out. */
export type ProgressTarget = {
  label: string;
  batchId: string | null;
  unitId: string | null;
  positionId: string | null;
};

const MOST_BATCHES = 50;
const MOST_POSITIONS = 500;

/** Units all of whose interviews the actor may see. */
export const unitsOf = ({ org }: Pick<Services, "org">, actor: StaffActor) => {
  const scope = scopeOf(actor, "interviews.read");
  const tree = org.tree();
  return tree.descendants(ROOT_UNIT).flatMap((id) => {
    const node = tree.require(id);
    return node.archivedAt || !isInScope(scope, { orgUnitId: id }) ? [] : [node];
  });
};

async function positionsOf({ db }: Pick<Services, "db">, actor: StaffActor) {
  const builder = db.read
    .createQueryBuilder(Position, "position")
    .select(["position.id", "position.title", "position.orgUnitId"])
    .where({ archivedAt: IsNull() })
    .orderBy("position.updatedAt", "DESC")
    .limit(MOST_POSITIONS);
  withinScope(builder, "position", scopeOf(actor, "positions.read"), { position: "id" });
  return builder.getMany();
}

/** The unit within which the actor sees a position's interviews; null where they see them all. */
function unitFor(services: Services, actor: StaffActor, position: Position): string | null {
  const scope = scopeOf(actor, "interviews.read");
  if (scope === "all" || scope.positionIds.includes(position.id)) return null;
  const [first] = unitsOf(services, actor);
  return isInScope(scope, position) ? position.orgUnitId : (first?.id ?? position.orgUnitId);
}

const batchLabel = ({
  jobTitle,
  plan,
  recipients,
}: {
  jobTitle: string;
  plan: { name: string };
  recipients: { total: number };
}) => `${plan.name === jobTitle ? jobTitle : `${jobTitle} · ${plan.name}`} (${recipients.total})`;

/** What the words can mean of what the actor may see: a unit, a position, both, else a batch of that name. */
export async function findProgress(
  services: Services,
  actor: StaffActor,
  wanted: string,
): Promise<ProgressTarget[]> {
  const tree = services.org.tree();
  const units = matchTitles(wanted, unitsOf(services, actor), ({ id, name, code }) => [
    name,
    ...(code ? [code] : []),
    tree.path(id).join(""),
  ]);
  const known = await positionsOf(services, actor);
  const positions = matchTitles(wanted, known, ({ title }) => [title]);
  if (units.length > 0 && positions.length > 0) {
    return units.flatMap((unit) =>
      positions.map((position) => ({
        label: `${unit.name} · ${position.title}`,
        batchId: null,
        unitId: unit.id,
        positionId: position.id,
      })),
    );
  }
  const places = [
    ...units.map(({ id }) => ({
      label: tree.path(id).join(" / "),
      batchId: null,
      unitId: id,
      positionId: null,
    })),
    ...positions.map((position) => ({
      label: position.title,
      batchId: null,
      unitId: unitFor(services, actor, position),
      positionId: position.id,
    })),
  ];
  if (places.length > 0) return places;
  const { items } = await listBatches(services, actor, { limit: MOST_BATCHES });
  return matchTitles(wanted, items, ({ jobTitle, plan }) => [jobTitle, plan.name]).map((batch) => ({
    label: batchLabel(batch),
    batchId: batch.id,
    unitId: null,
    positionId: null,
  }));
}

export const maySee = (actor: StaffActor, orgUnitId: string): boolean =>
  canOver(actor, "interviews.read", { orgUnitId, positionId: null });
