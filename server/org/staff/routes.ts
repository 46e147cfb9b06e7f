import { selectEqual } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import { type Route, record, route, scoped, staffWith } from "../../http/route";
import { idParams } from "../../http/schema";
import type { Services } from "../../services";
import { Staff } from "../entity";
import { unitFor } from "../scope";
import { createStaff } from "./createStaff";
import { listStaff } from "./listStaff";
import { presentStaff } from "./presentStaff";
import {
  createStaffBody,
  setGrantsBody,
  staffListQuery,
  staffPageSchema,
  staffSchema,
  updateStaffBody,
} from "./schema";
import { setGrants } from "./setGrants";
import { reactivateStaff, suspendStaff } from "./suspendStaff";
import { updateStaff } from "./updateStaff";

export function staffRoutes(services: Services): Route[] {
  const { db } = services;
  async function present(actor: StaffActor, person: Staff | undefined) {
    const [view] = person ? await presentStaff(services, actor, [person]) : [];
    if (!view) throw notFound("staff.not_found");
    return view;
  }
  return [
    route({
      method: "get",
      path: "/staff",
      summary: "Staff, the newest first",
      access: staffWith("staff.read", scoped),
      query: staffListQuery,
      response: staffPageSchema,
      handle: ({ actor, query }) => listStaff(services, actor, query),
    }),
    route({
      method: "get",
      path: "/staff/:id",
      summary: "One member of staff",
      access: staffWith("staff.read", record("staff")),
      params: idParams,
      response: staffSchema,
      handle: async ({ actor, params }) => {
        const [person] = await selectEqual(db.read, Staff, { id: params.id });
        return present(actor, person);
      },
    }),
    route({
      method: "post",
      path: "/staff",
      summary: "Take a person in; their invitation is sent apart",
      access: staffWith("staff.manage", scoped),
      body: createStaffBody,
      response: staffSchema,
      status: 201,
      handle: async ({ actor, body }) => {
        unitFor(services, actor, "staff.manage", body.orgUnitId);
        return present(actor, await createStaff(services, actor, body));
      },
    }),
    route({
      method: "put",
      path: "/staff/:id",
      summary: "Change a person's name, contact or home unit",
      access: staffWith("staff.manage", record("staff")),
      params: idParams,
      body: updateStaffBody,
      response: staffSchema,
      handle: async ({ actor, params, body }) => {
        unitFor(services, actor, "staff.manage", body.orgUnitId);
        return present(actor, await updateStaff(services, actor, params.id, body));
      },
    }),
    route({
      method: "put",
      path: "/staff/:id/grants",
      summary: "Replace what a person may do, and where",
      access: staffWith("staff.manage", record("staff")),
      params: idParams,
      body: setGrantsBody,
      response: staffSchema,
      handle: async ({ actor, params, body }) =>
        present(actor, await setGrants(services, actor, params.id, body)),
    }),
    route({
      method: "post",
      path: "/staff/:id/suspend",
      summary: "Shut a person out; their sessions end at once",
      access: staffWith("staff.manage", record("staff")),
      params: idParams,
      response: staffSchema,
      handle: async ({ actor, params }) => present(actor, await suspendStaff(services, actor, params.id)),
    }),
    route({
      method: "post",
      path: "/staff/:id/reactivate",
      summary: "Let a suspended person in again",
      access: staffWith("staff.manage", record("staff")),
      params: idParams,
      response: staffSchema,
      handle: async ({ actor, params }) => present(actor, await reactivateStaff(services, actor, params.id)),
    }),
  ];
}
