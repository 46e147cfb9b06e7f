import { IsNull } from "typeorm";
import { z } from "zod";
import { selectOne } from "../db/statements";
import { decodeCursor, pageFrom } from "../http/cursor";
import { notFound } from "../http/errors";
import { type Route, companyWide, record, route, scoped, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import { scopeOf } from "../org/permissions";
import { narrowScope, unitFor, withinScope } from "../org/scope";
import type { Services } from "../services";
import { createPlan } from "./createPlan";
import { interviewLanguage, planDefinitionSchema } from "./definition";
import { Plan } from "./entity";
import { presentPlan, presentPlanSummary } from "./presentPlan";
import {
  createPlanBody,
  planListQuery,
  planPageSchema,
  planSchema,
  planTemplateSchema,
  storedPlanSchema,
  updatePlanBody,
} from "./schema";
import { instantiateTemplate, listTemplates } from "./templates";
import { archivePlan, updatePlan } from "./updatePlan";

/** A plan with long anchors in twelve dimensions stays below this. */
const PLAN_BYTES = 1024 * 1024;

const templatesAreOurs = companyWide("templates ship with the product");

export function planRoutes(services: Services): Route[] {
  const { db } = services;
  return [
    route({
      method: "get",
      path: "/plan-templates",
      summary: "Built-in templates",
      access: staffWith("plans.read", templatesAreOurs),
      response: z.object({ items: z.array(planTemplateSchema) }),
      handle: async () => ({ items: listTemplates() }),
    }),
    route({
      method: "get",
      path: "/plan-templates/:templateId",
      summary: "One template's whole definition",
      access: staffWith("plans.read", templatesAreOurs),
      params: z.object({ templateId: z.string().max(40) }),
      query: z.object({ language: interviewLanguage.default("zh") }),
      response: z.object({ definition: planDefinitionSchema }),
      handle: async ({ params, query }) => {
        const definition = instantiateTemplate(params.templateId, query.language);
        if (!definition) throw notFound("plan.template_not_found");
        return { definition };
      },
    }),
    route({
      method: "get",
      path: "/plans",
      summary: "Plans in use, last changed first",
      access: staffWith("plans.read", scoped),
      query: planListQuery,
      response: planPageSchema,
      handle: async ({ actor, query: { unit, cursor, limit } }) => {
        const builder = db.read
          .createQueryBuilder(Plan, "plan")
          .where({ archivedAt: IsNull() })
          .orderBy("plan.updatedAt", "DESC")
          .addOrderBy("plan.id", "DESC")
          .limit(limit + 1);
        withinScope(builder, "plan", narrowScope(services, scopeOf(actor, "plans.read"), unit));
        if (cursor) {
          builder.andWhere(
            "(plan.updatedAt < :at OR (plan.updatedAt = :at AND plan.id < :id))",
            decodeCursor(cursor),
          );
        }
        const page = pageFrom(await builder.getMany(), limit, ({ updatedAt, id }) => ({ at: updatedAt, id }));
        return { items: page.items.map(presentPlanSummary), nextCursor: page.nextCursor };
      },
    }),
    route({
      method: "post",
      path: "/plans",
      summary: "Make a plan, from a template or whole",
      access: staffWith("plans.write", scoped),
      body: createPlanBody,
      bodyLimit: PLAN_BYTES,
      response: planSchema,
      status: 201,
      handle: async ({ actor, body: { orgUnitId, ...plan } }) => {
        const owner = unitFor(services, actor, "plans.write", orgUnitId);
        return presentPlan(await createPlan(services, plan, owner));
      },
    }),
    route({
      method: "get",
      path: "/plans/:id",
      summary: "One plan",
      access: staffWith("plans.read", record("plan")),
      params: idParams,
      response: planSchema,
      checkedAs: storedPlanSchema,
      handle: async ({ params }) => {
        const plan = await selectOne(db.read, Plan, { id: params.id });
        if (!plan) throw notFound("plan.not_found");
        return presentPlan(plan);
      },
    }),
    route({
      method: "put",
      path: "/plans/:id",
      summary: "Change a plan",
      access: staffWith("plans.write", record("plan")),
      params: idParams,
      body: updatePlanBody,
      bodyLimit: PLAN_BYTES,
      response: planSchema,
      handle: async ({ params, body }) => presentPlan(await updatePlan(services, params.id, body)),
    }),
    route({
      method: "delete",
      path: "/plans/:id",
      summary: "Archive a plan; interviews made from it go on",
      access: staffWith("plans.write", record("plan")),
      params: idParams,
      status: 204,
      handle: ({ params }) => archivePlan(services, params.id),
    }),
  ];
}
