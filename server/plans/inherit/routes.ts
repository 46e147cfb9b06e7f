import { IsNull } from "typeorm";
import { updateRows } from "../../db/rows";
import { selectBuilt, selectOne } from "../../db/statements";
import { decodeCursor, pageFrom } from "../../http/cursor";
import { badRequest, conflict, notFound } from "../../http/errors";
import { type Route, record, route, staffWith } from "../../http/route";
import { idParams, pageQuery } from "../../http/schema";
import { scopeOf } from "../../org/permissions";
import { withinScope } from "../../org/scope";
import { presentUnitRef } from "../../org/staff/presentStaff";
import type { Services } from "../../services";
import { Plan, PlanVersion } from "../entity";
import { findVersion } from "../planVersions";
import { SUMMARY_COLUMNS, presentPlan, standingOf } from "../presentPlan";
import { planSchema, storedPlanSchema } from "../schema";
import { updatePlan } from "../updatePlan";
import { presentDiff, presentUpstream, presentVersion } from "./presentLineage";
import { findLineage } from "./rebasePlans";
import { resolvePlan } from "./resolvePlan";
import {
  defaultBody,
  diffQuery,
  followerPageSchema,
  limitsBody,
  planDiffSchema,
  resolveBody,
  resolvedSchema,
  restoreBody,
  storedDiffSchema,
  storedResolvedSchema,
  storedVersionSchema,
  upstreamSchema,
  versionListQuery,
  versionPageSchema,
  versionParams,
  wholeVersionSchema,
} from "./schema";
import { setDefault } from "./setDefault";
import { setLimits } from "./setLimits";

const reading = staffWith("plans.read", record("plan"));
const writing = staffWith("plans.write", record("plan"));

const VERSION_COLUMNS = ["version", "name", "cause", "savedBy", "savedAt", "note"] as const;

/** What plans have to do with each other and with what they were. */
export function inheritanceRoutes(services: Services): Route[] {
  const { db } = services;

  async function readPlan(id: string): Promise<Plan> {
    const plan = await selectOne(db.read, Plan, { id });
    if (!plan) throw notFound("plan.not_found");
    return plan;
  }

  async function readLineage(plan: Plan) {
    const lineage = await findLineage(db.read, plan);
    if (!lineage) throw conflict("plan.not_derived");
    return lineage;
  }

  return [
    route({
      method: "get",
      path: "/plans/:id/diff",
      summary: "What differs between a plan and its base, or an earlier version of itself",
      access: reading,
      params: idParams,
      query: diffQuery,
      response: planDiffSchema,
      checkedAs: storedDiffSchema,
      handle: async ({ params, query, locale }) => {
        const { against, version } = query;
        const plan = await readPlan(params.id);
        const after = { planId: plan.id, ...plan };
        if (against === "base") {
          const { base, before } = await readLineage(plan);
          return presentDiff({ planId: base.id, ...before }, after, locale);
        }
        if (version === undefined) throw badRequest("request.invalid");
        const before = await findVersion(db.read, plan.id, version);
        return presentDiff({ planId: plan.id, ...before }, after, locale);
      },
    }),
    route({
      method: "get",
      path: "/plans/:id/upstream",
      summary: "What headquarters changed since a derived plan followed, and what stands against it",
      access: reading,
      params: idParams,
      response: upstreamSchema,
      handle: async ({ params, locale }) => {
        const plan = await readPlan(params.id);
        return presentUpstream(db.read, plan, await readLineage(plan), locale);
      },
    }),
    route({
      method: "post",
      path: "/plans/:id/upstream/seen",
      summary: "What headquarters changed has been read",
      access: writing,
      params: idParams,
      status: 204,
      handle: async ({ params }) => {
        await db.write((tx) => updateRows(tx, Plan, { id: params.id }, { newsSince: null }));
      },
    }),
    route({
      method: "post",
      path: "/plans/:id/rebase",
      summary: "Follow the newest version of the base, with a word on each conflict",
      access: writing,
      params: idParams,
      body: resolveBody,
      response: resolvedSchema,
      checkedAs: storedResolvedSchema,
      handle: async ({ params, body, actor, locale }) => {
        const { plan, adjusted } = await resolvePlan(services, params.id, body, { by: actor.name, locale });
        return {
          plan: await presentPlan(services, plan),
          adjusted: adjusted.map(({ code, subject, message }) => ({
            code,
            subject,
            message: message[locale],
          })),
        };
      },
    }),
    route({
      method: "put",
      path: "/plans/:id/limits",
      summary: "How far derived plans may leave this one",
      access: writing,
      params: idParams,
      body: limitsBody,
      response: planSchema,
      checkedAs: storedPlanSchema,
      handle: async ({ params, body, actor }) =>
        presentPlan(services, await setLimits(services, params.id, body, actor.name)),
    }),
    route({
      method: "post",
      path: "/plans/:id/default",
      summary: "Make a plan of headquarters the default of its job family and language, or no longer",
      access: writing,
      params: idParams,
      body: defaultBody,
      response: planSchema,
      checkedAs: storedPlanSchema,
      handle: async ({ params, body }) =>
        presentPlan(services, await setDefault(services, params.id, body.isDefault)),
    }),
    route({
      method: "get",
      path: "/plans/:id/derived",
      summary: "Plans derived from this one that the caller may see",
      access: reading,
      params: idParams,
      query: pageQuery,
      response: followerPageSchema,
      handle: async ({ params, query: { cursor, limit }, actor }) => {
        const base = await readPlan(params.id);
        const builder = db.read
          .createQueryBuilder(Plan, "plan")
          .where({ basePlanId: params.id, archivedAt: IsNull() })
          .orderBy("plan.updatedAt", "DESC")
          .addOrderBy("plan.id", "DESC")
          .limit(limit + 1);
        withinScope(builder, "plan", scopeOf(actor, "plans.read"));
        if (cursor) {
          builder.andWhere(
            "(plan.updatedAt < :at OR (plan.updatedAt = :at AND plan.id < :id))",
            decodeCursor(cursor),
          );
        }
        const rows = await selectBuilt(builder, Plan, SUMMARY_COLUMNS);
        const page = pageFrom(rows, limit, ({ updatedAt, id }) => ({ at: updatedAt, id }));
        return {
          items: page.items.map((plan) => ({
            id: plan.id,
            name: plan.name,
            orgUnit: presentUnitRef(services.org.tree(), plan.orgUnitId),
            baseVersion: plan.baseVersion ?? base.version,
            standing: standingOf(plan, base) ?? "following",
            updatedAt: plan.updatedAt.toISOString(),
          })),
          nextCursor: page.nextCursor,
        };
      },
    }),
    route({
      method: "get",
      path: "/plans/:id/versions",
      summary: "A plan's history, newest first",
      access: reading,
      params: idParams,
      query: versionListQuery,
      response: versionPageSchema,
      handle: async ({ params, query: { before, limit } }) => {
        const builder = db.read
          .createQueryBuilder(PlanVersion, "version")
          .where({ planId: params.id })
          .orderBy("version.version", "DESC")
          .limit(limit + 1);
        if (before !== undefined) builder.andWhere("version.version < :before", { before });
        const rows = await selectBuilt(builder, PlanVersion, VERSION_COLUMNS);
        const items = rows.slice(0, limit).map(presentVersion);
        return { items, nextBefore: rows.length > limit ? (items.at(-1)?.version ?? null) : null };
      },
    }),
    route({
      method: "get",
      path: "/plans/:id/versions/:version",
      summary: "A plan as it was",
      access: reading,
      params: versionParams,
      response: wholeVersionSchema,
      checkedAs: storedVersionSchema,
      handle: async ({ params: { id, version } }) => {
        const row = await selectOne(db.read, PlanVersion, { planId: id, version });
        if (!row) throw notFound("plan.version_not_found");
        const { definition } = await findVersion(db.read, id, version);
        return { ...presentVersion(row), definition };
      },
    }),
    route({
      method: "post",
      path: "/plans/:id/versions/:version/restore",
      summary: "Make an earlier version the newest again",
      access: writing,
      params: versionParams,
      body: restoreBody,
      response: planSchema,
      checkedAs: storedPlanSchema,
      handle: async ({ params: { id, version }, body, actor, locale }) => {
        const { name, definition } = await findVersion(db.read, id, version);
        const edit = { by: actor.name, locale, cause: "restored" } as const;
        const note = `v${version}`;
        const restored = { name, definition, version: body.version, note };
        return presentPlan(services, await updatePlan(services, id, restored, edit));
      },
    }),
  ];
}
