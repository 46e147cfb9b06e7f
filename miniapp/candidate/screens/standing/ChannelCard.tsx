import { useTranslation } from "react-i18next";
import { usePage } from "../../parts/hooks";
import type { Standing } from "../../types";

/** How they hear from us; with one way only there is nothing to choose. */
export function ChannelCard({ channel: { open, chosen } }: { channel: Standing["channel"] }) {
  const { t } = useTranslation();
  const page = usePage();
  if (open.length < 2) return null;
  return (
    <section className="card">
      <fieldset className="choices">
        <legend>{t("channel.title")}</legend>
        {open.map(({ channel, masked }) => (
          <label key={channel} className="choice">
            <input
              type="radio"
              name="channel"
              checked={chosen === channel}
              onChange={() => void page.standing.chooseChannel(channel)}
            />
            <span>{t(`channel.${channel}`, { to: masked })}</span>
          </label>
        ))}
      </fieldset>
      <p className="fine">{t("channel.note")}</p>
    </section>
  );
}
