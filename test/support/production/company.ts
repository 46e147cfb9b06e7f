import { setTimeout as pause } from "node:timers/promises";
import type { StaffRole } from "../../../server/org/permissions";
import { ROOT_UNIT } from "../../../server/org/tree";
import { makePlan, staffHeaders } from "../../bench/candidates";
import { type Client, type Json, openClient } from "../../bench/client";
import { spokenQuestions } from "../../bench/report";
import { HR, memberAt } from "../chaos/people";
import { inLanes } from "./inLanes";
import { Refused, insist } from "./insist";
import { readLedger } from "./ledger";
import type { Production } from "./startProduction";

/**
 * So many interviews belong to one branch. A group and a person get six messages at once and then one in 7.5 s
 * (bot/delivery/limits); what comes later waits for its turn and is no part of the proof. A branch's group hears of its
 * batch and of each report, and its manager is asked for each approval.
 */
const A_BRANCH = 5;
/** Of five people so many are members of the company, invited in the chat; the others get an SMS. */
const MEMBERS_OF_FIVE = 2;
export const QUESTIONS = 2;
const DAY_MS = 24 * 3_600_000;
const LANES = 4;
const LOOK_MS = 50;
const BRANCHES = [..."甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"];

export type Invited = {
  name: string;
  phone: string;
  /** In the chat; null for whoever is no member. */
  userId: string | null;
  branch: Branch;
};
export type Branch = {
  name: string;
  unitId: string;
  managerId: string;
  groupId: string;
  batchId: string | null;
};
/** As staff, by the deployment's token; repeated until it is answered. */
export type AskAsStaff = (method: string, path: string, body?: unknown) => Promise<Json>;
export type Company = {
  ask: AskAsStaff;
  planId: string;
  branches: Branch[];
  people: Invited[];
  close(): void;
};

export const askAsStaff =
  (client: Client, until: AbortSignal): AskAsStaff =>
  (method, path, body) =>
    insist(() => client.call(method, path, body, staffHeaders), { what: `${method} ${path}`, until });

const untilFound = async <T>(
  look: () => Promise<T | null | false> | T | null | false,
  what: string,
  until: AbortSignal,
): Promise<T> => {
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found;
    if (until.aborted) throw new Error(`${what}: not in time`);
    await pause(LOOK_MS);
  }
};

type Colleague = { id: string; name: string; mobile: string; role: StaffRole; unitId: string };

/** Somebody of staff whom the chat knows by their number. */
async function takeIn(
  ask: AskAsStaff,
  { dingtalk }: Production,
  { id, name, mobile, role, unitId }: Colleague,
): Promise<void> {
  dingtalk.world.addPerson({ id, name, mobile });
  const staff = {
    name,
    email: `${id}@example.com`,
    phone: mobile,
    orgUnitId: unitId,
    grants: [{ role, orgUnitId: unitId }],
  };
  for (;;) {
    try {
      return void (await ask("POST", "/staff", staff));
    } catch (error) {
      // The other API may not have heard of a new branch yet.
      if (!(error instanceof Refused) || error.code !== "org_unit.not_found") throw error;
      await pause(LOOK_MS);
    }
  }
}

/** As if each had opened their invitation and chosen a password, whose hashing would be most of the preparations. */
const welcomeAll = (production: Production) =>
  readLedger(production, (ask) => ask("UPDATE staff SET state = 'active' WHERE state = 'invited'"));

async function readContacts(ask: AskAsStaff, until: AbortSignal): Promise<void> {
  await ask("POST", "/chat/contacts", { platform: "dingtalk" });
  await untilFound(
    async () => {
      const { items } = await ask("GET", "/chat/contacts");
      const [{ state, failure }] = items;
      if (state === "failed") throw new Error(`contacts: ${failure}`);
      return state === "done";
    },
    "contacts read",
    until,
  );
}

/** HR says in the branch's group whose news it gets, and again where the bot has not heard of the branch yet. */
async function connectGroup(
  { dingtalk }: Production,
  { name, groupId }: Branch,
  until: AbortSignal,
): Promise<void> {
  const place = { group: groupId };
  const heard = () =>
    dingtalk.world
      .messagesIn(place)
      .filter(({ fromId }) => fromId === null)
      .map(({ content }) => JSON.stringify(content));
  for (let tries = 0; tries < 10; tries += 1) {
    const before = heard().length;
    const say = () => dingtalk.say(HR, place, `连接 ${name}`) !== null;
    await untilFound(say, "a bot that listens", until);
    const listen = () => heard().length > before && heard().slice(before);
    const [answer = ""] = await untilFound(listen, "a bot's answer", until);
    if (answer.includes("已连接到")) return;
    await pause(500);
  }
  throw new Error(`the group of ${name} could not be connected: ${heard().at(-1)}`);
}

/** Whatever an interview scores, the branch's manager is asked: every one is counted. */
async function makeAskingPlan(ask: AskAsStaff, hr: Client): Promise<string> {
  const planId = await makePlan(hr, spokenQuestions(QUESTIONS));
  const actions = [{ do: "advance", how: "ask" }];
  const rules = [{ id: "ask", name: "请经理决定", on: "reported", when: [], actions }];
  await ask("PUT", `/plans/${planId}/rules`, { set: { rules }, version: 0 });
  return planId;
}

/** A company with a branch for every few interviews, each with a group that hears of it, and whom it is to invite. */
export async function openCompany(
  production: Production,
  interviews: number,
  until: AbortSignal,
): Promise<Company> {
  const hr = openClient(production.origin, 8, { timeoutMs: 20_000 });
  try {
    return { ...(await build(production, hr, interviews, until)), close: hr.close };
  } catch (error) {
    hr.close();
    throw error;
  }
}

async function build(
  production: Production,
  hr: Client,
  interviews: number,
  until: AbortSignal,
): Promise<Omit<Company, "close">> {
  const { dingtalk } = production;
  const ask = askAsStaff(hr, until);
  const lin = { id: HR, name: "林知夏", mobile: "13700000000", role: "hq_hr", unitId: ROOT_UNIT } as const;
  await takeIn(ask, production, lin);
  const places = Array.from({ length: Math.ceil(interviews / A_BRANCH) }, (_, index) => index);
  const branches = await inLanes(LANES, places, async (index): Promise<Branch> => {
    const name = `${BRANCHES[index % BRANCHES.length]}${Math.floor(index / BRANCHES.length) || ""}店`;
    const { id: unitId } = await ask("POST", "/org/units", { parentId: ROOT_UNIT, kind: "branch", name });
    const managerId = `manager-${index}`;
    // Approval is asked of them: each hears of their own branch's alone.
    await takeIn(ask, production, {
      id: managerId,
      name: `${name}经理`,
      mobile: `137${String(index + 1).padStart(8, "0")}`,
      role: "branch_manager",
      unitId,
    });
    const { id: groupId } = dingtalk.world.addGroup(`${name}招聘群`, [HR]);
    return { name, unitId, managerId, groupId, batchId: null };
  });
  const people = Array.from({ length: interviews }, (_, index): Invited => {
    const { id, name, mobile } = memberAt(index);
    const isMember = index % A_BRANCH < MEMBERS_OF_FIVE;
    if (isMember) dingtalk.world.addPerson({ id, name, mobile });
    const branch = branches[Math.floor(index / A_BRANCH)] as Branch;
    return { name, phone: mobile, userId: isMember ? id : null, branch };
  });
  await welcomeAll(production);
  await readContacts(ask, until);
  const [planId] = await Promise.all([
    makeAskingPlan(ask, hr),
    inLanes(LANES, branches, (branch) => connectGroup(production, branch, until)),
  ]);
  return { ask, planId, branches, people };
}

/**
 * One batch for each branch, posted until it is taken: by its token it invites once.
 * @param isSecondTurn when the second half of the branches invites
 */
export async function inviteAll(
  { ask, planId, branches, people }: Company,
  isSecondTurn: () => boolean,
  until: AbortSignal,
): Promise<void> {
  await inLanes(LANES, branches, async (branch, index) => {
    if (index >= branches.length / 2) await untilFound(isSecondTurn, "the second turn", until);
    const rows = people
      .filter((person) => person.branch === branch)
      .map(({ name, phone }) => ({ name, phone }) satisfies Json);
    const batch = await ask("POST", "/batches", {
      orgUnitId: branch.unitId,
      planId,
      rows,
      channels: ["dingtalk", "sms"],
      expiresAt: new Date(Date.now() + DAY_MS).toISOString(),
      idempotencyToken: `production-${branch.unitId}`,
    });
    branch.batchId = batch.id;
  });
}

/** What HR passes on by hand to whom no message has brought it. */
export async function linkByHand({ ask }: Company, { name, branch }: Invited): Promise<string | null> {
  if (!branch.batchId) return null;
  const { items } = await ask("GET", `/batches/${branch.batchId}/links`);
  const link: string | undefined = items.find((item: Json) => item.name === name)?.link;
  return link?.split("/i/")[1] ?? null;
}
