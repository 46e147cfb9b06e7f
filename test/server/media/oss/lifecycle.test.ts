import { stateLifecycle } from "../../../../server/media/oss/lifecycle";
import { ossAddress } from "../../../../server/media/oss/address";
import { chooseCredentials } from "../../../../server/media/oss/credentials";
import { openOssLink } from "../../../../server/media/oss/ossLink";
import { parseEnv } from "../../../../server/env";
import { openOss } from "../../../simulators/oss/openOss";

test("rules of ours are stated once, are put right where they differ, and leave others as they are", async () => {
  const oss = await openOss();
  const env = parseEnv(oss.env);
  const link = openOssLink(ossAddress(env)!, chooseCredentials(env));
  const state = () => stateLifecycle(link, "zhimian-test", "zhimian");
  try {
    expect([await state(), await state()]).toEqual([true, false]);
    expect(oss.lifecycle.written).toBe(1);

    const theirs =
      "<Rule><ID>theirs</ID><Prefix>logs/</Prefix><Status>Enabled</Status><Expiration><Days>30</Days></Expiration></Rule>";
    oss.lifecycle.xml = oss.lifecycle
      .xml!.replace("<Days>14</Days>", "<Days>1</Days>")
      .replace("</LifecycleConfiguration>", `${theirs}</LifecycleConfiguration>`);
    expect([await state(), await state()]).toEqual([true, false]);
    expect(oss.lifecycle.xml).toContain("<ID>theirs</ID>");
    expect(oss.lifecycle.xml).toContain("<Days>30</Days>");
    expect(oss.lifecycle.xml).toContain("<Days>14</Days>");
    expect(oss.lifecycle.xml).not.toContain("<Days>1</Days>");
    // What is kept of an interview ends by people's rules and never by a bucket's.
    const expired = [
      ...oss.lifecycle.xml.matchAll(/<Prefix>([^<]*)<\/Prefix><Status>Enabled<\/Status><Expiration>/g),
    ];
    expect(expired.map(([, prefix]) => prefix).toSorted()).toEqual(["logs/", "zhimian/take-outs/"]);
  } finally {
    link.close();
    await oss.close();
  }
});
