import { z } from "zod";
import { uuid } from "../../http/schema";
import { ORG_UNIT_KINDS } from "../tree";

const unitName = z.string().trim().min(1).max(60);
/** The outside key: what a spreadsheet or a platform knows the unit by. */
const unitCode = z.string().trim().min(1).max(64);
const sortOrder = z.int().min(0).max(100_000);

export const orgUnitSchema = z
  .object({
    id: uuid,
    parentId: uuid.nullable(),
    kind: z.enum(ORG_UNIT_KINDS),
    name: z.string(),
    code: z.string().nullable(),
    sortOrder: z.int(),
    /** Levels below the root, which has 0. */
    depth: z.int(),
    /** Names from below the root down to the unit. */
    path: z.array(z.string()),
    /** False for the units above one's own, which are there to show where one stands. */
    own: z.boolean(),
    archived: z.boolean(),
  })
  .meta({ id: "OrgUnit" });

/** Parents before children, siblings in their order: a tree in one list. */
export const orgTreeSchema = z.object({ items: z.array(orgUnitSchema) });

export const createUnitBody = z.strictObject({
  parentId: uuid,
  kind: z.enum(["branch", "department"]),
  name: unitName,
  code: unitCode.nullable().default(null),
  sortOrder: sortOrder.default(0),
});
export const renameUnitBody = z.strictObject({
  name: unitName,
  code: unitCode.nullable().optional(),
  sortOrder: sortOrder.optional(),
});
export const moveUnitBody = z.strictObject({ parentId: uuid, sortOrder: sortOrder.optional() });
