import { type Route, everybody, record, route, staffWith } from "../../http/route";
import { idParams } from "../../http/schema";
import type { Services } from "../../services";
import { openStaffContact } from "../contact";
import { assertOwnPage, letIn } from "./letIn";
import { logIn } from "./logIn";
import { inviteStaff, logOutStaff, resetSecondFactor } from "./manageLogin";
import { requestReset } from "./requestReset";
import {
  linkBody,
  passwordLoginBody,
  passwordSetSchema,
  resetRequestBody,
  setPasswordBody,
  staffInvitationSchema,
  staffLinkSchema,
} from "./schema";
import { setPasswordByLink } from "./setPassword";
import { findStaffLink } from "./staffLinks";
import { trustedDevice } from "./trustedDevice";

/** A whole office shares an address; who guesses is held up by the account long before. */
const LOGINS = { points: 120, seconds: 60 };
const LINKS = { points: 60, seconds: 60 };
const INVITATIONS = { points: 120, seconds: 60 };

/** Ways in, and what an administrator does about other people's. */
export function loginRoutes(services: Services): Route[] {
  return [
    route({
      method: "post",
      path: "/session/password",
      summary: "Log in by e-mail address, password and, where it is on, second factor",
      access: everybody,
      rateLimit: LOGINS,
      body: passwordLoginBody,
      status: 204,
      handle: async ({ ctx, ip, body }) => {
        assertOwnPage(ctx);
        const deviceOf = (staffId: string) => trustedDevice(services, ctx, staffId);
        const staff = await logIn(services, body, { ip, deviceOf });
        await letIn(services, ctx, staff.id);
      },
    }),
    route({
      method: "post",
      path: "/password-resets",
      summary:
        "Ask for a link that sets a new password; the answer does not tell whether the address is known",
      access: everybody,
      rateLimit: LINKS,
      body: resetRequestBody,
      status: 204,
      handle: async ({ ctx, ip, locale, body }) => {
        assertOwnPage(ctx);
        await requestReset(services, body.email, { ip, locale });
      },
    }),
    route({
      method: "post",
      path: "/staff-links/open",
      summary: "Whose invitation or reset link this is",
      access: everybody,
      rateLimit: LINKS,
      body: linkBody,
      response: staffLinkSchema,
      handle: async ({ body }) => {
        const { link, staff } = await findStaffLink(services, body.token);
        return {
          purpose: link.purpose,
          name: staff.name,
          email: openStaffContact(services, staff).email,
          companyName: services.env.COMPANY_NAME,
          expiresAt: link.expiresAt.toISOString(),
        };
      },
    }),
    route({
      method: "post",
      path: "/staff-links/password",
      summary: "Set one's password by the link, which is used up by it",
      access: everybody,
      rateLimit: LINKS,
      body: setPasswordBody,
      response: passwordSetSchema,
      handle: async ({ ctx, body }) => {
        assertOwnPage(ctx);
        const { staff, purpose } = await setPasswordByLink(services, body.token, body.password);
        // Who reads somebody's mail has their link, but not their second factor.
        const loggedIn = purpose === "invitation";
        if (loggedIn) await letIn(services, ctx, staff.id);
        return { loggedIn };
      },
    }),
    route({
      method: "post",
      path: "/staff/:id/invitation",
      summary: "Send the link by which somebody sets their first password; an earlier one ends",
      access: staffWith("staff.manage", record("staff")),
      rateLimit: INVITATIONS,
      params: idParams,
      response: staffInvitationSchema,
      status: 201,
      handle: ({ actor, params, locale }) => inviteStaff(services, actor, params.id, locale),
    }),
    route({
      method: "post",
      path: "/staff/:id/end-sessions",
      summary: "Log somebody out everywhere",
      access: staffWith("staff.manage", record("staff")),
      params: idParams,
      status: 204,
      handle: ({ actor, params }) => logOutStaff(services, actor, params.id),
    }),
    route({
      method: "delete",
      path: "/staff/:id/second-factor",
      summary: "Take off the second factor of somebody who lost it; they are logged out",
      access: staffWith("staff.manage", record("staff")),
      params: idParams,
      status: 204,
      handle: ({ actor, params }) => resetSecondFactor(services, actor, params.id),
    }),
  ];
}
