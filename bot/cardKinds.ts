import type { CardKind, ChatCard } from "../server/chats/entity";
import type { Services } from "../server/services";
import { choiceCard } from "./handlers/choice/choiceCard";
import { comparisonCard } from "./handlers/reports/comparisonCard";
import type { CardFaces } from "./cards/face";
import { invitationCard } from "./handlers/invite/invitationCard";
import { progressCard } from "./handlers/progress/progressCard";
import { reportCard } from "./handlers/reports/reportCard";
import type { Press } from "./context";
import { newsCards } from "./handlers/news/newsCards";

/** What a kind of card shows, and what its buttons do. */
export type CardDefinition = {
  /** Always from the database; null where there is nothing to show any more, and the card is closed. */
  load(services: Services, card: ChatCard): Promise<CardFaces | null>;
  /** What stays of it once there is nothing to show any more, where that is more than that it is gone. */
  last?(services: Services, card: ChatCard): CardFaces;
  /** By the buttons' actions. */
  presses: Readonly<Record<string, Press>>;
};

export const cardKinds: Partial<Record<CardKind, CardDefinition>> = {
  invitation: invitationCard,
  progress: progressCard,
  report: reportCard,
  choice: choiceCard,
  comparison: comparisonCard,
  ...newsCards,
};
