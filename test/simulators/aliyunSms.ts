import { createHash, createHmac, randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export const ACCESS_KEY = { accessKeyId: "test-key-id", accessKeySecret: "test-key-secret" };

export type SmsRecord = {
  phone: string;
  signName: string;
  template: string;
  params: Record<string, string>;
  outId: string;
  bizId: string;
  sentAt: Date;
  /** 1 waits for the carrier, 2 failed, 3 delivered. */
  status: 1 | 2 | 3;
  errCode: string;
};

/** What happens to the next SendSms. */
export type SmsRule =
  /** Takes the message and never answers. */
  | { does: "accept_and_hang" }
  /** Takes the message and breaks the connection. */
  | { does: "accept_and_cut" }
  /** A proxy's error page; nothing was taken. */
  | { does: "bad_gateway" }
  | { does: "answer"; status?: number; code: string };

export type SmsService = {
  endpoint: string;
  records: SmsRecord[];
  /** Every request, by action, that had a good signature. */
  calls: string[];
  behave(...rules: SmsRule[]): void;
  /** Rules that something met, in order. */
  met: readonly SmsRule[];
  /** No rule waits any more. */
  forgive(): void;
  /** Records exist but do not show for now: `all` as just after they were taken; `listed` still counts them. */
  hideRecords(hidden: "none" | "all" | "listed"): void;
  close(): Promise<void>;
};

const sha256 = (value: string) => createHash("sha256").update(value).digest("hex");
const percent = (value: string) =>
  [...Buffer.from(value)]
    .map((byte) => String.fromCharCode(byte))
    .map((character) =>
      /[A-Za-z0-9\-_.~]/.test(character)
        ? character
        : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("");
const beijing = (at: Date) =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");

/** Why the request is not believed, as the service names it; null when it is. Written from the specification alone. */
export function signatureFault(req: IncomingMessage, body: string, secret: string, now: Date): string | null {
  const [, keyId, names, signature] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
      req.headers.authorization ?? "",
    ) ?? [];
  if (!names) return "IncompleteSignature";
  if (keyId !== ACCESS_KEY.accessKeyId) return "InvalidAccessKeyId.NotFound";
  const required = Object.keys(req.headers).filter((name) => name === "host" || name.startsWith("x-acs-"));
  if (required.some((name) => !names.split(";").includes(name))) return "IncompleteSignature";
  if (req.headers["x-acs-content-sha256"] !== sha256(body)) return "SignatureDoesNotMatch";
  const sent = Date.parse(String(req.headers["x-acs-date"]));
  if (!(Math.abs(now.getTime() - sent) < 15 * 60_000)) return "InvalidTimeStamp.Expired";
  const url = new URL(req.url ?? "/", "http://service");
  const query = [...url.searchParams].map(([name, value]) => `${percent(name)}=${percent(value)}`).sort();
  const headers = names.split(";").map((name) => `${name}:${String(req.headers[name]).trim()}\n`);
  const canonical = [req.method, url.pathname, query.join("&"), headers.join(""), names, sha256(body)].join(
    "\n",
  );
  const expected = createHmac("sha256", secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest("hex");
  return expected === signature ? null : "SignatureDoesNotMatch";
}

/** Alibaba Cloud's SMS service as far as we use it: checks each signature, keeps what was sent, misbehaves when told to. */
export async function openSmsService({ now }: { now: () => Date }): Promise<SmsService> {
  const records: SmsRecord[] = [];
  const calls: string[] = [];
  const rules: SmsRule[] = [];
  const met: SmsRule[] = [];
  const nonces = new Set<string>();
  let hidden: "none" | "all" | "listed" = "none";

  const answer = (res: ServerResponse, body: Record<string, unknown>, status = 200) => {
    res.writeHead(status, { "content-type": "application/json" });
    res.end(JSON.stringify({ RequestId: randomUUID(), ...body }));
  };

  function sendSms(query: URLSearchParams, res: ServerResponse) {
    const rule = rules.shift();
    if (rule) met.push(rule);
    if (rule?.does === "bad_gateway") return res.writeHead(502).end("<html>502 Bad Gateway</html>");
    if (rule?.does === "answer") {
      return answer(res, { Code: rule.code, Message: rule.code }, rule.status);
    }
    const bizId = `9006195${records.length + 1}^0`;
    records.push({
      phone: query.get("PhoneNumbers") ?? "",
      signName: query.get("SignName") ?? "",
      template: query.get("TemplateCode") ?? "",
      params: JSON.parse(query.get("TemplateParam") ?? "{}") as Record<string, string>,
      outId: query.get("OutId") ?? "",
      bizId,
      sentAt: now(),
      status: 1,
      errCode: "",
    });
    if (rule?.does === "accept_and_hang") return;
    if (rule?.does === "accept_and_cut") return void res.destroy();
    answer(res, { Code: "OK", Message: "OK", BizId: bizId });
  }

  function queryDetails(query: URLSearchParams, res: ServerResponse) {
    const size = Number(query.get("PageSize"));
    const from = (Number(query.get("CurrentPage")) - 1) * size;
    const found = records.filter(
      ({ phone, bizId, sentAt }) =>
        bizId === (query.get("BizId") ?? bizId) &&
        phone === query.get("PhoneNumber") &&
        beijing(sentAt).slice(0, 10).replaceAll("-", "") === query.get("SendDate"),
    );
    const details = found.slice(from, from + size).map((record) => ({
      PhoneNum: record.phone,
      SendStatus: record.status,
      ErrCode: record.errCode,
      TemplateCode: record.template,
      SendDate: beijing(record.sentAt),
      OutId: record.outId,
    }));
    answer(res, {
      Code: "OK",
      Message: "OK",
      TotalCount: String(hidden === "all" ? 0 : found.length),
      SmsSendDetailDTOs: { SmsSendDetailDTO: hidden === "none" ? details : [] },
    });
  }

  async function handle(req: IncomingMessage, res: ServerResponse) {
    const fault = signatureFault(req, await text(req), ACCESS_KEY.accessKeySecret, now());
    const nonce = String(req.headers["x-acs-signature-nonce"]);
    if (fault) return answer(res, { Code: fault, Message: fault }, 400);
    if (nonces.has(nonce)) return answer(res, { Code: "SignatureNonceUsed", Message: "replayed" }, 400);
    nonces.add(nonce);
    const action = String(req.headers["x-acs-action"]);
    calls.push(action);
    const query = new URL(req.url ?? "/", "http://service").searchParams;
    if (action === "SendSms") return sendSms(query, res);
    if (action === "QuerySendDetails") return queryDetails(query, res);
    answer(res, { Code: "InvalidAction.NotFound", Message: action }, 404);
  }

  const server = createServer((req, res) => void handle(req, res).catch(() => res.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    records,
    calls,
    behave: (...next) => void rules.push(...next),
    met,
    forgive: () => void rules.splice(0),
    hideRecords: (value) => {
      hidden = value;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
