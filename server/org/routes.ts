import type { Context } from "koa";
import type { z } from "zod";
import type { StaffActor } from "../http/actors";
import { forbidden } from "../http/errors";
import { type Route, everybody, route } from "../http/route";
import type { Services } from "../services";
import { demoRefusal } from "./demoDoor";
import { demoRoles } from "./demonstration/demoPeople";
import { findDemoStaff } from "./demonstration/seedCompany";
import { presentSession } from "./presentSession";
import { demoLoginBody, sessionViewSchema } from "./schema";
import { actorOfSession, endStaffSession, findStaff, startStaffSession } from "./staffSessions";

export function sessionRoutes(services: Services): Route[] {
  const { env, version } = services;
  const refusal = (ctx: Context) =>
    demoRefusal(env, { headers: ctx.headers, remoteAddress: ctx.req.socket.remoteAddress });

  async function view(ctx: Context, staff: StaffActor | null): Promise<z.input<typeof sessionViewSchema>> {
    const closedBecause = refusal(ctx);
    // Only the login page asks for the roles.
    const roles = closedBecause === null && staff === null ? await demoRoles(services) : [];
    return {
      staff: staff && presentSession(services, staff),
      demo: { open: closedBecause === null, roles, closedBecause },
      companyName: env.COMPANY_NAME,
      version,
    };
  }

  return [
    route({
      method: "get",
      path: "/session",
      summary: "Who is logged in",
      access: everybody,
      response: sessionViewSchema,
      handle: async ({ ctx }) => view(ctx, await findStaff(services, ctx)),
    }),
    route({
      method: "post",
      path: "/session/demo",
      summary: "Demonstration login by role, on this machine only",
      access: everybody,
      body: demoLoginBody,
      response: sessionViewSchema,
      handle: async ({ ctx, body: { role } }) => {
        const reason = refusal(ctx);
        if (reason || ctx.get("x-requested-with") !== "zhimian") {
          throw forbidden("session.demo_closed", { params: { reason: reason ?? "" } });
        }
        const person = await findDemoStaff(services, role);
        if (!person) throw forbidden("session.demo_closed", { params: { reason: role } });
        const { tokenHash } = await startStaffSession(services, ctx, person.id);
        return view(ctx, await actorOfSession(services, tokenHash));
      },
    }),
    route({
      method: "delete",
      path: "/session",
      summary: "Log out",
      access: everybody,
      status: 204,
      handle: ({ ctx }) => endStaffSession(services, ctx),
    }),
  ];
}
