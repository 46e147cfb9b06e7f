import { LlmError, type LlmClient } from "../../llm/types";
import { type KeptReply, type Replies, replyKey } from "../../llm/replies";
import type { Dimension } from "../../plans/definition";
import { assessedDimensions } from "../rubric/engine";
import type { AnswerScore, ModelSample, ScoringEngine, ScoringQuestion, ScoringTranscript } from "../types";
import { LLM_ENGINE, isMajority, judgeSamples, readRating } from "./judge";
import { type PromptCopy, HIDDEN, REMOVED, copyForPrompt } from "./promptCopy";
import { PROMPT_VERSION, REPLY_SCHEMA, TEMPERATURE, buildPrompt } from "./prompt";

/** What cannot be read is asked for once more. */
const TRIES = 2;
const MIN_LETTERS = 4;

/**
 * Judges by a language model: for each dimension some samples of one prompt, from which `judgeSamples` reckons.
 * Samples are kept by what was asked, so that the same answer gets the same score, and a process that is killed repeats
 * at most the calls that were under way.
 * @throws LlmError where the model could not be asked, or gave nothing that could be read
 */
export function createLlmEngine(options: {
  client: LlmClient;
  replies: Replies;
  /** Reads STAR, signals and flags, and says where there is nothing to judge. */
  builtIn: ScoringEngine;
  /** How often each dimension is asked. */
  samples: number;
}): ScoringEngine {
  const { client, replies, builtIn, samples: asked } = options;

  async function sampleDimension(
    dimension: Dimension,
    question: ScoringQuestion,
    language: ScoringTranscript["language"],
    copy: PromptCopy,
    signal: AbortSignal,
  ): Promise<ModelSample[]> {
    const { text, strong, weak } = question;
    const { id, name, description, anchors } = dimension;
    const key = replyKey(
      "score",
      [PROMPT_VERSION, TEMPERATURE, client.model, language],
      [text, strong, weak, ...(question.kind === "written" ? [question.kind, question.material ?? ""] : [])],
      [name, description, anchors],
      copy.text,
    );
    const firstSeed = Number.parseInt(key.slice(0, 6), 16);
    const numbers = Array.from({ length: asked }, (_, index) => index);
    const kept = await Promise.all(
      numbers.map((index) =>
        replies.once(key, index, () =>
          askOnce(firstSeed + index, () => buildPrompt({ language, question, dimension, answer: copy.text })),
        ),
      ),
    );
    const readable = kept.filter((reply) => readRating(reply.text) !== null).length;
    if (!isMajority(readable, asked)) throw new LlmError("invalid_output");
    return kept.map(({ seed, model, text: said }, index) => ({
      dimension: id,
      index,
      seed,
      model,
      text: said,
    }));

    async function askOnce(seed: number, prompt: () => { system: string; user: string }): Promise<KeptReply> {
      for (let nth = 1; ; nth += 1) {
        const used = seed + (nth - 1) * 1_000;
        const reply = await client.complete({
          purpose: "score",
          ...prompt(),
          schema: REPLY_SCHEMA,
          temperature: TEMPERATURE,
          seed: used,
          signal,
        });
        if (nth === TRIES || readRating(reply.text) !== null) return { ...reply, seed: used };
      }
    }
  }

  return {
    ...LLM_ENGINE,
    async score(question, rubric, transcript, context): Promise<AnswerScore> {
      const reading = await builtIn.score(question, rubric, transcript, context);
      const copy = copyForPrompt(transcript.text, question.text);
      const record = { prompt: PROMPT_VERSION, asked, samples: [] as ModelSample[] };
      if (!reading.usable) return { ...reading, engine: { ...LLM_ENGINE }, samples: record };
      const dimensions = hasWords(copy) ? assessedDimensions(question, rubric) : [];
      // The first that fails stops the rest: what they cost would be for nothing.
      const stop = new AbortController();
      try {
        const sampled = await Promise.all(
          dimensions.map((dimension) =>
            sampleDimension(dimension, question, transcript.language, copy, stop.signal),
          ),
        );
        record.samples = sampled.flat();
      } catch (error) {
        stop.abort(error);
        throw error;
      }
      return judgeSamples({ question, rubric, transcript, context, reading }, record, copy);
    },
    describe: () => {
      const state = client.state();
      const name = `${LLM_ENGINE.name}@${LLM_ENGINE.version} (${client.model})`;
      return state === "closed" ? name : `${name}, degraded: ${builtIn.name}@${builtIn.version} judges`;
    },
  };
}

const hasWords = ({ text }: PromptCopy): boolean =>
  text
    .replaceAll(HIDDEN, "")
    .replaceAll(REMOVED, "")
    .replace(/[^\p{L}\p{N}]/gu, "").length >= MIN_LETTERS;
