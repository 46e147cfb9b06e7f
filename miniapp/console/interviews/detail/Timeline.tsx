import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InterviewDetail, InterviewEvent } from "../../api/types";
import { Card } from "../../common/Card";
import { formatDay, formatTimeOfDay } from "../../common/format";
import { useLocale } from "../../common/When";
import { describeEvent, isMinor } from "./describeEvent";
import styles from "./Detail.module.css";

/** What happened, newest first. */
export function Timeline({ interview }: { interview: InterviewDetail }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [all, setAll] = useState(false);
  // Ids grow with time, also within one millisecond.
  const newestFirst = [...interview.events].sort((a, b) => (a.at + a.id < b.at + b.id ? 1 : -1));
  const main = newestFirst.filter((event) => !isMinor(event));
  const events = all ? newestFirst : main;
  return (
    <Card
      title={t("detail.timeline")}
      extra={
        main.length < newestFirst.length ? (
          <Button type="link" size="small" onClick={() => setAll(!all)}>
            {all ? t("detail.mainEvents") : t("detail.allEvents", { count: newestFirst.length })}
          </Button>
        ) : null
      }
    >
      <ol className={styles.timeline}>
        {events.map((event, index) => {
          const before = events[index - 1];
          const day = formatDay(event.at, locale);
          return (
            <li key={event.id}>
              {before && formatDay(before.at, locale) === day ? null : <p className={styles.day}>{day}</p>}
              <time className="numbers" dateTime={event.at}>
                {formatTimeOfDay(event.at, locale)}
              </time>
              <span>
                <Sentence event={event} />
              </span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function Sentence({ event }: { event: InterviewEvent }) {
  const { t, i18n } = useTranslation();
  const { key, values } = describeEvent(event);
  const { reason } = values;
  const words = { ...values };
  for (const [name, group] of Object.entries({ medium: "medium", channel: "channel", from: "channel" })) {
    const value = values[name];
    if (typeof value === "string") words[name] = t(`${group}.${value}`);
  }
  if (typeof reason === "string") words["reason"] = t(`followUp.reason.${reason}`);
  return i18n.exists(`event.${key}`) ? t(`event.${key}`, words) : event.type;
}
