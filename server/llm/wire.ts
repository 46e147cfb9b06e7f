import OpenAI, { APIConnectionError, APIError } from "openai";
import type {
  ChatCompletion,
  ChatCompletionCreateParamsNonStreaming as Params,
} from "openai/resources/chat/completions";
import type { Tokens } from "./budget";
import type { LlmConfig, LlmReply, LlmRequest } from "./types";

/** A reply of 1,000 tokens is about 8 KB; what is longer by this much is not a reply. */
const MAX_BODY_BYTES = 1_000_000;
/** An endpoint may refuse so many things one after another before it counts as refusing us. */
const MAX_ADAPTATIONS = 5;

export type WireReply = LlmReply & {
  /** As the endpoint counted them; null where it did not. */
  usage: Tokens | null;
};

class BodyTooLarge extends Error {}

/** Whether this is the error of a body that went on and on. */
export const isTooLarge = (error: unknown): boolean =>
  chainOf(error).some((each) => each instanceof BodyTooLarge);

type Linked = { cause?: unknown; code?: unknown };

function chainOf(error: unknown): Linked[] {
  const chain: Linked[] = [];
  // By its looks: errors of fetch may be of another realm.
  for (let each = error; typeof each === "object" && each !== null && chain.length < 8;) {
    const link: Linked = each;
    chain.push(link);
    each = link.cause;
  }
  return chain;
}

/** Nothing went out: nobody was there to take it. */
export const neverSent = (error: unknown): boolean =>
  chainOf(error).some(({ code }) => code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN");

/** `fetch` whose bodies end at MAX_BODY_BYTES. */
async function boundedFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: "error" });
  if (!response.body) return response;
  let size = 0;
  const bounded = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        size += chunk.byteLength;
        if (size > MAX_BODY_BYTES) throw new BodyTooLarge("the reply is too long");
        controller.enqueue(chunk);
      },
    }),
  );
  return new Response(bounded, { status: response.status, headers: response.headers });
}

type Abilities = {
  format: "json_schema" | "json_object" | "none";
  limit: "max_tokens" | "max_completion_tokens";
  seed: boolean;
  temperature: boolean;
};

/** What is left out or said otherwise after this refusal; null where it is about something else. */
function adapt(has: Abilities, { status, message }: APIError): Abilities | null {
  if (status !== 400 && status !== 422 && status !== 501) return null;
  if (/max_(?:completion_)?tokens/i.test(message) && has.limit === "max_tokens") {
    return { ...has, limit: "max_completion_tokens" };
  }
  if (
    /response_?format|json_?schema|json_?object|json mode|structured/i.test(message) &&
    has.format !== "none"
  ) {
    return { ...has, format: has.format === "json_schema" ? "json_object" : "none" };
  }
  if (/\bseed\b/i.test(message) && has.seed) return { ...has, seed: false };
  if (/temperature/i.test(message) && has.temperature) return { ...has, temperature: false };
  return null;
}

/**
 * One chat completion over the wire, by OpenAI's own client. What the endpoint cannot do (a schema, a seed, …) is
 * learnt from its refusals and remembered as long as the process lives.
 */
export function createWire({ baseUrl, apiKey, model, timeoutMs, outputTokens }: LlmConfig) {
  const openai = new OpenAI({
    baseURL: baseUrl,
    // The client insists on one; endpoints on this machine mostly do not.
    apiKey: apiKey ?? "none",
    organization: null,
    project: null,
    maxRetries: 0,
    // Ours comes first, and holds for the body as well.
    timeout: 2 * timeoutMs + 60_000,
    fetch: boundedFetch,
    logLevel: "off",
  });
  let abilities: Abilities = {
    format: "json_schema",
    limit: "max_tokens",
    seed: true,
    temperature: true,
  };

  function paramsOf({ system, user, schema, temperature, seed }: LlmRequest, has: Abilities): Params {
    const format: Pick<Params, "response_format"> =
      has.format === "json_schema"
        ? {
            response_format: {
              type: "json_schema",
              json_schema: { name: schema.name, strict: true, schema: schema.json },
            },
          }
        : has.format === "json_object"
          ? { response_format: { type: "json_object" } }
          : {};
    return {
      model,
      messages: [
        { role: "system", content: system },
        { role: "user", content: user },
      ],
      [has.limit]: outputTokens,
      ...format,
      ...(has.temperature ? { temperature } : {}),
      ...(has.seed ? { seed } : {}),
    };
  }

  return {
    /** @throws what the client throws: APIError, or the signal's reason */
    async send(request: LlmRequest, signal: AbortSignal): Promise<WireReply> {
      let has = abilities;
      for (let adapted = 0; ; adapted += 1) {
        try {
          const completion = await openai.chat.completions.create(paramsOf(request, has), { signal });
          abilities = has;
          return readCompletion(completion, model);
        } catch (error) {
          signal.throwIfAborted();
          const next = error instanceof APIError && adapted < MAX_ADAPTATIONS ? adapt(has, error) : null;
          if (!next) throw error;
          has = next;
        }
      }
    },
  };
}
export type Wire = ReturnType<typeof createWire>;

export { APIConnectionError, APIError };

const whole = (value: unknown): number | null =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** What is declared is not what every endpoint sends: nothing here is taken for granted. */
function readCompletion(completion: Partial<ChatCompletion> | null, configured: string): WireReply {
  const choice = Array.isArray(completion?.choices) ? completion.choices[0] : undefined;
  const content: unknown = choice?.message?.content;
  const input = whole(completion?.usage?.prompt_tokens);
  const output = whole(completion?.usage?.completion_tokens);
  return {
    text: typeof content === "string" ? content : "",
    model: typeof completion?.model === "string" && completion.model !== "" ? completion.model : configured,
    usage: input === null || output === null ? null : { input, output },
  };
}
