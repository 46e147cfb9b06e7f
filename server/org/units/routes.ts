import type { z } from "zod";
import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import { type Route, record, route, scoped, staffWith } from "../../http/route";
import { idParams } from "../../http/schema";
import type { Services } from "../../services";
import { canOver, scopeOf } from "../permissions";
import { isInScope, unitFor } from "../scope";
import type { OrgNode, OrgTree } from "../tree";
import { archiveOrgUnit } from "./archiveOrgUnit";
import { createOrgUnit } from "./createOrgUnit";
import { moveOrgUnit } from "./moveOrgUnit";
import { renameOrgUnit } from "./renameOrgUnit";
import { createUnitBody, moveUnitBody, orgTreeSchema, orgUnitSchema, renameUnitBody } from "./schema";

const present = (tree: OrgTree, actor: StaffActor, node: OrgNode): z.input<typeof orgUnitSchema> => ({
  id: node.id,
  parentId: node.parentId,
  kind: node.kind,
  name: node.name,
  code: node.code,
  sortOrder: node.sortOrder,
  depth: tree.depth(node.id),
  path: tree.path(node.id),
  // Reading reaches up the tree as well.
  own: actor.grants.some(({ orgUnitId }) => orgUnitId !== null && tree.isWithin(node.id, orgUnitId)),
  archived: node.archivedAt !== null,
});

export function orgUnitRoutes(services: Services): Route[] {
  const { org } = services;
  const one = (actor: StaffActor, id: string) => present(org.tree(), actor, org.tree().require(id));
  return [
    route({
      method: "get",
      path: "/org/units",
      summary: "The units that one may see, parents first",
      access: staffWith("org.read", scoped),
      response: orgTreeSchema,
      handle: async ({ actor }) => {
        const tree = org.tree();
        const scope = scopeOf(actor, "org.read");
        const seen = tree
          .descendants(tree.root.id)
          .map((id) => tree.require(id))
          .filter(({ id, archivedAt }) => !archivedAt && isInScope(scope, { orgUnitId: id }));
        return { items: seen.map((node) => present(tree, actor, node)) };
      },
    }),
    route({
      method: "post",
      path: "/org/units",
      summary: "Make a unit under another",
      access: staffWith("org.manage", scoped),
      body: createUnitBody,
      response: orgUnitSchema,
      status: 201,
      handle: async ({ actor, body }) => {
        unitFor(services, actor, "org.manage", body.parentId);
        const { id } = await createOrgUnit(services, body);
        return one(actor, id);
      },
    }),
    route({
      method: "put",
      path: "/org/units/:id",
      summary: "Rename a unit, change its code or its place among its siblings",
      access: staffWith("org.manage", record("orgUnit")),
      params: idParams,
      body: renameUnitBody,
      response: orgUnitSchema,
      handle: async ({ actor, params, body }) => {
        await renameOrgUnit(services, params.id, body);
        return one(actor, params.id);
      },
    }),
    route({
      method: "post",
      path: "/org/units/:id/move",
      summary: "Hang a unit with all below it under another parent",
      access: staffWith("org.manage", record("orgUnit")),
      params: idParams,
      body: moveUnitBody,
      response: orgUnitSchema,
      handle: async ({ actor, params, body }) => {
        // An archived parent is refused by its own name, by the command.
        const owner = { orgUnitId: body.parentId, positionId: null };
        if (!org.tree().get(body.parentId) || !canOver(actor, "org.manage", owner)) {
          throw notFound("org_unit.not_found");
        }
        await moveOrgUnit(services, params.id, body);
        return one(actor, params.id);
      },
    }),
    route({
      method: "delete",
      path: "/org/units/:id",
      summary: "Archive an empty unit",
      access: staffWith("org.manage", record("orgUnit")),
      params: idParams,
      status: 204,
      handle: ({ params }) => archiveOrgUnit(services, params.id),
    }),
  ];
}
