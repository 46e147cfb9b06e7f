import { In } from "typeorm";
import { notFound } from "../../../server/http/errors";
import { Interview } from "../../../server/interviews/entity";
import { findCandidatesOf } from "../../../server/interviews/listInterviews";
import { canOver } from "../../../server/org/permissions";
import { inert } from "../../cards/plainText";
import { say } from "../../words";
import { ask } from "../choice/ask";
import { commandWords as words } from "../commandWords";
import { type Doing, derivedId, showCard } from "../doing";
import { labelOf } from "./findPerson";

/** For each person that was named the interviews it could be: asks until each is one, then shows them side by side. */
export async function compareSlots(doing: Doing, slots: readonly (readonly string[])[]): Promise<string> {
  const { services, sender, locale } = doing;
  const { db } = services;
  const open = slots.findIndex(({ length }) => length > 1);
  if (open >= 0) {
    const rows = await db.read.findBy(Interview, { id: In([...(slots[open] ?? [])]) });
    const theirs = rows.filter((interview) => canOver(sender.actor, "reports.read", interview));
    const candidates = await findCandidatesOf(db.read, theirs);
    const nameOf = ({ candidateId }: Interview) => candidates.get(candidateId)?.name ?? "";
    const options = theirs.map((interview) => ({
      label: labelOf(services, { interview, candidateName: nameOf(interview) }, locale),
      deed: {
        do: "compare" as const,
        slots: slots.map((slot, index) => (index === open ? [interview.id] : [...slot])),
      },
    }));
    const [first] = theirs;
    if (!first) throw notFound("interview.not_found");
    const question = say(words.whichPerson, locale, { name: inert(nameOf(first)) });
    return ask(doing, { question, options, part: `compare:${JSON.stringify(slots)}` });
  }
  const ids = slots.flatMap((slot) => slot);
  if (new Set(ids).size < slots.length) return say(words.sameTwice, locale);
  await showCard(doing, {
    kind: "comparison",
    subjectId: derivedId(...ids, sender.actor.staffId),
    place: "sender",
    data: { ids },
  });
  return say(words.sentAlone, locale);
}
