import { z } from "zod";
import { extractJson } from "../../llm/extractJson";
import { type KeptReply, type Replies, replyKey } from "../../llm/replies";
import { type Timers, systemTimers } from "../../outside/timers";
import { type LlmClient, LlmError, type LlmFailure } from "../../llm/types";
import { copyForPrompt } from "../../scoring/llm/promptCopy";
import { joinAnswers } from "../findGaps";
import type { FollowUpChoice, FollowUpChooser, FollowUpMoment } from "../types";
import { followUpWords } from "../words";
import { mayBeAsked } from "./mayBeAsked";
import { PROMPT_VERSION, REPLY_SCHEMA, buildFollowUpPrompt } from "./prompt";

/** A candidate waits before the screen, and waits for the words of their answer first. */
export const LIMIT_MS = 4_000;

export const LLM_CHOOSER = { name: "llm", version: "1.0.0" } as const;

const replySchema = z.object({ question: z.string().max(2_000) });

type Asking = Extract<FollowUpChoice, { ask: true }>;

/**
 * Lets a language model word what is asked on. Whether anything is, about which gap and for which dimension is decided
 * by the built-in chooser, by the answer alone; its words are asked wherever the model's come late or may not be asked.
 */
export function createLlmChooser(options: {
  client: LlmClient;
  replies: Replies;
  builtIn: FollowUpChooser;
  fellBack?: (why: LlmFailure) => void;
  timers?: Timers;
}): FollowUpChooser {
  const { client, replies, builtIn, fellBack, timers = systemTimers } = options;

  async function wordByModel(moment: FollowUpMoment, choice: Asking): Promise<string> {
    const { language, question, dimensions, answers, asked } = moment;
    const dimension = dimensions.find(({ id }) => id === choice.dimensionId)?.name ?? "";
    const { aboutThem } = followUpWords[language];
    const directions = (question.followUps ?? []).filter((direction) => !aboutThem.test(direction));
    const answer = copyForPrompt(joinAnswers(answers), question.text).text;
    const key = replyKey(
      "follow_up",
      [PROMPT_VERSION, client.model, language, choice.gap],
      [question.text, dimension, directions],
      asked.map(({ text }) => text),
      answer,
    );
    const limit = new AbortController();
    const cancel = timers.after(LIMIT_MS, () => limit.abort(new LlmError("timeout")));
    const ask = async (): Promise<KeptReply> => {
      const prompt = buildFollowUpPrompt(moment, { gap: choice.gap, dimension, directions, answer });
      const seed = Number.parseInt(key.slice(0, 6), 16);
      const reply = await client.complete({
        purpose: "follow_up",
        ...prompt,
        schema: REPLY_SCHEMA,
        temperature: 0,
        seed,
        attempts: 1,
        urgent: true,
        signal: limit.signal,
      });
      return { ...reply, seed };
    };
    try {
      const { text } = await replies.once(key, 0, ask);
      const words = extractJson(text, replySchema)?.question.trim() ?? "";
      const about = [question.text, dimension, ...directions, answer].join("\n");
      if (!mayBeAsked(words, moment, about)) throw new LlmError("invalid_output");
      return words;
    } finally {
      cancel();
    }
  }

  const byBuiltIn = `${builtIn.name}@${builtIn.version}`;
  return {
    ...LLM_CHOOSER,
    async choose(moment) {
      const choice = await builtIn.choose(moment);
      // Who said hardly anything is asked gently, in words that were weighed beforehand.
      if (!choice.ask || choice.gap === "too_little") return { ...choice, engine: byBuiltIn };
      try {
        if (moment.staysHere) throw new LlmError("not_agreed");
        const text = await wordByModel(moment, choice);
        const engine = `${LLM_CHOOSER.name}@${LLM_CHOOSER.version}/${client.model}`.slice(0, 40);
        return { ...choice, text, engine };
      } catch (error) {
        if (!(error instanceof LlmError) || error.code === "closed") throw error;
        fellBack?.(error.code);
        return { ...choice, engine: byBuiltIn };
      }
    },
  };
}
