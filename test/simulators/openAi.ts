import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export const LLM_KEY = "test-model-key";
export const LLM_MODEL = "qwen-test";

/** One request for a completion, as the client sent it. */
export type ModelCall = {
  model: string;
  messages: { role: string; content: string }[];
  response_format?: { type: string; json_schema?: { name: string; strict: boolean; schema: object } };
  seed?: number;
  temperature?: number;
  max_tokens?: number;
  max_completion_tokens?: number;
};

export type ModelUsage = { prompt_tokens: number; completion_tokens: number };

/** What becomes of a call. */
export type ModelRule =
  | { does: "reply"; content: string; model?: string; usage?: ModelUsage | null; finish?: string }
  /** Says nothing until the promise resolves. */
  | { does: "be_slow"; until: Promise<void>; content: string }
  /** Takes the request and never answers. */
  | { does: "hang" }
  /** Answers with half a body and never goes on. */
  | { does: "hang_in_body" }
  /** Breaks the connection before, or in the middle of, the body. */
  | { does: "cut"; when: "before_head" | "in_body" }
  | { does: "fail"; status: number; message?: string; headers?: Record<string, string> }
  | { does: "send"; body: string; type?: string }
  | { does: "send_without_end" }
  | { does: "give_no_choice" }
  | { does: "refuse" }
  | { does: "call_tool" };

export type ModelService = {
  baseUrl: string;
  calls: ModelCall[];
  /** Of the next calls, in order. */
  behave(...rules: ModelRule[]): void;
  /** Of all calls for which nothing else was said. */
  otherwise(rule: (call: ModelCall) => ModelRule): void;
  close(): Promise<void>;
};

export const reply = (
  content: string | object,
  more: Partial<ModelRule & { does: "reply" }> = {},
): ModelRule => ({
  does: "reply",
  content: typeof content === "string" ? content : JSON.stringify(content),
  ...more,
});

/** The rating of one dimension as the model writes it. */
export const rating = (level: number | null, ...quotes: string[]): ModelRule =>
  reply({ quotes, reason: "讲到了自己做的事和结果，但是没有说明怎样核实。", level });

/** An OpenAI-compatible endpoint that does what it is told, good or bad. */
export async function openModelService(): Promise<ModelService> {
  const calls: ModelCall[] = [];
  const rules: ModelRule[] = [];
  let standard: (call: ModelCall) => ModelRule = () => reply("{}");

  const json = (res: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}) => {
    res.writeHead(status, { "content-type": "application/json", ...headers });
    res.end(JSON.stringify(body));
  };
  const completion = (
    message: object,
    more: { model?: string; usage?: ModelUsage | null; finish?: string } = {},
  ) => ({
    id: `chatcmpl-${calls.length}`,
    object: "chat.completion",
    created: 1_770_000_000,
    model: more.model ?? `${LLM_MODEL}-2026-01-01`,
    choices: [{ index: 0, finish_reason: more.finish ?? "stop", message: { role: "assistant", ...message } }],
    ...(more.usage === null ? {} : { usage: more.usage ?? { prompt_tokens: 200, completion_tokens: 50 } }),
  });

  async function follow(rule: ModelRule, res: ServerResponse): Promise<void> {
    switch (rule.does) {
      case "reply":
        return json(res, completion({ content: rule.content }, rule));
      case "be_slow":
        await rule.until;
        return json(res, completion({ content: rule.content }));
      case "hang":
        return;
      case "hang_in_body":
        res.writeHead(200, { "content-type": "application/json" });
        return void res.write('{"choices": [{"mess');
      case "cut":
        if (rule.when === "before_head") return void res.socket?.resetAndDestroy();
        res.writeHead(200, { "content-type": "application/json" });
        return void res.write('{"choices": [{"mess', () => res.socket?.resetAndDestroy());
      case "fail":
        return json(
          res,
          { error: { message: rule.message ?? "no", type: "error", code: null } },
          rule.status,
          rule.headers,
        );
      case "send":
        return void res.writeHead(200, { "content-type": rule.type ?? "application/json" }).end(rule.body);
      case "send_without_end": {
        res.writeHead(200, { "content-type": "application/json" });
        res.write('{"choices": "');
        const more = () => {
          if (!res.destroyed)
            res.write("x".repeat(65_536), (error) => (error ? undefined : setImmediate(more)));
        };
        return more();
      }
      case "give_no_choice":
        return json(res, { ...completion({}), choices: [] });
      case "refuse":
        return json(res, completion({ content: null, refusal: "I cannot help with that." }));
      case "call_tool": {
        const call = { id: "call_1", type: "function", function: { name: "rate", arguments: '{"level":5}' } };
        return json(res, completion({ content: null, tool_calls: [call] }, { finish: "tool_calls" }));
      }
    }
  }

  async function handle(req: IncomingMessage, res: ServerResponse) {
    const body = await text(req);
    if (req.url !== "/v1/chat/completions" || req.method !== "POST") {
      return json(res, { error: { message: "no such path" } }, 404);
    }
    if (req.headers.authorization !== `Bearer ${LLM_KEY}`) {
      return json(res, { error: { message: "wrong key" } }, 401);
    }
    const call = JSON.parse(body) as ModelCall;
    calls.push(call);
    if (call.model !== LLM_MODEL) {
      const message = `The model ${call.model} does not exist`;
      return json(res, { error: { message, code: "model_not_found" } }, 404);
    }
    await follow(rules.shift() ?? standard(call), res);
  }

  const server = createServer((req, res) => void handle(req, res).catch(() => res.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    behave: (...next) => void rules.push(...next),
    otherwise(rule) {
      standard = rule;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
