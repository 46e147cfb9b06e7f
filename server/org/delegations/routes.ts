import { type Route, oneself, route } from "../../http/route";
import { idParams } from "../../http/schema";
import type { Services } from "../../services";
import { delegate } from "./delegate";
import { endDelegation } from "./endDelegation";
import { listDelegations } from "./listDelegations";
import { delegateBody, delegationsSchema } from "./schema";

/** Who decides for me while I am away. */
export function delegationRoutes(services: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/account/delegations",
      summary: "Who stands in for me, and for whom I stand in",
      access: oneself,
      response: delegationsSchema,
      handle: ({ actor }) => listDelegations(services, actor.staffId),
    }),
    route({
      method: "post",
      path: "/account/delegations",
      summary: "Let a colleague decide for me for some days",
      access: oneself,
      body: delegateBody,
      response: delegationsSchema,
      status: 201,
      // An address that nobody has is told: not for trying many.
      rateLimit: { points: 20, seconds: 600 },
      handle: async ({ actor, body }) => {
        await delegate(services, actor.staffId, body);
        return listDelegations(services, actor.staffId);
      },
    }),
    route({
      method: "delete",
      path: "/account/delegations/:id",
      summary: "I am back",
      access: oneself,
      params: idParams,
      response: delegationsSchema,
      handle: async ({ actor, params }) => {
        await endDelegation(services, actor.staffId, params.id);
        return listDelegations(services, actor.staffId);
      },
    }),
  ];
}
