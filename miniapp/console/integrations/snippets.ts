/** What the guide shows to copy; test/docs runs what verifies. */
export const CALL = `curl -H "Authorization: Bearer $ZHIMIAN_TOKEN" \\
  "$ZHIMIAN/api/v1/candidacies/events?limit=100"`;

export const VERIFY = `import { createHmac, timingSafeEqual } from "node:crypto";

function isGenuine(secret, headers, body) {
  const id = headers["webhook-id"];
  const seconds = headers["webhook-timestamp"];
  if (Math.abs(Date.now() / 1000 - Number(seconds)) > 300) return false;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  if (!secret.startsWith("whsec_") || key.length < 24) throw new Error("not a webhook secret");
  const wanted = createHmac("sha256", key).update(\`\${id}.\${seconds}.\${body}\`).digest();
  return headers["webhook-signature"].split(" ").some((one) => {
    const [version, signature = ""] = one.split(",");
    const given = Buffer.from(signature, "base64");
    return version === "v1" && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}`;

export const PAYLOAD = `{
  "id": "019a5b1e-…",
  "type": "candidacy.moved",
  "timestamp": "2026-03-02T02:00:00.000Z",
  "data": {
    "candidacyId": "019a5b1c-…", "candidateId": "019a5b1a-…",
    "orgUnitId": "019a…", "positionId": "019a…",
    "number": 4, "source": "staff"
  }
}`;
