import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import { mayHaveFeedback } from "../feedback/showing";
import { languageOf } from "../notifications/textLanguage";
import type { Happened } from "../pipeline/candidacyEvents";
import { Candidacy } from "../pipeline/entity";
import { recordOn } from "../pipeline/recordEvent";
import type { JobHandler } from "../queue/runner";
import { hashToken } from "../security/tokens";
import type { Services } from "../services";
import { lastInterviewOf, survivorOf } from "../standing/person";
import { Letter } from "./entity";
import { isLetterTrue } from "./isLetterTrue";
import { thankYouText } from "./letterTexts";
import { offerOffText, offerText } from "./offerTexts";
import { writeToCandidate } from "./writeToCandidate";

/** Hands a letter that was not taken back to the messages: written, with its link, in the job's own transaction. */
export const deliverLetter = (services: Services): JobHandler<{ letterId: string }> => ({
  concurrency: 1,
  attempts: 6,
  run: async ({ letterId }) => {
    const known = await selectOne(services.db.read, Letter, { id: letterId });
    if (!known) return;
    return async (tx) => {
      const { db, clock } = services;
      const candidacy = await findForUpdate(db, tx, Candidacy, { id: known.candidacyId });
      const letter = await findForUpdate(db, tx, Letter, { id: letterId });
      // Taken back, or taken back and due anew: that has a job of its own.
      if (!candidacy || letter?.state !== "held" || letter.dueAt > clock.now()) return;
      const isTrue = await isLetterTrue(tx.manager, letter, candidacy);
      const change = isTrue
        ? await send(services, tx, letter, candidacy)
        : ({ state: "cancelled", cancelledAt: clock.now() } as const);
      await updateRows(tx, Letter, { id: letterId }, change);
      if (!isTrue) return;
      const told = toldBy(letter, change.state === "sent");
      await recordOn(services, tx, candidacy, told, { source: "product" });
    };
  },
});

const toldBy = ({ kind }: Letter, reached: boolean): Happened =>
  kind === "thank_you"
    ? { type: "candidacy.thanked", data: { reached } }
    : { type: "candidacy.offer_told", data: { what: kind === "offer" ? "made" : "revoked", reached } };

/** What stands on the letter once it was handed over. */
async function send(
  services: Services,
  tx: Transaction,
  { kind, candidateId, offerTalentPool }: Letter,
  { id: candidacyId, jobTitle }: Candidacy,
): Promise<Partial<Letter>> {
  const candidate = await survivorOf(tx.manager, candidateId);
  const interview = await lastInterviewOf(tx.manager, candidacyId);
  const ends = kind === "thank_you";
  const feedback = ends && interview !== null && (await mayHaveFeedback(tx.manager, interview));
  const language = interview?.language ?? languageOf(`${candidate?.name ?? ""} ${jobTitle}`);
  const written =
    candidate &&
    (await writeToCandidate(services, tx, { candidate, interview, jobTitle, purpose: kind }, (facts) => {
      if (kind === "offer") return offerText({ ...facts, language });
      if (kind === "offer_off") return offerOffText({ ...facts, language });
      return thankYouText({ ...facts, language, feedback, offerTalentPool });
    }));
  if (!written) return { state: "unreachable" };
  // The result is told: what they may read of themselves is theirs from now on.
  if (feedback) await services.queue.enqueue(tx, "feedback.release", { interviewId: interview.id });
  // Whoever still comes to meet us hears with it that they need not.
  if (ends) await services.queue.enqueue(tx, "rounds.end", { candidacyId });
  const { token, messageIds } = written;
  return { state: "sent", sentAt: services.clock.now(), tokenHash: hashToken(token), messageIds };
}
