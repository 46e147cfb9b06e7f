import { encrypt, getSignature } from "@wecom/crypto";
import { create } from "axios";
import type { Clock } from "../../../server/clock";
import type { Faults } from "./faults";
import { type SandboxAccount, type World, newCode } from "./world";

/** Where the app's callback listens; null until it is told. */
export type CallbackTarget = { url: string | null };

/** Fields of a message in WeCom's order; a nested one is a list of elements. */
export type Fields = readonly (readonly [name: string, value: string | number | Fields])[];

const cdata = (text: string) => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;

export const xmlOf = (fields: Fields): string =>
  fields
    .map(([name, value]) => {
      const inner =
        typeof value === "object" ? xmlOf(value) : typeof value === "number" ? value : cdata(value);
      return `<${name}>${inner}</${name}>`;
    })
    .join("");

/** Signs, seals and posts what WeCom tells an app. */
export function createCallbackSender(options: {
  account: SandboxAccount;
  target: CallbackTarget;
  world: World;
  faults: Faults;
  clock: Clock;
}) {
  const { account, target, world, faults, clock } = options;
  const client = create({
    timeout: 5_000,
    maxRedirects: 0,
    validateStatus: () => true,
    responseType: "text",
  });

  function sign(sealed: string) {
    const timestamp = String(Math.floor(clock.now().getTime() / 1_000));
    const nonce = newCode();
    return { msg_signature: getSignature(account.token, timestamp, nonce, sealed), timestamp, nonce };
  }
  const seal = (message: string) => encrypt(account.encodingAesKey, message, account.corpId);
  const url = () => {
    if (target.url === null) throw new Error("The sandbox was not told where the callback is.");
    return target.url;
  };

  return {
    /** The proof that WeCom asks for when the address is entered; true where it was given. */
    async verify(): Promise<boolean> {
      const word = newCode();
      const echostr = seal(word);
      const { status, data } = await client.get<string>(url(), { params: { ...sign(echostr), echostr } });
      return status === 200 && data === word;
    },

    /** Sends an event as often as the faults say; the statuses that came back. */
    async send(fields: Fields): Promise<number[]> {
      const sent = xmlOf([["ToUserName", account.corpId], ...fields, ["AgentID", account.agentId]]);
      world.log("callback", "to_us", sent);
      const sealed = seal(`<xml>${sent}</xml>`);
      const body = `<xml>${xmlOf([
        ["ToUserName", account.corpId],
        ["Encrypt", sealed],
        ["AgentID", account.agentId],
      ])}</xml>`;
      const params = sign(sealed);
      await faults.passed();
      const statuses: number[] = [];
      for (let time = 0; time < faults.delivery.times; time += 1) {
        const posted = faults.bot.halved ? body.slice(0, body.length / 2) : body;
        const { status } = await client.post<string>(url(), posted, {
          params,
          headers: { "content-type": "text/xml" },
        });
        world.log("callback", "from_us", String(status));
        statuses.push(status);
      }
      return statuses;
    },
  };
}
