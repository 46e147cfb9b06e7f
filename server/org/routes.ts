import type { Context } from "koa";
import type { z } from "zod";
import type { StaffActor } from "../http/actors";
import { forbidden } from "../http/errors";
import { type Route, everybody, route } from "../http/route";
import type { Services } from "../services";
import { DEMO_ROLES, demoRefusal } from "./demoDoor";
import { ROLE_PERMISSIONS, type StaffRole } from "./roles";
import { demoLoginBody, sessionViewSchema } from "./schema";
import { endStaffSession, findStaff, startStaffSession } from "./staffSessions";

/** The invented people of the demonstration, one for each role. */
const DEMO_NAMES: Record<StaffRole, string> = {
  hq_admin: "林知远",
  hq_hr: "苏晴",
  branch_hr: "何嘉",
  branch_manager: "马跃",
  hiring_manager: "陆一鸣",
  auditor: "沈静",
};

export function sessionRoutes(services: Services): Route[] {
  const { env, version } = services;
  const refusal = (ctx: Context) =>
    demoRefusal(env, { headers: ctx.headers, remoteAddress: ctx.req.socket.remoteAddress });

  function view(
    ctx: Context,
    staff: (Pick<StaffActor, "name" | "role"> & { expiresAt?: Date }) | null,
  ): z.input<typeof sessionViewSchema> {
    const closedBecause = refusal(ctx);
    return {
      staff: staff && {
        name: staff.name,
        role: staff.role,
        permissions: [...ROLE_PERMISSIONS[staff.role]],
        expiresAt: staff.expiresAt?.toISOString() ?? null,
      },
      demo: { open: closedBecause === null, roles: DEMO_ROLES, closedBecause },
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
        return view(ctx, await startStaffSession(services, ctx, { name: DEMO_NAMES[role], role }));
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
