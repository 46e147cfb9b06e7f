import type { z } from "zod";
import { selectOne } from "../db/statements";
import { notFound } from "../http/errors";
import { type Route, companyWide, record, route, scoped, staffWith } from "../http/route";
import { idParams } from "../http/schema";
import { Plan } from "../plans/entity";
import type { Services } from "../services";
import * as schema from "./apiSchema";
import { dryRun } from "./dryRun/dryRun";
import { StoredRules } from "./entity";
import { changePositionRules, viewPositionRules } from "./positionRules";
import { type RuleSet, ruleSet } from "./schema";
import { changeSettings, readCompanyRules, viewSettings } from "./settings";
import { confirmRun, declineRun } from "./settleRun";
import { findRules, newestRules, saveRules } from "./storedRules";
import { undoRun } from "./undoRun";
import { listRuns, namesIn, runsOf, viewRun } from "./viewRuns";
import { describeRule } from "./words";

const forAll = companyWide("one rule for the whole company");
const MOST_VERSIONS = 50;

/** Rules of plans: what follows from a result, what waits for a person, and why something happened. */
export function ruleRoutes(services: Services): Route[] {
  const { db } = services;
  const settling = staffWith("candidacies.write", record("ruleRun"));

  async function planOf(id: string): Promise<Plan> {
    const plan = await selectOne(db.read, Plan, { id });
    if (!plan) throw notFound("plan.not_found");
    return plan;
  }

  async function wordsOf({ rules }: Pick<RuleSet, "rules">, { definition }: Plan) {
    const named = await namesIn(
      db.read,
      rules.flatMap(({ actions }) => actions),
    );
    const names = new Map([...named, ...definition.dimensions.map(({ id, name }) => [id, name] as const)]);
    return rules.map((rule, index) => ({
      id: rule.id,
      words: describeRule(rule, rules.slice(0, index), names),
    }));
  }

  async function viewRules(id: string): Promise<z.input<typeof schema.planRulesSchema>> {
    const plan = await planOf(id);
    const holding = await findRules(db.read, plan);
    const own = await newestRules(db.read, id);
    const stored =
      holding.planId === id ? own : holding.planId && (await newestRules(db.read, holding.planId));
    const from = holding.planId === null ? null : await planOf(holding.planId);
    const { autoReject, ...minimums } = await readCompanyRules(db.read);
    return {
      source: holding.source,
      from: from && { id: from.id, name: from.name },
      set: holding.set,
      words: await wordsOf(holding.set, plan),
      version: own?.version ?? 0,
      saved: stored ? { by: stored.savedBy, at: stored.savedAt.toISOString(), note: stored.note } : null,
      minimums,
      autoReject,
    };
  }

  return [
    route({
      method: "get",
      path: "/plans/:id/rules",
      summary: "The rules that hold for a plan: its own, those of the plan it follows, or the default",
      access: staffWith("plans.read", record("plan")),
      params: idParams,
      response: schema.planRulesSchema,
      handle: ({ params }) => viewRules(params.id),
    }),
    route({
      method: "put",
      path: "/plans/:id/rules",
      summary: "Put rules in force for a plan, or give its own up",
      access: staffWith("plans.write", record("plan")),
      params: idParams,
      body: schema.saveRulesBody,
      response: schema.planRulesSchema,
      handle: async ({ actor, params, body, locale }) => {
        await saveRules(services, actor, params.id, { ...body, note: body.note ?? null, locale });
        return viewRules(params.id);
      },
    }),
    route({
      method: "get",
      path: "/plans/:id/rules/versions",
      summary: "Who put which rules in force for a plan, the newest first",
      access: staffWith("plans.read", record("plan")),
      params: idParams,
      response: schema.rulesVersionsSchema,
      handle: async ({ params }) => {
        const plan = await planOf(params.id);
        const rows = await db.read.find(StoredRules, {
          where: { planId: params.id },
          order: { version: "DESC" },
          take: MOST_VERSIONS,
        });
        const items = rows.map(async ({ version, rules, savedBy, savedAt, note }) => {
          const set = rules && ruleSet.parse(rules);
          const words = set ? await wordsOf(set, plan) : [];
          return { version, set, words, savedBy, savedAt: savedAt.toISOString(), note };
        });
        return { items: await Promise.all(items) };
      },
    }),
    route({
      method: "post",
      path: "/plans/:id/rules/dry-run",
      summary: "Who of the last 90 days would have gone another way by a draft of rules; nothing is written",
      access: staffWith("plans.write", record("plan")),
      params: idParams,
      body: schema.dryRunBody,
      response: schema.dryRunSchema,
      rateLimit: { points: 20, seconds: 60 },
      handle: ({ actor, params, body }) => dryRun(services, actor, params.id, body.set),
    }),
    route({
      method: "get",
      path: "/positions/:id/rules",
      summary: "By which plan's rules people are screened for a position, and whether somebody always looks",
      access: staffWith("positions.read", record("position")),
      params: idParams,
      response: schema.positionRulesSchema,
      handle: ({ params }) => viewPositionRules(services, params.id),
    }),
    route({
      method: "put",
      path: "/positions/:id/rules",
      summary: "Say by which plan's rules people are screened, and whether somebody always looks",
      access: staffWith("positions.write", record("position")),
      params: idParams,
      body: schema.positionRulesBody,
      response: schema.positionRulesSchema,
      handle: async ({ actor, params, body }) => {
        await changePositionRules(services, actor, params.id, body);
        return viewPositionRules(services, params.id);
      },
    }),
    route({
      method: "get",
      path: "/rule-runs",
      summary: "What rules led to and waits for a person; or what they have done",
      access: staffWith("candidacies.read", scoped),
      query: schema.ruleRunQuery,
      response: schema.ruleRunPageSchema,
      handle: ({ actor, query, locale }) => listRuns(services, { actor, locale }, query),
    }),
    route({
      method: "get",
      path: "/candidacies/:id/rule-runs",
      summary: "Why what happened to somebody did: each condition with what was known",
      access: staffWith("candidacies.read", record("candidacy")),
      params: idParams,
      response: schema.ruleRunsSchema,
      handle: async ({ actor, params, locale }) => ({
        items: await runsOf(services, { actor, locale }, { candidacyId: params.id }),
      }),
    }),
    route({
      method: "get",
      path: "/interviews/:id/rule-runs",
      summary: "The same of one interview",
      access: staffWith("reports.read", record("interview")),
      params: idParams,
      response: schema.ruleRunsSchema,
      handle: async ({ actor, params, locale }) => ({
        items: await runsOf(services, { actor, locale }, { interviewId: params.id }),
      }),
    }),
    route({
      method: "post",
      path: "/rule-runs/:id/confirmation",
      summary: "Do what a rule led to and waits for a person's word",
      access: settling,
      params: idParams,
      body: schema.confirmBody,
      response: schema.confirmedSchema,
      handle: async ({ actor, params, body, locale }) => ({
        ...(await confirmRun(services, actor, params.id, body)),
        run: await viewRun(services, { actor, locale }, params.id),
      }),
    }),
    route({
      method: "post",
      path: "/rule-runs/:id/decline",
      summary: "Say no to what a rule led to, and why",
      access: settling,
      params: idParams,
      body: schema.reasonBody,
      response: schema.ruleRunSchema,
      handle: async ({ actor, params, body, locale }) => {
        await declineRun(services, actor, params.id, body.reason);
        return viewRun(services, { actor, locale }, params.id);
      },
    }),
    route({
      method: "post",
      path: "/rule-runs/:id/undo",
      summary: "Take back what a rule has done, while nothing of it went out",
      access: settling,
      params: idParams,
      body: schema.reasonBody,
      response: schema.ruleRunSchema,
      handle: async ({ actor, params, body, locale }) => {
        await undoRun(services, actor, params.id, body.reason);
        return viewRun(services, { actor, locale }, params.id);
      },
    }),
    route({
      method: "get",
      path: "/rule-settings",
      summary: "What headquarters asks of every branch's rules, and whether rejections may be automatic",
      access: staffWith("plans.read", forAll),
      response: schema.ruleSettingsSchema,
      handle: () => viewSettings(db.read),
    }),
    route({
      method: "put",
      path: "/rule-settings/minimums",
      summary: "Say what headquarters asks of every branch's rules",
      access: staffWith("rules.configure", forAll),
      body: schema.minimumsBody,
      response: schema.ruleSettingsSchema,
      handle: async ({ actor, body: { seen, note, ...minimums } }) => {
        await changeSettings(services, actor, minimums, { seen, note: note ?? null });
        return viewSettings(db.read);
      },
    }),
    route({
      method: "put",
      path: "/rule-settings/auto-reject",
      summary: "Switch automatic rejection on or off; whoever is invited from then on is told",
      access: staffWith("rules.automate", forAll),
      body: schema.autoRejectBody,
      response: schema.ruleSettingsSchema,
      handle: async ({ actor, body: { seen, note, autoReject } }) => {
        await changeSettings(services, actor, { autoReject }, { seen, note: note ?? null });
        return viewSettings(db.read);
      },
    }),
  ];
}
