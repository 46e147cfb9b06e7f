import { useDeferredValue, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { InterviewSummary } from "../../console/api/types";
import { showTitle } from "../../host/showTitle";
import { useFinished } from "../data";
import { hostCalls } from "../hostCalls";
import { List } from "../parts/List";
import { Empty, Heading } from "../parts/States";

/** More do not fit beside each other on a phone. */
const MOST = 3;

/** Finished interviews, found by name; two or three of them go side by side. */
export function ReportsPage() {
  const { t } = useTranslation();
  const title = t("nav.reports");
  useEffect(() => showTitle(hostCalls, title), [title]);
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const [chosen, setChosen] = useState<string[]>([]);
  const toggle = (id: string) =>
    setChosen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const choice = ({ id, candidate, report }: InterviewSummary) =>
    report.state === "ready" ? (
      <label className="m-choose">
        <input
          type="checkbox"
          checked={chosen.includes(id)}
          disabled={chosen.length >= MOST && !chosen.includes(id)}
          onChange={() => toggle(id)}
        />
        <span className="sr-only">{t("reports.choose", { name: candidate.name })}</span>
      </label>
    ) : (
      <span className="m-choose" />
    );
  return (
    <>
      <Heading>{title}</Heading>
      <label className="field">
        <span className="sr-only">{t("reports.search")}</span>
        <input
          type="search"
          className="boxed"
          value={typed}
          maxLength={60}
          placeholder={t("reports.search")}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <List
        query={useFinished(q)}
        label={title}
        before={choice}
        empty={
          q ? (
            <Empty title={t("reports.nothing")} text={t("reports.nothingText", { q })} />
          ) : (
            <Empty title={t("reports.empty")} text={t("reports.emptyText")} />
          )
        }
      />
      {chosen.length >= 2 ? (
        <div className="dock">
          <Link className="wide-button" to={`/compare?ids=${chosen.join(",")}`}>
            {t("reports.compare", { count: chosen.length })}
          </Link>
        </div>
      ) : null}
    </>
  );
}
