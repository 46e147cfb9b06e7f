import { setPriority } from "node:os";
import { createEspeakSpeaker } from "../espeak/speaker";
import { createKokoroSpeaker } from "../kokoro/speaker";
import type { Speaker, SpeakerChoice, VoiceReply, VoiceRequest } from "./protocol";

/**
 * Entry of the voice process: reading text, synthesis and encoding all happen here, away from the event loop
 * that serves people. The first message chooses the speaker, each further one is a request.
 */
let speaker: Promise<Speaker> | undefined;

async function createSpeaker(choice: SpeakerChoice): Promise<Speaker> {
  return choice.engine === "kokoro" ? createKokoroSpeaker(choice) : createEspeakSpeaker(choice);
}

async function answer({ id, text, language }: VoiceRequest): Promise<VoiceReply> {
  try {
    if (!speaker) throw new Error("No speaker was chosen");
    const speak = await speaker;
    return { id, audio: await speak(text, language) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

process.on("message", (message: SpeakerChoice | VoiceRequest) => {
  if ("engine" in message) {
    speaker = createSpeaker(message);
    // Each request reports the failure; without this it would also end the process.
    speaker.catch(() => undefined);
    return;
  }
  void answer(message).then((reply) => process.send?.(reply));
});

// A question is spoken ahead of time: it must not take the processor from people who wait.
setPriority(10);

// The server has gone or no longer needs a voice.
process.once("disconnect", () => process.exit(0));
