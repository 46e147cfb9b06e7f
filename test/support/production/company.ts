import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { StaffRole } from "../../../server/org/permissions";
import { ROOT_UNIT } from "../../../server/org/tree";
import { makePlan, staffHeaders } from "../../bench/candidates";
import { type Answer, type Client, type Json, openClient } from "../../bench/client";
import { spokenQuestions } from "../../bench/report";
import { HR, memberAt } from "../chaos/people";
import { insist } from "./insist";
import type { Production } from "./startProduction";

/** So many interviews belong to one branch, whose group hears of each: within what a platform takes in a minute. */
const A_BRANCH = 10;
/** Of ten people so many are members of the company, invited in the chat; the others get an SMS. */
const MEMBERS_OF_TEN = 3;
const DAY_MS = 24 * 3_600_000;
const SETUP_MS = 60_000;
const BRANCHES = [..."甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"];

export type Invited = {
  name: string;
  phone: string;
  /** In the chat; null for whoever is no member. */
  userId: string | null;
  branch: Branch;
};
export type Branch = { name: string; unitId: string; groupId: string; batchId: string | null };
export type Company = { hr: Client; planId: string; branches: Branch[]; people: Invited[] };

const until = async <T>(
  look: () => Promise<T | null | false> | T | null | false,
  what: string,
): Promise<T> => {
  const deadline = performance.now() + SETUP_MS;
  for (;;) {
    const found = await look();
    if (found !== null && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${SETUP_MS / 1000} s`);
    await pause(100);
  }
};

/** As staff, by the deployment's token; repeated until it is answered. */
export const asStaff = (
  client: Client,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer["body"]> =>
  insist(() => client.call(method, path, body, staffHeaders), { what: `${method} ${path}` });

type Colleague = { id: string; name: string; mobile: string; role: StaffRole; unitId: string };

/** Somebody of staff who has set a password, and whom the chat knows by their number. */
async function takeIn(
  hr: Client,
  { dingtalk }: Production,
  { id, name, mobile, role, unitId }: Colleague,
): Promise<void> {
  dingtalk.world.addPerson({ id, name, mobile });
  const staff = await asStaff(hr, "POST", "/staff", {
    name,
    email: `${id}@example.com`,
    phone: mobile,
    orgUnitId: unitId,
    grants: [{ role, orgUnitId: unitId }],
  });
  const { link } = await asStaff(hr, "POST", `/staff/${staff.id}/invitation`);
  const token = String(link).split("#")[1];
  const password = `only-here-${randomUUID()}`;
  await asStaff(hr, "POST", "/staff-links/password", { token, password });
}

async function readContacts(hr: Client): Promise<void> {
  await asStaff(hr, "POST", "/chat/contacts", { platform: "dingtalk" });
  await until(async () => {
    const { items } = await asStaff(hr, "GET", "/chat/contacts");
    const [{ state, failure }] = items;
    if (state === "failed") throw new Error(`contacts: ${failure}`);
    return state === "done";
  }, "contacts read");
}

/** HR says in the branch's group whose news it gets, and again where the bot has not heard of the branch yet. */
async function connectGroup({ dingtalk }: Production, { name, groupId }: Branch): Promise<void> {
  const place = { group: groupId };
  const heard = () =>
    dingtalk.world
      .messagesIn(place)
      .filter(({ fromId }) => fromId === null)
      .map(({ content }) => JSON.stringify(content));
  for (let tries = 0; tries < 10; tries += 1) {
    const before = heard().length;
    await until(() => dingtalk.say(HR, place, `连接 ${name}`) !== null, "a bot that listens");
    const [answer = ""] = await until(
      () => heard().length > before && heard().slice(before),
      "a bot's answer",
    );
    if (answer.includes("已连接到")) return;
    await pause(500);
  }
  throw new Error(`the group of ${name} could not be connected: ${heard().at(-1)}`);
}

/** A company with a branch for every ten interviews, each with a group that hears of it, and whom it is to invite. */
export async function openCompany(production: Production, interviews: number): Promise<Company> {
  const { dingtalk, origin } = production;
  const hr = openClient(origin, 8, { timeoutMs: 20_000 });
  const lin = { id: HR, name: "林知夏", mobile: "13700000000", role: "hq_hr", unitId: ROOT_UNIT } as const;
  await takeIn(hr, production, lin);
  const branches: Branch[] = [];
  for (let index = 0; index < Math.ceil(interviews / A_BRANCH); index += 1) {
    const name = `${BRANCHES[index % BRANCHES.length]}${Math.floor(index / BRANCHES.length) || ""}店`;
    const unit = await asStaff(hr, "POST", "/org/units", { parentId: ROOT_UNIT, kind: "branch", name });
    // Approval is asked of them: each hears of their own branch's alone.
    await takeIn(hr, production, {
      id: `manager-${index}`,
      name: `${name}经理`,
      mobile: `137${String(index + 1).padStart(8, "0")}`,
      role: "branch_manager",
      unitId: unit.id,
    });
    const group = dingtalk.world.addGroup(`${name}招聘群`, [HR]);
    branches.push({ name, unitId: unit.id, groupId: group.id, batchId: null });
  }
  const people = Array.from({ length: interviews }, (_, index): Invited => {
    const { id, name, mobile } = memberAt(index);
    const isMember = index % 10 < MEMBERS_OF_TEN;
    if (isMember) dingtalk.world.addPerson({ id, name, mobile });
    const branch = branches[Math.floor(index / A_BRANCH)] as Branch;
    return { name, phone: mobile, userId: isMember ? id : null, branch };
  });
  await readContacts(hr);
  for (const branch of branches) await connectGroup(production, branch);
  const planId = await makePlan(hr, spokenQuestions(2));
  return { hr, planId, branches, people };
}

/** One batch for each branch, posted until it is taken: by its token it invites once. */
export async function inviteAll({ hr, planId, branches, people }: Company): Promise<void> {
  for (const branch of branches) {
    const rows = people
      .filter((person) => person.branch === branch)
      .map(({ name, phone }) => ({ name, phone }) satisfies Json);
    const batch = await asStaff(hr, "POST", "/batches", {
      orgUnitId: branch.unitId,
      planId,
      rows,
      channels: ["dingtalk", "sms"],
      expiresAt: new Date(Date.now() + DAY_MS).toISOString(),
      idempotencyToken: `production-${branch.unitId}`,
    });
    branch.batchId = batch.id;
  }
}

/** What HR passes on by hand to whom no message has brought it. */
export async function linkByHand({ hr }: Company, { name, branch }: Invited): Promise<string | null> {
  if (!branch.batchId) return null;
  const { items } = await asStaff(hr, "GET", `/batches/${branch.batchId}/links`);
  const link: string | undefined = items.find((item: Json) => item.name === name)?.link;
  return link?.split("/i/")[1] ?? null;
}
