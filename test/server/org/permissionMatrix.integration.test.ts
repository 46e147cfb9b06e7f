import { openChats } from "../../../bot/sandbox/chats/routes";
import { type Sandbox, openSandbox } from "../../../bot/sandbox/openSandbox";
import { listRoutes } from "../../../server/app";
import { systemClock } from "../../../server/clock";
import type { Boundary, Route } from "../../../server/http/route";
import {
  type Permission,
  ROLE_PERMISSIONS,
  type StaffRole,
  staffRole,
} from "../../../server/org/permissions";
import { type RecordKind, records } from "../../../server/org/records";
import {
  type Colleague,
  type Places,
  buildColleague,
  inUnit,
  openCompany,
  recordFactories,
  scopedLookups,
  scopedReads,
  scopedWrites,
} from "../../factories/org";
import { type Answer, type TestServer, openTestServer } from "../../factories/server";

/**
 * Every route of staff, as every role, in one's own branch, in another and at headquarters. The routes come from the
 * application itself: a new one that does not say its boundary, or names a kind of record that nobody can make here,
 * fails.
 */

/** Routes without a session. Each is here on purpose; what protects it instead is its feature's to test. */
const OPEN_ROUTES = [
  "GET /session",
  "POST /session/demo",
  "DELETE /session",
  "POST /session/password",
  "GET /session/chat/:platform/start",
  "GET /session/chat/:platform/callback",
  "POST /session/chat",
  "POST /session/chat/second-factor",
  "GET /chat/hosts",
  "GET /chat/js-signature",
  "POST /password-resets",
  "POST /staff-links/open",
  "POST /staff-links/password",
  "PUT /media/uploads/:signed",
  "GET /media/objects/:signed",
  "GET /sandbox/messages",
  // Through the demonstration's door alone: test/bot/sandbox/chats.integration.test.ts.
  "GET /sandbox/chats",
  "GET /sandbox/chats/frames",
  "POST /sandbox/chats/messages",
  "POST /sandbox/chats/files",
  "POST /sandbox/chats/presses",
  "POST /sandbox/chats/openings",
  "POST /sandbox/chats/afresh",
  "PUT /sandbox/chats/faults",
  "POST /applications/open",
  "POST /applications",
];

/** HQ's own serve the units below: these may read them. Written out again, so that a slip in the rules shows. */
const READ_FROM_BELOW: Permission[] = ["plans.read", "positions.read", "questions.read", "org.read"];
const WHOLE_COMPANY: Permission[] = [
  "contacts.sync",
  "jobs.read",
  "jobs.retry",
  "reviews.configure",
  "archive.configure",
  "rules.configure",
  "rules.automate",
];

type StaffRoute = Route & { access: { kind: "staff"; permission: Permission; boundary: Boundary } };
type Place = "own" | "hq";

let server: TestServer;
let sandbox: Sandbox;
let places: Places;
let routes: Route[];
/** By role and by the unit of the grant: one's own branch, or the whole company. */
const actors = new Map<string, Colleague>();
const actorOf = (role: StaffRole, place: Place) => actors.get(`${role} ${place}`) as Colleague;

const keyOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
const isStaff = (route: Route): route is StaffRoute => route.access.kind === "staff";
const staffRoutesOf = (kind: Boundary["kind"]) =>
  routes.filter(isStaff).filter(({ access }) => access.boundary.kind === kind);
const isStream = ({ produces }: Route) => produces === "text/event-stream";

const holds = (role: StaffRole, wanted: Permission, place: Place) =>
  ROLE_PERMISSIONS[role].includes(wanted) && (place === "hq" || !WHOLE_COMPANY.includes(wanted));

/** The address with its parameters filled in; a name that nothing fills is left as a value that no record has. */
const fill = (path: string, params: Record<string, string>) =>
  path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? "00000000-0000-7000-8000-00000000dead");

async function ask(
  { call }: Colleague,
  { method }: Route,
  path: string,
  body: unknown = {},
): Promise<Answer> {
  return method === "get" ? call("GET", path) : call(method.toUpperCase(), path, body);
}

/** Records to ask for, by kind and unit. Who was refused has changed nothing: the next one asks for the same. */
const standing = new Map<string, Record<string, string>>();
async function untouched(of: RecordKind, unitId: string): Promise<Record<string, string>> {
  const known = standing.get(`${of} ${unitId}`);
  if (known) return known;
  const made = await (recordFactories[of] as NonNullable<(typeof recordFactories)[typeof of]>)(
    server,
    unitId,
  );
  standing.set(`${of} ${unitId}`, made);
  return made;
}
const touched = (of: RecordKind, unitId: string) => standing.delete(`${of} ${unitId}`);

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  sandbox = await openSandbox(systemClock, server.services.env);
  routes = [...listRoutes(server.services), ...openChats(server.services, sandbox).routes];
  for (const role of staffRole.options) {
    actors.set(`${role} own`, await buildColleague(server, [inUnit(role, places.own)]));
    actors.set(`${role} hq`, await buildColleague(server, [inUnit(role, places.hq)]));
  }
}, 120_000);
afterAll(async () => {
  await server.close();
  await sandbox.close();
});

describe("every route is classified", () => {
  test("a route without a session is one of those that are open on purpose", () => {
    const unknown = routes.filter(({ access }) => access.kind === "public").map(keyOf);
    const problems = unknown
      .filter((key) => !OPEN_ROUTES.includes(key) && !key.split(" ")[1]?.startsWith("/candidate/"))
      .map((key) => `${key} is open to everybody: use staffWith(...), or add it to OPEN_ROUTES on purpose.`);
    expect(problems).toEqual([]);
  });

  test("a route of candidates lies under /candidate", () => {
    const astray = routes.filter(
      ({ access, path }) => access.kind === "candidate" && !path.startsWith("/candidate/"),
    );
    expect(astray.map(keyOf)).toEqual([]);
  });

  test("a route of one's own account lies where everybody expects it", () => {
    const astray = routes.filter(
      ({ access, path }) => access.kind === "self" && !/^\/(?:account|session\/all)(?:\/|$)/.test(path),
    );
    // It asks for no permission: what is not the caller's alone must not be among them.
    expect(astray.map(keyOf)).toEqual([]);
  });

  test("a route of one record can be tried: its kind has a factory that fills all its parameters", async () => {
    const problems: string[] = [];
    for (const route of staffRoutesOf("record")) {
      const { of, param } = boundaryOf(route);
      const make = recordFactories[of];
      if (!make) {
        problems.push(`${keyOf(route)} names a ${of}: add recordFactories.${of} to test/factories/org.ts.`);
        continue;
      }
      const params = await make(server, places.own);
      const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
      if (!names.includes(param)) problems.push(`${keyOf(route)} has no parameter :${param} for its ${of}.`);
      for (const name of names.filter((wanted) => params[wanted] === undefined)) {
        problems.push(`${keyOf(route)}: recordFactories.${of} must also return "${name}".`);
      }
    }
    expect([...new Set(problems)]).toEqual([]);
  });

  test("a scoped route names no record, and one that makes something can be tried", () => {
    const problems = staffRoutesOf("scoped").flatMap((route) => {
      const key = keyOf(route);
      if (route.path.includes(":"))
        return [`${key} names a record: its boundary is record(kind), not scoped.`];
      if (route.method === "get" || scopedWrites[key]) return [];
      return [`${key} makes something in a unit: add scopedWrites["${key}"] to test/factories/org.ts.`];
    });
    expect(problems).toEqual([]);
  });
});

const boundaryOf = (route: StaffRoute) =>
  route.access.boundary as Extract<Boundary, { kind: "record" }> & { of: RecordKind };

/**
 * Who may do what is settled before any statement is made: on the second database it is enough that every route's
 * statements run, for somebody who sees everything and for somebody who does not.
 */
const roles: readonly StaffRole[] =
  process.env["TEST_DATABASE"] === "mariadb" ? ["hq_admin", "branch_hr"] : staffRole.options;

describe.each(roles)("as %s", (role) => {
  const each: Place[] = ["own", "hq"];

  test("without the permission: 403, whatever the route; with it: not 403", async () => {
    const problems: string[] = [];
    for (const place of each) {
      for (const route of [...staffRoutesOf("company"), ...staffRoutesOf("scoped")]) {
        if (isStream(route)) continue;
        const { status, body } = await ask(actorOf(role, place), route, fill(route.path, {}));
        const expected = holds(role, route.access.permission, place);
        const refused = status === 403 && body.error.code === "session.forbidden";
        if (refused === expected) problems.push(`${keyOf(route)} (${place}): ${status}`);
      }
    }
    expect(problems).toEqual([]);
  });

  test("one record: 403 without the permission, 404 outside the scope, neither within it", async () => {
    const problems: string[] = [];
    const locations = {
      "own branch": places.ownDepartment,
      "other branch": places.other,
      headquarters: places.hq,
    };
    for (const route of staffRoutesOf("record")) {
      const { of } = boundaryOf(route);
      const { permission } = route.access;
      const reading = `${permission.split(".")[0]}.read` as Permission;
      for (const [location, unitId] of Object.entries(locations)) {
        for (const place of each) {
          const params = await untouched(of, unitId);
          const { status, body } = await ask(actorOf(role, place), route, fill(route.path, params));
          if (status < 400 && route.method !== "get") touched(of, unitId);
          const fromBelow = location === "headquarters" && READ_FROM_BELOW.includes(reading);
          const sees = place === "hq" || location === "own branch";
          const code: string | undefined = body?.error?.code;
          const told = `${keyOf(route)}, a ${of} of ${location}, with a grant on ${place}: ${status} ${code}`;
          if (!holds(role, permission, place)) {
            if (status !== 403 || code !== "session.forbidden") problems.push(`${told}, not 403`);
          } else if (sees || (fromBelow && permission === reading)) {
            if (status === 403 || status === 404) problems.push(`${told}, though it is within the scope`);
          } else if (fromBelow && ROLE_PERMISSIONS[role].includes(reading)) {
            if (status !== 403) problems.push(`${told}, not 403: seen, and not theirs to change`);
          } else if (status !== 404 || code !== records[of].missing) {
            problems.push(`${told}, not 404 ${records[of].missing}`);
          }
        }
      }
    }
    expect(problems).toEqual([]);
  }, 120_000);

  test("making something: in one's own branch, not in another", async () => {
    const problems: string[] = [];
    for (const route of staffRoutesOf("scoped").filter(({ method }) => method !== "get")) {
      const key = keyOf(route);
      if (!holds(role, route.access.permission, "own")) continue;
      for (const [unitId, expected] of [
        [places.ownDepartment, "made"],
        [places.other, "404"],
        [places.hq, "404"],
      ] as const) {
        const body = await scopedWrites[key]?.(server, unitId);
        const { status } = await ask(actorOf(role, "own"), route, route.path, body);
        const happened = status < 300 ? "made" : String(status);
        if (happened !== expected) problems.push(`${key} in ${unitId}: ${happened}, not ${expected}`);
      }
    }
    expect(problems).toEqual([]);
  });

  test("lists show nothing of another branch", async () => {
    const began = new Date().toISOString();
    const seeded = [];
    for (const make of Object.values(recordFactories)) {
      seeded.push(...Object.values(await make(server, places.other)).filter((value) => value.length > 30));
    }
    for (const route of staffRoutesOf("scoped").filter(({ method }) => method === "get")) {
      if (isStream(route) || scopedLookups[keyOf(route)]) continue;
      if (!holds(role, route.access.permission, "own")) continue;
      const path = `${route.path}?limit=100${(scopedReads[keyOf(route)] ?? "").replace("{began}", began)}`;
      const whole = JSON.stringify((await ask(actorOf("hq_admin", "hq"), route, path)).body);
      if (!seeded.some((id) => whole.includes(id))) {
        throw new Error(
          `${keyOf(route)} shows nothing that a factory of test/factories/org.ts makes: it proves nothing here.`,
        );
      }
      const answer = await ask(actorOf(role, "own"), route, path);
      expect([keyOf(route), answer.status]).toEqual([keyOf(route), 200]);
      const shown = JSON.stringify(answer.body);
      expect(seeded.filter((id) => shown.includes(id))).toEqual([]);
    }
  });

  test("what is said to concern the whole company holds nothing of another branch", async () => {
    const seeded = [];
    for (const make of Object.values(recordFactories)) {
      seeded.push(...Object.values(await make(server, places.other)).filter((value) => value.length > 30));
    }
    for (const route of staffRoutesOf("company").filter(({ method }) => method === "get")) {
      if (!holds(role, route.access.permission, "own")) continue;
      const { body } = await ask(actorOf(role, "own"), route, fill(route.path, {}));
      const shown = JSON.stringify(body);
      expect([keyOf(route), seeded.filter((id) => shown.includes(id))]).toEqual([keyOf(route), []]);
    }
  });

  test("what is asked for by ids is there in one's own branch, and not as soon as one is of another", async () => {
    for (const [key, make] of Object.entries(scopedLookups)) {
      const route = staffRoutesOf("scoped").find((one) => keyOf(one) === key);
      if (!route) throw new Error(`scopedLookups names ${key}, which is no scoped route`);
      if (!holds(role, route.access.permission, "own")) continue;
      const as = actorOf(role, "own");
      const own = await make(server, [places.ownDepartment, places.own]);
      const mixed = await make(server, [places.ownDepartment, places.other]);
      expect([key, (await ask(as, route, `${route.path}?${own}`)).status]).toEqual([key, 200]);
      expect([key, (await ask(as, route, `${route.path}?${mixed}`)).status]).toEqual([key, 404]);
    }
  });
});
