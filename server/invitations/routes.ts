import { type Route, companyWide, record, route, scoped, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import { scopeOf } from "../org/permissions";
import { unitFor } from "../org/scope";
import type { Services } from "../services";
import { findReach, findReachOf } from "./findReach";
import { inviteCandidate } from "./inviteCandidate";
import { renewInvitation, revokeInvitation } from "./renewInvitation";
import { invitationSchema, inviteBody, reachBody, reachSchema, resendBody } from "./schema";

export function invitationRoutes(services: Services): Route[] {
  return [
    route({
      method: "post",
      path: "/invitations",
      summary: "Invite one candidate",
      access: staffWith("interviews.invite", scoped),
      body: inviteBody,
      response: invitationSchema,
      status: 201,
      handle: async ({ actor, body: { orgUnitId, ...invitation } }) => {
        const owner = unitFor(services, actor, "interviews.invite", orgUnitId);
        return inviteCandidate(services, invitation, {
          orgUnitId: owner,
          plans: scopeOf(actor, "plans.read"),
          candidates: scopeOf(actor, "candidates.read"),
          positions: scopeOf(actor, "positions.read"),
        });
      },
    }),
    route({
      method: "post",
      path: "/invitations/reach",
      summary: "On which chat platforms somebody with this telephone number could be written to",
      access: staffWith(
        "interviews.invite",
        companyWide(
          "the platforms' contacts are one for all branches; it says yes or no to a number one has",
        ),
      ),
      body: reachBody,
      response: reachSchema,
      handle: ({ body }) => findReach(services, body.phone),
    }),
    route({
      method: "get",
      path: "/interviews/:id/reach",
      summary: "On which chat platforms the candidate could be written to",
      access: staffWith("interviews.invite", record("interview")),
      params: idParams,
      response: reachSchema,
      handle: ({ params }) => findReachOf(services, params.id),
    }),
    route({
      method: "post",
      path: "/interviews/:id/invitation",
      summary: "Send a new link; the old one ends",
      access: staffWith("interviews.invite", record("interview")),
      params: idParams,
      body: resendBody,
      response: invitationSchema,
      status: 201,
      handle: ({ params, body }) => renewInvitation(services, params.id, body),
    }),
    route({
      method: "delete",
      path: "/interviews/:id/invitation",
      summary: "Revoke the invitation",
      access: staffWith("interviews.invite", record("interview")),
      params: idParams,
      status: 204,
      handle: ({ params }) => revokeInvitation(services, params.id),
    }),
  ];
}
