import { IsNull } from "typeorm";
import { ChatAccount } from "../../chats/entity";
import { type Route, oneself, route } from "../../http/route";
import { idParams } from "../../http/schema";
import type { Services } from "../../services";
import { openStaffContact } from "../contact";
import { startStaffSession } from "../staffSessions";
import {
  beginEnrolment,
  confirmEnrolment,
  renewRecoveryCodes,
  turnOffSecondFactor,
} from "./changeSecondFactor";
import { findMyself, mustConfirm } from "./confirmPassword";
import { StaffRecoveryCode } from "./entity";
import {
  accountSchema,
  changePasswordBody,
  confirmWithCodeBody,
  enrolBody,
  enrolmentSchema,
  mySessionsSchema,
  recoveryCodesSchema,
} from "./schema";
import { endOtherSessions, endSession, listSessions } from "./sessions";
import { changePassword } from "./setPassword";

/** What each person does with their own account: password, second factor, sessions. */
export function accountRoutes(services: Services): Route[] {
  const { db, env } = services;
  return [
    route({
      method: "get",
      path: "/account",
      summary: "My account",
      access: oneself,
      response: accountSchema,
      handle: async ({ actor }) => {
        const staff = await findMyself(services, actor.staffId);
        return {
          name: staff.name,
          email: openStaffContact(services, staff).email,
          hasPassword: staff.passwordHash !== null,
          secondFactor: {
            enabledAt: staff.totpEnabledAt?.toISOString() ?? null,
            recoveryCodesLeft: await db.read.countBy(StaffRecoveryCode, {
              staffId: staff.id,
              usedAt: IsNull(),
            }),
            required: env.STAFF_SECOND_FACTOR === "required",
          },
          chatAccounts: await db.read.find(ChatAccount, {
            select: { id: true, platform: true, name: true },
            where: { staffId: staff.id, leftAt: IsNull() },
            order: { id: "ASC" },
          }),
          mustConfirm: await mustConfirm(services, actor),
        };
      },
    }),
    route({
      method: "post",
      path: "/account/password",
      summary: "Change my password; my other sessions end",
      access: oneself,
      body: changePasswordBody,
      status: 204,
      handle: async ({ ctx, actor, body }) => {
        await changePassword(services, actor, body);
        await startStaffSession(services, ctx, actor.staffId);
      },
    }),
    route({
      method: "post",
      path: "/account/second-factor/secret",
      summary: "A new secret for an authenticator app; it counts once it is confirmed",
      access: oneself,
      body: confirmWithCodeBody,
      response: enrolmentSchema,
      handle: ({ actor, body }) => beginEnrolment(services, actor, body),
    }),
    route({
      method: "post",
      path: "/account/second-factor",
      summary: "Turn the second factor on by the first code; answers the recovery codes, once",
      access: oneself,
      body: enrolBody,
      response: recoveryCodesSchema,
      handle: async ({ actor, body }) => ({
        recoveryCodes: await confirmEnrolment(services, actor, body.code),
      }),
    }),
    route({
      method: "post",
      path: "/account/second-factor/off",
      summary: "Turn the second factor off",
      access: oneself,
      body: confirmWithCodeBody,
      status: 204,
      handle: ({ actor, body }) => turnOffSecondFactor(services, actor, body),
    }),
    route({
      method: "post",
      path: "/account/recovery-codes",
      summary: "New recovery codes, shown once; the old ones end",
      access: oneself,
      body: confirmWithCodeBody,
      response: recoveryCodesSchema,
      handle: async ({ actor, body }) => ({
        recoveryCodes: await renewRecoveryCodes(services, actor, body),
      }),
    }),
    route({
      method: "get",
      path: "/session/all",
      summary: "Where I am logged in",
      access: oneself,
      response: mySessionsSchema,
      handle: ({ actor }) => listSessions(services, actor),
    }),
    route({
      method: "delete",
      path: "/session/all",
      summary: "End my other sessions",
      access: oneself,
      status: 204,
      handle: ({ actor }) => endOtherSessions(services, actor),
    }),
    route({
      method: "delete",
      path: "/session/all/:id",
      summary: "End one of my sessions",
      access: oneself,
      params: idParams,
      status: 204,
      handle: ({ actor, params }) => endSession(services, actor, params.id),
    }),
  ];
}
