import { z } from "zod";

const frameSchema = z.object({
  type: z.enum(["SYSTEM", "EVENT", "CALLBACK"]),
  headers: z.looseObject({
    messageId: z.string().min(1).max(200),
    topic: z.string().max(200),
    time: z.coerce.number().optional(),
    eventType: z.string().max(200).optional(),
    eventId: z.string().max(200).optional(),
  }),
  data: z.string().default(""),
});
/** What comes down the stream; `data` is JSON of the topic's own. */
export type Frame = z.output<typeof frameSchema>;

/** The text as a frame; null for anything else, so that nothing of it throws in the socket's listener. */
export function readFrame(text: string): Frame | null {
  return frameSchema.safeParse(parseJson(text)).data ?? null;
}

/** Null for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
