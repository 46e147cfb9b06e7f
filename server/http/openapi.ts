import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from "@asteasolutions/zod-to-openapi";
import type { z } from "zod";
import { EXAMPLES } from "./examples";
import { API_PREFIX } from "./mount";
import type { Route } from "./route";
import { errorSchema } from "./schema";

const BEARER = "bearer";
const toTemplate = (path: string) => path.replace(/:(\w+)/g, "{$1}");

const exampleOf = (example: object | undefined) => (example ? { example } : {});

function describe(route: Route): RouteConfig {
  const success = String(route.status ?? (route.response || route.produces ? 200 : 204));
  const request: NonNullable<RouteConfig["request"]> = {};
  if (route.params) request.params = route.params as z.ZodObject;
  if (route.query) request.query = route.query as z.ZodObject;
  const example = EXAMPLES[`${route.method.toUpperCase()} ${route.path}`];
  const json = (route.body ?? route.rawBody) as z.ZodType | undefined;
  const accepted = {
    ...(json ? { "application/json": { schema: json, ...exampleOf(example?.body) } } : {}),
    ...(route.consumes ? { [route.consumes]: { schema: {} } } : {}),
  };
  if (Object.keys(accepted).length > 0) request.body = { content: accepted };

  const content = route.response
    ? {
        content: {
          "application/json": { schema: route.response as z.ZodType, ...exampleOf(example?.response) },
        },
      }
    : route.produces
      ? { content: { [route.produces]: { schema: {} } } }
      : {};
  return {
    method: route.method,
    path: `${API_PREFIX}${toTemplate(route.path)}`,
    summary: route.summary,
    ...(route.access.kind === "staff" ? { description: `Permission: \`${route.access.permission}\`` } : {}),
    tags: [route.path.split("/")[1] ?? ""],
    security: route.access.kind === "public" ? [] : [{ [BEARER]: [] }],
    request,
    responses: {
      [success]: { description: "Success", ...content },
      default: { description: "Refused", content: { "application/json": { schema: errorSchema } } },
    },
  };
}

/** The document, from the same schemas that validate requests and answers: it cannot drift from them. */
export function createOpenApi(routes: Route[], version: string): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", BEARER, { type: "http", scheme: "bearer" });
  for (const route of routes) registry.registerPath(describe(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: "知面 Zhimian", version },
  });
}
