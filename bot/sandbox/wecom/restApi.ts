import { createHash } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../../../server/clock";
import type { TemplateCard } from "../../../server/platforms/wecom/templateCard";
import type { Faults } from "./faults";
import { type SandboxAccount, type World, changeCard, newCode } from "./world";

export type RestAnswer = { status: number; body: object | string } | "hang" | "cut";

const TOKEN_SECONDS = 7_200;
const CODE_MS = 5 * 60_000;

const card = z.custom<TemplateCard>(
  (value) => typeof value === "object" && value !== null && "card_type" in value,
);
const sendSchema = z.looseObject({
  touser: z.string(),
  agentid: z.number(),
  msgtype: z.enum(["text", "markdown", "template_card"]),
  text: z.looseObject({ content: z.string() }).optional(),
  markdown: z.looseObject({ content: z.string() }).optional(),
  template_card: card.optional(),
  enable_duplicate_check: z.number().default(0),
  duplicate_check_interval: z.number().default(1_800),
});
const updateSchema = z.looseObject({
  userids: z.array(z.string()).default([]),
  response_code: z.string(),
  button: z.looseObject({ replace_name: z.string() }).optional(),
  template_card: card.optional(),
});

const ok = (more: object = {}) => ({ errcode: 0, errmsg: "ok", ...more });
const no = (errcode: number) => ({ errcode, errmsg: "refused by the sandbox" });

const ticket = (kind: string) => ok({ ticket: `${kind}-${newCode()}`, expires_in: TOKEN_SECONDS });

const scheduleSchema = z.looseObject({
  schedule: z.looseObject({
    schedule_id: z.string().optional(),
    start_time: z.number().int(),
    end_time: z.number().int(),
    attendees: z.array(z.object({ userid: z.string() })).min(1),
    summary: z.string().max(128),
    location: z.string().max(128).default(""),
  }),
});
export type SandboxSchedule = z.output<typeof scheduleSchema>["schedule"];

/** WeCom's HTTP interface as far as we call it. */
export function createRestApi(options: {
  account: SandboxAccount;
  world: World;
  faults: Faults;
  clock: Clock;
}) {
  const { account, world, faults, clock } = options;
  const tokens = new Set<string>();
  const loginCodes = new Map<string, { userId: string | null; until: number }>();
  const schedules = new Map<string, SandboxSchedule>();
  const sentBefore = new Map<string, { until: number; answer: object }>();

  function gettoken(query: URLSearchParams): object {
    if (query.get("corpid") !== account.corpId) return no(40013);
    if (query.get("corpsecret") !== account.secret) return no(40001);
    const token = newCode();
    tokens.add(token);
    return ok({ access_token: token, expires_in: TOKEN_SECONDS });
  }

  function send(body: unknown): object {
    const message = sendSchema.safeParse(body).data;
    if (!message) return no(40058);
    if (message.agentid !== account.agentId) return no(40056);
    const taken = message.template_card?.task_id;
    const now = clock.now().getTime();
    const key = createHash("sha256").update(JSON.stringify(body)).digest("hex");
    const before = sentBefore.get(key);
    if (message.enable_duplicate_check && before && before.until > now) return before.answer;
    if (taken !== undefined && world.withCard(taken)) return no(40058);

    const named = message.touser.split("|");
    const receivers = named.flatMap((id) => world.person(id)?.userId ?? []);
    if (receivers.length === 0) return no(81013);
    const text = message.text?.content ?? message.markdown?.content ?? null;
    const shown = message.template_card ?? null;
    const added = world.add({ from: "app", userId: null, chatId: null, receivers, text }, shown);
    const missed = named.filter((id) => !world.person(id)).map((id) => id.toLowerCase());
    const answer = ok({
      msgid: added.id,
      invaliduser: missed.join("|"),
      ...(shown?.card_type === "button_interaction"
        ? { response_code: world.issueResponseCode(added.id) }
        : {}),
    });
    sentBefore.set(key, { until: now + message.duplicate_check_interval * 1_000, answer });
    return answer;
  }

  function updateCard(body: unknown): object {
    const update = updateSchema.safeParse(body).data;
    const change = update?.template_card
      ? { card: update.template_card }
      : update?.button && { buttonText: update.button.replace_name };
    if (!update || !change) return no(40058);
    const message = world.useResponseCode(update.response_code);
    // WeCom's own number for a used code is not documented; this one stands for "already used or too old".
    if (!message) return no(41008);
    changeCard(message, update.userids, change);
    return ok();
  }

  /** Every call of `add` is another event: WeCom knows none again. */
  function schedule(path: string, body: unknown): object {
    if (path === "/oa/schedule/del") {
      const { data } = z.looseObject({ schedule_id: z.string() }).safeParse(body);
      return schedules.delete(data?.schedule_id ?? "") ? ok() : no(41_093);
    }
    const { data } = scheduleSchema.safeParse(body);
    if (!data) return no(40_058);
    const id = path === "/oa/schedule/add" ? newCode() : (data.schedule.schedule_id ?? "");
    if (path === "/oa/schedule/update" && !schedules.has(id)) return no(41_093);
    schedules.set(id, data.schedule);
    return ok({ schedule_id: id });
  }

  function whoIs(query: URLSearchParams): object {
    const code = query.get("code") ?? "";
    const known = loginCodes.get(code);
    loginCodes.delete(code);
    if (!known || known.until < clock.now().getTime()) return no(40029);
    return ok(known.userId === null ? { openid: newCode() } : { userid: known.userId });
  }

  function userIds(body: unknown): object {
    const { cursor, limit } = z
      .looseObject({ cursor: z.coerce.number().default(0), limit: z.number().int().min(1).max(10_000) })
      .parse(body);
    const all = [...world.people.values()].flatMap(({ userId, departmentIds }) =>
      departmentIds.map((department) => ({ userid: userId, department })),
    );
    const end = cursor + limit;
    return ok({ dept_user: all.slice(cursor, end), next_cursor: end < all.length ? String(end) : "" });
  }

  function user(query: URLSearchParams): object {
    const person = world.person(query.get("userid") ?? "");
    if (!person) return no(60111);
    const { userId, name, departmentIds, mobile = "", email = "" } = person;
    return ok({ userid: userId, name, department: departmentIds, mobile, biz_mail: email });
  }

  const departments = () =>
    ok({ department: world.departments.map(({ id, name, parentId }) => ({ id, name, parentid: parentId })) });

  function dispatch(path: string, query: URLSearchParams, body: unknown): object {
    if (path === "/gettoken") return gettoken(query);
    const token = query.get("access_token");
    if (!token) return no(41001);
    if (!tokens.has(token)) return no(42001);
    switch (path) {
      case "/message/send":
        return send(body);
      case "/message/update_template_card":
        return updateCard(body);
      case "/auth/getuserinfo":
        return whoIs(query);
      case "/get_jsapi_ticket":
        return ticket("config");
      case "/ticket/get":
        return query.get("type") === "agent_config" ? ticket("agent") : no(40058);
      case "/oa/schedule/add":
      case "/oa/schedule/update":
      case "/oa/schedule/del":
        return schedule(path, body);
      case "/department/list":
        return departments();
      case "/user/list_id":
        return userIds(body);
      case "/user/get":
        return user(query);
      default:
        return no(40058);
    }
  }

  return {
    handle(path: string, query: URLSearchParams, body: unknown): RestAnswer {
      const fault = faults.next(path);
      if (fault?.does === "bad_gateway") return { status: 502, body: "<html>Bad Gateway</html>" };
      if (fault?.does === "errcode") return { status: 200, body: no(fault.errcode) };
      if (fault?.does === "expire_tokens") tokens.clear();
      const done = dispatch(path, query, body);
      if (fault?.does === "act_and_hang") return "hang";
      if (fault?.does === "act_and_cut") return "cut";
      return { status: 200, body: done };
    },
    schedules,
    /** Every token that was given out is no longer good. */
    forgetTokens: (): void => tokens.clear(),
    /** What WeCom puts into the address after somebody has agreed; null is somebody of no company. */
    issueLoginCode(userId: string | null): string {
      const code = newCode();
      loginCodes.set(code, { userId, until: clock.now().getTime() + CODE_MS });
      return code;
    },
  };
}
