import { parseEnv } from "../../../../server/env";
import { checkOss } from "../../../../server/media/oss/checkOss";
import { type OssSimulator, openOss } from "../../../simulators/oss/openOss";

let oss: OssSimulator;
beforeEach(async () => {
  oss = await openOss({ corsOrigins: ["https://hr.example.com"] });
});
afterEach(() => oss.close());

const PAGE = { PUBLIC_URL: "https://hr.example.com" };
const look = (env: Record<string, string> = {}) => checkOss(parseEnv({ ...oss.env, ...PAGE, ...env })).run();

test("a bucket as it should be gives nothing to find, and is left as it was", async () => {
  expect(await look()).toEqual([]);
  expect(oss.objects.size).toBe(0);
});

test("nothing is asked where media lies on the disk", async () => {
  expect(await checkOss(parseEnv({})).run()).toEqual([]);
});

test.each<[what: string, level: string, change: (state: OssSimulator["state"]) => void]>([
  ["There is no bucket zhimian-test at localhost", "error", (state) => void (state.exists = false)],
  [
    "is not in the region of localhost",
    "error",
    (state) => void (state.elsewhere = "oss-cn-beijing.aliyuncs.com"),
  ],
  [
    "does not take signatures for the region cn-hangzhou",
    "error",
    (state) => void (state.region = "cn-beijing"),
  ],
  ["anybody could read recordings", "error", (state) => void (state.acl = "public-read")],
  ["keeps versions", "error", (state) => void (state.versioning = "Enabled")],
  [
    "may not do on zhimian-test/zhimian/ what media needs: oss:PutObject, oss:DeleteObject",
    "error",
    ({ denied }) => void denied.add("PutObject").add("DeleteObject"),
  ],
  ["whether it is private was not seen", "warning", ({ denied }) => void denied.add("GetBucketInfo")],
  ["Browsers on https://hr.example.com may not put", "error", (state) => void (state.cors = [])],
  [
    "Browsers on https://hr.example.com may not put",
    "error",
    ({ cors }) => void (cors[0]!.headers = ["content-type"]),
  ],
  ["clock is 60 minutes ahead of that of OSS", "warning", (state) => void (state.clockMs = -3_600_000)],
])("says: %s", async (what, level, change) => {
  change(oss.state);
  expect(await look()).toEqual([{ level, what: expect.stringContaining(what), mend: expect.any(String) }]);
  expect(oss.objects.size).toBe(0);
});

test.each<[what: string, level: string, env: Record<string, string>]>([
  ["OSS does not know the access key", "error", { OSS_ACCESS_KEY_ID: "somebody-elses" }],
  ["OSS does not believe the signature", "error", { OSS_ACCESS_KEY_SECRET: "a-wrong-secret" }],
  ["OSS is not reached at localhost:1", "outage", { OSS_ENDPOINT: "http://localhost:1" }],
])("says: %s, without the key", async (what, level, env) => {
  const found = await look(env);
  expect(found).toEqual([{ level, what: expect.stringContaining(what), mend: expect.any(String) }]);
  expect(JSON.stringify(found)).not.toMatch(/somebody-elses|a-wrong-secret|test-oss-key/);
});

test("says that a role cannot be taken", async () => {
  const env = { OSS_ROLE_ARN: "acs:ram::1:role/another", OSS_STS_ENDPOINT: oss.origin };
  expect((await look(env))[0]?.what).toBe("No temporary credentials for OSS: NoPermission.");
});

test("a process that no browser speaks to does not ask about browsers", async () => {
  oss.state.cors = [];
  expect(await look({ ROLES: "worker", DATABASE_URL: "mysql://root@127.0.0.1/zhimian" })).toEqual([]);
});

test("an OSS that fails for a while keeps nobody from starting", async () => {
  oss.faults.makeTrouble(1, ["slow_down"]);
  expect(await look()).toMatchObject([{ level: "outage" }]);
});
