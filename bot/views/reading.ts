import type { ChatCard } from "../../server/chats/entity";
import type { Services } from "../../server/services";
import type { Reading } from "../cards/moment";

export const readingOf = (
  { clock, env }: Pick<Services, "clock" | "env">,
  { locale }: ChatCard,
): Reading => ({
  now: clock.now(),
  timeZone: env.TIME_ZONE,
  locale,
});

/** 「北京分公司 销售部」; nothing for a unit that is no more. */
export const unitName = ({ org }: Pick<Services, "org">, id: string): string => org.tree().path(id).join(" ");
