import { listRoutes } from "../../../server/app";
import type { Route } from "../../../server/http/route";
import type { Asked } from "../../factories/ids/ask";
import { asksWithIds } from "../../factories/ids/asks";
import { makerOf } from "../../factories/ids/makers";
import { idPathsOf, withId } from "../../factories/ids/paths";
import {
  type Colleague,
  type Places,
  buildColleague,
  inUnit,
  openCompany,
  recordFactories,
} from "../../factories/org";
import { type Answer, type Json, type TestServer, openTestServer } from "../../factories/server";

/**
 * The other half of the permission matrix: ids that stand in bodies, in queries and further along in addresses. At each
 * such place another branch's id is answered exactly as one that nobody has. The places are found in the routes' own
 * schemas: a new one that nobody fills here fails.
 */
const NOBODY = "01890000-0000-7000-8000-00000000dead";

/** What routes with further ids in their address want besides. */
const FURTHER: Record<string, Pick<Asked, "body" | "query">> = {
  "POST /interviews/:id/answers/:answerId/corrections": {
    body: { text: "我们一起完成了任务。", baseVersion: 1 },
  },
  "POST /candidates/:id/resumes/:resumeId/reading/corrections": {
    body: { revision: 0, change: { field: "skills", key: null, value: "盘点" } },
  },
  "POST /candidacies/:id/employment/:eventId/void": { body: { note: "填错了人" } },
  "DELETE /candidates/:id/resumes/:resumeId/reading/corrections/:correctionId": { query: { revision: 0 } },
};

let server: TestServer;
let places: Places;
let routes: Route[];
/** May do everything in one's own branch. */
let administrator: Colleague;

const keyOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`;
const pathsIn = (route: Route, part: "body" | "query") => (route[part] ? idPathsOf(route[part]) : []);

const fill = (path: string, params: Record<string, string> = {}) =>
  path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? NOBODY);
const textOf = (query: Json) =>
  Object.entries(query ?? {})
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(",") : String(value)}`)
    .join("&");

async function send({ method, path }: Route, { params, query, body }: Asked): Promise<Answer> {
  const address = `${fill(path, params)}?${textOf(query)}`;
  return method === "get"
    ? administrator.call("GET", address)
    : administrator.call(method.toUpperCase(), address, body ?? {});
}

/** What somebody who asks learns: all of a list, of what is made only that it was. */
const learnt = ({ status, body }: Answer, isRead: boolean) => ({
  status,
  said: status >= 400 ? [body.error.code, body.error.message, body.error.details] : isRead ? body : null,
});

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  routes = listRoutes(server.services).filter(({ access }) => access.kind === "staff");
  administrator = await buildColleague(server, [inUnit("hq_admin", places.own)]);
}, 60_000);
afterAll(() => server.close());

test("every place where a route takes an id can be tried", () => {
  const problems = routes.flatMap((route) =>
    (["body", "query"] as const).flatMap((part) =>
      pathsIn(route, part).flatMap((path) => [
        ...(makerOf(path)
          ? []
          : [`${path} of ${keyOf(route)}: say in test/factories/ids/makers.ts what it means.`]),
        ...(asksWithIds[keyOf(route)] ? [] : [`${keyOf(route)} takes ids: add it to asksWithIds.`]),
      ]),
    ),
  );
  expect(problems).toEqual([]);
});

test("an id of another branch, in a body or a query, says no more than one that nobody has", async () => {
  const problems: string[] = [];
  for (const route of routes) {
    for (const part of ["body", "query"] as const) {
      for (const path of pathsIn(route, part)) {
        const asks = asksWithIds[keyOf(route)] ?? [];
        const make = makerOf(path) as NonNullable<ReturnType<typeof makerOf>>;
        let tried = 0;
        for (const ask of asks) {
          const good = await ask(server, places);
          if (withId(good[part], path, NOBODY) === null) continue;
          tried += 1;
          const own = await send(route, good);
          if (own.status >= 300)
            problems.push(`${keyOf(route)} is refused by itself: ${JSON.stringify(own.body)}`);
          const asked = async (id: string) => {
            const fresh = await ask(server, places);
            return learnt(
              await send(route, { ...fresh, [part]: withId(fresh[part], path, id) }),
              route.method === "get",
            );
          };
          const theirs = await asked(await make(server, places.other));
          const nobodys = await asked(NOBODY);
          if (JSON.stringify(theirs) !== JSON.stringify(nobodys)) {
            problems.push(
              `${keyOf(route)}, ${path}: ${JSON.stringify(theirs)}, but nobody's: ${JSON.stringify(nobodys)}`,
            );
          }
        }
        if (tried === 0) problems.push(`${keyOf(route)}: no request of asksWithIds names ${path}.`);
      }
    }
  }
  expect(problems).toEqual([]);
}, 120_000);

test("what belongs to another branch's record is not reached through one's own", async () => {
  const problems: string[] = [];
  for (const route of routes) {
    if (route.access.kind !== "staff" || route.access.boundary.kind !== "record") continue;
    const { of, param } = route.access.boundary;
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
    const make = recordFactories[of as keyof typeof recordFactories];
    if (!make || names.length < 2) continue;
    const [own, other] = [await make(server, places.ownDepartment), await make(server, places.other)];
    for (const name of names) {
      // A version is a number of its own record's.
      if (name === param || !(other[name]?.length === 36)) continue;
      const params = { ...own, [name]: other[name] as string };
      const answer = await send(route, { params, ...FURTHER[keyOf(route)] });
      if (answer.status !== 404) problems.push(`${keyOf(route)}, :${name}: ${answer.status}`);
    }
  }
  expect(problems).toEqual([]);
});
