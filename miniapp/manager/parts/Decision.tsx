import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../../candidate/parts/Action";
import { Sheet } from "../../candidate/parts/Sheet";
import type { DecideBody, DecisionsView } from "../../console/api/types";
import { formatDateTime } from "../../console/common/format";
import { useAskHr, useDecide } from "../data";
import { AskedHr } from "./AskedHr";
import { DeclineSheet } from "./DeclineSheet";
import { useErrorText } from "./States";
import { type Made, useLocale, usePeople } from "./words";

type Props = { interviewId: string; name: string; view: DecisionsView; ready: boolean };

/** The decision, or the buttons to make it: always in sight, and the same for everybody afterwards. */
export function Decision({ interviewId, name, view, ready }: Props) {
  const { decision } = view;
  const decide = useDecide(interviewId);
  const own = decide.data?.decision.id === decision?.id ? decide.data : undefined;
  if (decision) return <Decided decision={decision} mine={own?.first ?? null} name={name} />;
  return <Open {...{ interviewId, name, view, ready, decide }} />;
}

/**
 * Whoever comes here while it is decided elsewhere hears it: the region is live.
 * @param props.mine true where this page has decided; false where it tried and was too late; else null
 */
function Decided({ decision, mine, name }: { decision: Made; mine: boolean | null; name: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const people = usePeople();
  const { outcome, reason, note, via } = decision;
  const what = t(`decision.outcome.${outcome}`);
  const who = people.decider(decision);
  const said = {
    mine: t(`decision.done.${outcome}`, { name }),
    late: t("decision.late", { who, what }),
    seen: what,
  };
  return (
    <output className={`dock m-decided m-decided-${outcome}`}>
      <strong>{said[mine === null ? "seen" : mine ? "mine" : "late"]}</strong>
      <span>
        {t("decision.by", { who, at: formatDateTime(decision.decidedAt, locale) })}
        {via === "console" ? null : ` · ${t(`decision.via.${via}`)}`}
      </span>
      {reason ? <span>{t("decision.because", { reason: t(`decision.reason.${reason}`) })}</span> : null}
      {note ? <span>{note}</span> : null}
    </output>
  );
}

function Open({ interviewId, name, view, ready, decide }: Props & { decide: ReturnType<typeof useDecide> }) {
  const { t } = useTranslation();
  const text = useErrorText();
  const people = usePeople();
  const askHr = useAskHr(interviewId);
  const [asking, setAsking] = useState<"advance" | "decline" | null>(null);
  const close = () => setAsking(null);
  const send = (body: DecideBody) => decide.mutate(body, { onSettled: close });
  const asked = view.deciders.map((one) => people.person(one.person, one.onBehalfOf));
  const may = view.may.decide && ready;
  return (
    <div className="dock">
      <div role="alert">
        {decide.error || askHr.error ? (
          <p className="note note-warn">{text(decide.error ?? askHr.error)}</p>
        ) : null}
      </div>
      {askHr.data ? <AskedHr accounts={askHr.data.accounts} /> : null}
      <div className="m-asked">
        <p className="m-small">
          {view.may.onBehalfOf
            ? t("decision.youFor", { name: view.may.onBehalfOf.name })
            : asked.length > 0
              ? t("decision.asked", { who: asked.join(t("common.comma")) })
              : t("decision.nobodyAsked")}
        </p>
        {view.may.decide && !askHr.data ? (
          <button
            type="button"
            className="link m-hr"
            disabled={askHr.isPending}
            onClick={() => askHr.mutate()}
          >
            {t("decision.askHr")}
          </button>
        ) : null}
      </div>
      {may ? (
        <div className="m-buttons">
          <Action busy={decide.isPending} onClick={() => setAsking("advance")}>
            {t("decision.advanceShort")}
          </Action>
          <Action kind="quiet" disabled={decide.isPending} onClick={() => setAsking("decline")}>
            {t("decision.decline")}
          </Action>
        </div>
      ) : null}
      {asking === "decline" ? (
        <DeclineSheet
          name={name}
          busy={decide.isPending}
          onClose={close}
          onDecline={(given) => send({ outcome: "decline", ...given })}
        />
      ) : null}
      {asking === "advance" ? (
        <Sheet
          title={t("decision.advanceTitle", { name })}
          onClose={close}
          actions={
            <>
              <Action busy={decide.isPending} onClick={() => send({ outcome: "advance" })}>
                {t("decision.advanceShort")}
              </Action>
              <Action kind="quiet" onClick={close}>
                {t("common.cancel")}
              </Action>
            </>
          }
        >
          <p>{t("decision.advanceText")}</p>
        </Sheet>
      ) : null}
    </div>
  );
}
