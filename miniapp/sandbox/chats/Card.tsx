import { useTranslation } from "react-i18next";
import type { CardPicture, Platform } from "./api";
import { Markdown } from "./Markdown";

type Props = {
  card: CardPicture;
  platform: Platform;
  onPress: (press: string) => void;
  onOpen: (url: string) => void;
};

/** A card in the manner of its platform; a change shows for a moment that it is one. */
export function Card({ card, platform, onPress, onOpen }: Props) {
  const { t } = useTranslation();
  return (
    <article className="card" data-platform={platform} key={card.changes} data-changed={card.changes > 0}>
      <header>
        <h3>{card.title}</h3>
        {card.status ? (
          <span className="pill" data-tone={card.status.tone}>
            {card.status.text}
          </span>
        ) : null}
      </header>
      {card.text ? <Markdown text={card.text} onOpen={onOpen} /> : null}
      {card.facts.length > 0 ? (
        <dl className="facts">
          {card.facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {card.bars.length > 0 ? (
        <ul className="bars">
          {card.bars.map(({ name, share, value }) => (
            <li key={name}>
              <span>{name}</span>
              <span className="track" aria-hidden="true">
                <span style={{ inlineSize: `${share * 100}%` }} />
              </span>
              <b>{value}</b>
            </li>
          ))}
        </ul>
      ) : null}
      {card.note ? <p className="note">{card.note}</p> : null}
      {card.buttons.length > 0 ? (
        <footer>
          {card.buttons.map(({ text, style, press, url }) => (
            <button
              key={press ?? url}
              type="button"
              data-style={style}
              onClick={() => (press === null ? onOpen(url ?? "") : onPress(press))}
            >
              {text || t("chats.details")}
            </button>
          ))}
        </footer>
      ) : null}
      {card.own ? <p className="only">{t("chats.onlyYou")}</p> : null}
    </article>
  );
}
