import { openCard, refreshCards } from "../../../server/chats/cards";
import type { CardKind } from "../../../server/chats/entity";
import type { ChatNews } from "../../../server/chats/news";
import { batchOf } from "../../../server/chats/progressSubjects";
import { isClosed } from "../../../server/decisions/closedCandidacy";
import { findDecision } from "../../../server/decisions/findDecision";
import { findDeciders } from "../../../server/decisions/findDeciders";
import { findSecondRound } from "../../../server/decisions/secondRound/findSecondRound";
import type { Transaction } from "../../../server/db/database";
import { findForUpdate } from "../../../server/db/locks";
import { selectEqual, selectOne } from "../../../server/db/statements";
import { HelpRequest } from "../../../server/helpRequests/entity";
import { PassRateAlert } from "../../../server/insight/passRates/entity";
import { Interview } from "../../../server/interviews/entity";
import { Meeting, MeetingPerson } from "../../../server/meetings/entity";
import { HR_ROLES } from "../../../server/org/peopleNear";
import type { Commit } from "../../../server/queue/runner";
import { runsThatAsk } from "../../../server/rules/runsThatAsk";
import type { Bot } from "../../context";
import { askOthers } from "./askOthers";
import { openDigests } from "./openDigests";
import { type CardPlace, groupsNear, groupsOf, placesNear, placesOf } from "./places";

/** A card to open, and where. */
type Opening = { kind: CardKind; subjectId: string; places: readonly CardPlace[]; askedAt?: Date };

const openAll = async (bot: Bot, tx: Transaction, openings: readonly Opening[]) => {
  for (const { places, ...card } of openings) {
    for (const place of places) await openCard(bot.services, tx, { ...card, ...place });
  }
};

/** What is opened because of it, and the interview's own cards; those that count it are seen to in refreshOnNews. */
async function tellOfInterview(
  bot: Bot,
  id: string,
  more: (interview: Interview) => Promise<Opening[]>,
): Promise<Commit | undefined> {
  const { services } = bot;
  const interview = await selectOne(services.db.read, Interview, { id });
  if (!interview) return undefined;
  const openings = await more(interview);
  return async (tx) => {
    // Whoever takes the asking back holds the interview: one of the two is first.
    if (openings.some(({ kind }) => kind === "approval"))
      await findForUpdate(services.db, tx, Interview, { id });
    const asks = (await runsThatAsk(tx.manager, id)).holding.length > 0;
    await openAll(
      bot,
      tx,
      openings.filter(({ kind }) => kind !== "approval" || asks),
    );
    await refreshCards(services, tx, id);
  };
}

/** Whose approval it takes is asked, unless it is decided by now, or their way has ended otherwise. */
async function openingsOfApproval(bot: Bot, interview: Interview): Promise<Opening[]> {
  const { services } = bot;
  if (await findDecision(services.db.read, interview.id)) return [];
  if (await isClosed(services.db.read, interview.id)) return [];
  const deciders = await findDeciders(services, interview);
  const places = await placesOf(
    bot,
    deciders.map(({ staffId }) => staffId),
  );
  return [{ kind: "approval", subjectId: interview.id, places }];
}

/** The report in its groups, or with HR where there is none. Whether approval is asked rules say (server/rules). */
async function openingsOfReport(bot: Bot, interview: Interview): Promise<Opening[]> {
  const { services } = bot;
  const groups = await groupsOf(bot, interview, await batchOf(services.db, interview.id));
  const shownTo = groups.length > 0 ? groups : await placesNear(bot, interview, HR_ROLES);
  return [{ kind: "report", subjectId: interview.id, places: shownTo }];
}

/** HR sees to the second round, from the decision on. */
async function openingsOfSecondRound(bot: Bot, interview: Interview, anew = false): Promise<Opening[]> {
  const round = await findSecondRound(bot.services.db.read, interview.id);
  if (!round) return [];
  const places = await placesNear(bot, interview, HR_ROLES);
  // That a time is off must not stand on an old card alone.
  const askedAt = anew ? { askedAt: round.updatedAt } : {};
  return [{ kind: "second_round", subjectId: interview.id, places, ...askedAt }];
}

async function openingsOfHelp(bot: Bot, id: string): Promise<Opening[]> {
  const { read } = bot.services.db;
  const request = await selectOne(read, HelpRequest, { id });
  const interview = request && (await selectOne(read, Interview, { id: request.interviewId }));
  if (!request || !interview) return [];
  const people = await placesNear(bot, interview, HR_ROLES);
  // In a group it says only that somebody asks.
  const places = people.length > 0 ? people : await groupsNear(bot, interview.orgUnitId);
  // Asked again it is a new card, where HR sees it; the one before is kept up to date where it stands.
  return [{ kind: "help_request", subjectId: id, places, askedAt: request.createdAt }];
}

async function openingsOfAlert(bot: Bot, id: string): Promise<Opening[]> {
  const alert = await selectOne(bot.services.db.read, PassRateAlert, { id });
  if (!alert) return [];
  const places = [...(await groupsNear(bot, alert.orgUnitId)), ...(await placesNear(bot, alert, HR_ROLES))];
  return [{ kind: "alert", subjectId: id, places }];
}

async function openingsOfMeeting(bot: Bot, id: string): Promise<Opening[]> {
  const { read } = bot.services.db;
  const meeting = await selectOne(read, Meeting, { id });
  const people = await selectEqual(read, MeetingPerson, { meetingId: id });
  const others = people.filter(({ staffId }) => staffId !== meeting?.calledById);
  const places = await placesOf(
    bot,
    others.map(({ staffId }) => staffId),
  );
  return [{ kind: "meeting", subjectId: id, places }];
}

const opening = async (bot: Bot, openings: Promise<Opening[]>): Promise<Commit> => {
  const found = await openings;
  return (tx) => openAll(bot, tx, found);
};

/** Who shall have which card of what happened; written with the end of the job. */
export async function spreadNews(bot: Bot, { event, id, after }: ChatNews): Promise<Commit | undefined> {
  switch (event) {
    case "report.composed":
      return tellOfInterview(bot, id, (interview) => openingsOfReport(bot, interview));
    case "approval.asked":
      return tellOfInterview(bot, id, (interview) => openingsOfApproval(bot, interview));
    case "interview.decided":
    case "interview.decision_reversed":
    case "second_round.proposed":
    case "second_round.agreed":
    case "second_round.declined":
    case "second_round.cancelled":
      return tellOfInterview(bot, id, (interview) => openingsOfSecondRound(bot, interview));
    case "second_round.reopened":
      return tellOfInterview(bot, id, (interview) => openingsOfSecondRound(bot, interview, true));
    case "help.asked":
      return opening(bot, openingsOfHelp(bot, id));
    case "alert.raised":
      return opening(bot, openingsOfAlert(bot, id));
    case "meeting.called":
      return opening(bot, openingsOfMeeting(bot, id));
    case "delegation.begun":
    case "delegation.ended":
      return askOthers(bot, { event, id, ...(after ? { after } : {}) });
    case "digest.due":
      return openDigests(bot, id, after);
    default:
      return tellOfInterview(bot, id, async () => []);
  }
}
