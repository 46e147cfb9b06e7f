import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { TroubledCard } from "../../../server/chats/schema";
import { useNow } from "../common/useNow";
import { When } from "../common/When";
import { TroubledActions, TroubledRow } from "./TroubledRow";
import { useCardDealing } from "./useTroubled";

const pageOf = ({ kind, id }: NonNullable<TroubledCard["subject"]>) =>
  kind === "interview" ? `/interviews/${id}` : `/batches/${id}`;

/** What it shows, where, when; why it is not there; what one can do. */
export function CardRow({ card }: { card: TroubledCard }) {
  const { t } = useTranslation();
  const now = useNow();
  const dealing = useCardDealing(card.id);
  const { subject, place, state } = card;
  const name = place.name ?? (place.kind === "person" ? t("messages.cards.somebody") : "");
  const what = t(`messages.cards.kind.${card.kind}`);
  return (
    <TroubledRow
      state={state}
      heading="h3"
      title={subject ? <Link to={pageOf(subject)}>{subject.title}</Link> : what}
      facts={
        <>
          <span>{what}</span>
          <span>
            {t(`channel.${card.platform}`)} · {t(`messages.cards.${place.kind}`, { name })}
          </span>
          <span>
            <When at={card.createdAt} now={now} />
          </span>
        </>
      }
      reason={<p>{t(`messages.cards.${state}Reason`)}</p>}
      detail={card.detail}
    >
      <TroubledActions
        state={state}
        name={name}
        what={what}
        dealing={dealing}
        ask={{ title: t("messages.cards.askTitle"), content: t("messages.cards.askText") }}
        settle={t("messages.cards.settle")}
      />
    </TroubledRow>
  );
}
