import { type Route, record, route, scoped, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import type { Services } from "../services";
import { listApiTokens, listChanges } from "./listTokens";
import { createApiToken, revokeApiToken, rotateApiToken } from "./manageTokens";
import {
  apiTokenPageSchema,
  createTokenBody,
  integrationChangePageSchema,
  rotateBody,
  shownTokenSchema,
  tokenListQuery,
} from "./schema";

const ofToken = staffWith("integrations.manage", record("apiToken"));

export const apiTokenRoutes = (services: Services): Route[] => [
  route({
    method: "get",
    path: "/api-tokens",
    summary: "Tokens of other systems, the newest first",
    access: staffWith("integrations.manage", scoped),
    query: tokenListQuery,
    response: apiTokenPageSchema,
    handle: ({ actor, query }) => listApiTokens(services, actor, query),
  }),
  route({
    method: "post",
    path: "/api-tokens",
    summary: "Make a token for another system; it is shown this once",
    access: staffWith("integrations.manage", scoped),
    body: createTokenBody,
    response: shownTokenSchema,
    showsSecret: true,
    status: 201,
    handle: ({ actor, body }) => createApiToken(services, actor, body),
  }),
  route({
    method: "post",
    path: "/api-tokens/:id/rotation",
    summary: "Another token in its place; the one before works on for a while",
    access: ofToken,
    params: idParams,
    body: rotateBody,
    response: shownTokenSchema,
    showsSecret: true,
    handle: ({ actor, params, body }) => rotateApiToken(services, actor, params.id, body.overlapHours),
  }),
  route({
    method: "delete",
    path: "/api-tokens/:id",
    summary: "Revoke a token at once",
    access: ofToken,
    params: idParams,
    status: 204,
    handle: ({ actor, params }) => revokeApiToken(services, actor, params.id),
  }),
  route({
    method: "get",
    path: "/integration-changes",
    summary: "Who gave other systems access, changed it or took it away",
    access: staffWith("integrations.manage", scoped),
    query: tokenListQuery,
    response: integrationChangePageSchema,
    handle: ({ actor, query }) => listChanges(services, actor, query),
  }),
];
