import { IsNull, Not } from "typeorm";
import { z } from "zod";
import { selectBuilt, selectOne } from "../db/statements";
import { decodeCursor, pageFrom } from "../http/cursor";
import { notFound } from "../http/errors";
import { type Route, companyWide, record, route, scoped, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import { scopeOf } from "../org/permissions";
import { narrowScope, unitFor, withinScope } from "../org/scope";
import { ROOT_UNIT } from "../org/tree";
import type { Services } from "../services";
import { createPlan } from "./createPlan";
import { interviewLanguage, planDefinitionSchema } from "./definition";
import { Plan } from "./entity";
import { createDerivedPlan } from "./inherit/createDerivedPlan";
import { inheritanceRoutes } from "./inherit/routes";
import { SUMMARY_COLUMNS, presentPlan, presentPlanSummaries } from "./presentPlan";
import {
  archivePlanQuery,
  createPlanBody,
  planListQuery,
  type planOrigin,
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

const OF_ORIGIN = {
  hq: { basePlanId: IsNull(), orgUnitId: ROOT_UNIT },
  derived: { basePlanId: Not(IsNull()) },
  own: { basePlanId: IsNull(), orgUnitId: Not(ROOT_UNIT) },
} as const satisfies Record<z.infer<typeof planOrigin>, object>;

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
      handle: async ({ actor, query: { unit, jobFamily, origin, cursor, limit } }) => {
        const builder = db.read
          .createQueryBuilder(Plan, "plan")
          .where({ archivedAt: IsNull() })
          .orderBy("plan.updatedAt", "DESC")
          .addOrderBy("plan.id", "DESC")
          .limit(limit + 1);
        withinScope(builder, "plan", narrowScope(services, scopeOf(actor, "plans.read"), unit));
        if (jobFamily) builder.andWhere({ jobFamily });
        if (origin) builder.andWhere(OF_ORIGIN[origin]);
        if (cursor) {
          builder.andWhere(
            "(plan.updatedAt < :at OR (plan.updatedAt = :at AND plan.id < :id))",
            decodeCursor(cursor),
          );
        }
        const rows = await selectBuilt(builder, Plan, SUMMARY_COLUMNS);
        const page = pageFrom(rows, limit, ({ updatedAt, id }) => ({ at: updatedAt, id }));
        return { items: await presentPlanSummaries(services, page.items), nextCursor: page.nextCursor };
      },
    }),
    route({
      method: "post",
      path: "/plans",
      summary: "Make a plan: from a template, whole, or derived from one of a unit above",
      access: staffWith("plans.write", scoped),
      body: createPlanBody,
      bodyLimit: PLAN_BYTES,
      response: planSchema,
      checkedAs: storedPlanSchema,
      status: 201,
      handle: async ({ actor, locale, body: { orgUnitId: wanted, ...plan } }) => {
        const orgUnitId = unitFor(services, actor, "plans.write", wanted);
        const made =
          "basePlanId" in plan
            ? await createDerivedPlan(services, plan, {
                orgUnitId,
                readable: scopeOf(actor, "plans.read"),
                by: actor.name,
              })
            : await createPlan(services, plan, orgUnitId, { by: actor.name, locale });
        return presentPlan(services, made);
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
        return presentPlan(services, plan);
      },
    }),
    route({
      method: "put",
      path: "/plans/:id",
      summary: "Change a plan; of a derived one, what differs from its base is kept",
      access: staffWith("plans.write", record("plan")),
      params: idParams,
      body: updatePlanBody,
      bodyLimit: PLAN_BYTES,
      response: planSchema,
      checkedAs: storedPlanSchema,
      handle: async ({ params, body, actor, locale }) =>
        presentPlan(services, await updatePlan(services, params.id, body, { by: actor.name, locale })),
    }),
    route({
      method: "delete",
      path: "/plans/:id",
      summary: "Archive a plan; interviews made from it go on",
      access: staffWith("plans.write", record("plan")),
      params: idParams,
      query: archivePlanQuery,
      status: 204,
      handle: ({ params, query, actor }) =>
        archivePlan(services, params.id, { derived: query.derived, by: actor.name }),
    }),
    ...inheritanceRoutes(services),
  ];
}
