import { selectOne } from "../db/statements";
import { notFound } from "../http/errors";
import { type Route, companyWide, record, route, scoped, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import { unitFor } from "../org/scope";
import { dimensionLibrary } from "../plans/templates";
import type { Services } from "../services";
import { DIMENSION_IDS } from "./competency";
import { Position } from "./entity";
import { lintConditions } from "./lintConditions";
import { lintPosition } from "./lintPosition";
import { listPositions } from "./listPositions";
import { presentPosition } from "./presentPosition";
import { planFor } from "./planFor";
import {
  createPositionBody,
  dimensionLibrarySchema,
  lintBody,
  lintOverrideBody,
  lintSchema,
  planProposalQuery,
  planProposalSchema,
  positionListQuery,
  positionPageSchema,
  positionSchema,
  positionStateBody,
  updatePositionBody,
} from "./schema";
import {
  archivePosition,
  createPosition,
  overrideLint,
  setPositionState,
  updatePosition,
} from "./writePosition";

/** Twelve dimensions with long anchors stay below this. */
const POSITION_BYTES = 512 * 1024;
/** An editor asks when the typing pauses. */
const LINTS = { points: 240, seconds: 60 };

export function positionRoutes(services: Services): Route[] {
  const { db } = services;
  async function find(id: string): Promise<Position> {
    const position = await selectOne(db.read, Position, { id });
    if (!position) throw notFound("position.not_found");
    return position;
  }

  return [
    route({
      method: "get",
      path: "/dimensions",
      summary: "The library of dimensions, in both languages",
      access: staffWith("positions.read", companyWide("dimensions ship with the product")),
      response: dimensionLibrarySchema,
      handle: async () => ({ items: DIMENSION_IDS.map((id) => ({ id, ...dimensionLibrary[id] })) }),
    }),
    route({
      method: "post",
      path: "/positions/lint",
      summary: "Conditions in a job text that may not be published, or need a reason",
      access: staffWith("positions.write", companyWide("judges the text that was sent, and keeps nothing")),
      body: lintBody,
      rateLimit: LINTS,
      response: lintSchema,
      handle: async ({ body }) => ({
        items: [...(await lintPosition(body)), ...(await lintConditions(body.screening))],
      }),
    }),
    route({
      method: "get",
      path: "/positions",
      summary: "Positions of the job library, last changed first",
      access: staffWith("positions.read", scoped),
      query: positionListQuery,
      response: positionPageSchema,
      handle: ({ actor, query }) => listPositions(services, actor, query),
    }),
    route({
      method: "post",
      path: "/positions",
      summary: "Make a position; it begins paused",
      access: staffWith("positions.write", scoped),
      body: createPositionBody,
      bodyLimit: POSITION_BYTES,
      response: positionSchema,
      status: 201,
      handle: async ({ actor, body: { orgUnitId, ...position } }) => {
        const owner = unitFor(services, actor, "positions.write", orgUnitId);
        return presentPosition(services, await createPosition(services, position, owner));
      },
    }),
    route({
      method: "get",
      path: "/positions/:id",
      summary: "One position, with what its wording looks like",
      access: staffWith("positions.read", record("position")),
      params: idParams,
      response: positionSchema,
      handle: async ({ params }) => presentPosition(services, await find(params.id)),
    }),
    route({
      method: "put",
      path: "/positions/:id",
      summary: "Change a position; an open one has to stay lawful",
      access: staffWith("positions.write", record("position")),
      params: idParams,
      body: updatePositionBody,
      bodyLimit: POSITION_BYTES,
      response: positionSchema,
      handle: async ({ actor, params, body }) => {
        const { orgUnitId } = await find(params.id);
        // Where it stays, its unit may have been archived meanwhile.
        if (body.orgUnitId !== orgUnitId) unitFor(services, actor, "positions.write", body.orgUnitId);
        return presentPosition(services, await updatePosition(services, params.id, body));
      },
    }),
    route({
      method: "post",
      path: "/positions/:id/state",
      summary: "Open, pause or close a position",
      access: staffWith("positions.write", record("position")),
      params: idParams,
      body: positionStateBody,
      response: positionSchema,
      handle: async ({ params, body }) =>
        presentPosition(services, await setPositionState(services, params.id, body)),
    }),
    route({
      method: "post",
      path: "/positions/:id/lint-override",
      summary: "Let wording that looks unlawful stand, with a reason",
      access: staffWith("positions.override", record("position")),
      params: idParams,
      body: lintOverrideBody,
      response: positionSchema,
      handle: async ({ actor, params, body }) =>
        presentPosition(services, await overrideLint(services, params.id, { ...body, by: actor.name })),
    }),
    route({
      method: "delete",
      path: "/positions/:id",
      summary: "Take a position out of the library; its interviews stay",
      access: staffWith("positions.write", record("position")),
      params: idParams,
      status: 204,
      handle: ({ params }) => archivePosition(services, params.id),
    }),
    route({
      method: "get",
      path: "/positions/:id/plan",
      summary: "A plan for the position from its competency model and the bank; not stored yet",
      access: staffWith("positions.read", record("position")),
      params: idParams,
      query: planProposalQuery,
      response: planProposalSchema,
      handle: async ({ actor, params, query }) =>
        planFor(services, actor, await find(params.id), query.language),
    }),
  ];
}
