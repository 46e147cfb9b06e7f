import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../parts/Action";
import { usePage } from "../parts/hooks";
import { Screen } from "../parts/Screen";
import type { SecondRoundView, TimeWindow } from "../types";
import { ChooseSlot } from "./ChooseSlot";
import { ChooseTimes } from "./ChooseTimes";
import { Decline, useNames } from "./DeclineRound";
import { useTimeWords } from "./timeWords";

/** Somebody who advanced says when they can come; later the page says what was agreed. */
export function SecondRoundScreen() {
  const page = usePage();
  const { view } = useSyncExternalStore(page.round.subscribe, page.round.get);
  const { t } = useTranslation();
  useEffect(() => {
    void page.round.load();
  }, [page]);
  if (!view?.round) return <Screen name="second_round" focusKey="second-round" title={t("app.loading")} />;
  return <Shown view={view} round={view.round} />;
}

type Shown = { view: SecondRoundView; round: NonNullable<SecondRoundView["round"]> };

function Shown({ view, round }: Shown) {
  const [again, setAgain] = useState(false);
  const [other, setOther] = useState(false);
  const { state } = round;
  if (state === "agreed" && !again)
    return <Agreed view={view} round={round} onAgain={() => setAgain(true)} />;
  if (state === "declined_by_candidate" || state === "cancelled") return <Over state={state} />;
  if (state === "proposed" && !again)
    return <Proposed view={view} round={round} onAgain={() => setAgain(true)} />;
  const done = () => {
    setAgain(false);
    setOther(false);
  };
  return view.slots.length > 0 && !other ? (
    <ChooseSlot view={view} round={round} onSent={done} onOther={() => setOther(true)} />
  ) : (
    <ChooseTimes view={view} round={round} onSent={done} />
  );
}

function Proposed({ view, round, onAgain }: Shown & { onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <Screen
      name="second_round"
      focusKey="second-round-proposed"
      title={t("second.proposedTitle")}
      lead={t("second.proposedLead", useNames())}
      actions={
        <>
          <Action kind="quiet" onClick={onAgain}>
            {t("second.again")}
          </Action>
          <Decline />
        </>
      }
    >
      <section className="card">
        <h2>{t("second.yourTimes")}</h2>
        <Times times={round.times} timeZone={view.timeZone} />
        {round.note !== null && <p className="fine">{round.note}</p>}
      </section>
    </Screen>
  );
}

function Times({ times, timeZone }: { times: TimeWindow[]; timeZone: string }) {
  const words = useTimeWords(timeZone);
  return (
    <ul className="round-times">
      {times.map((time) => (
        <li key={time.startsAt}>{words.whole(time)}</li>
      ))}
    </ul>
  );
}

/** Phones open a calendar file by themselves once it is there. */
function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** An address that can be opened is a link; anything else is text. */
const isLink = (place: string) => /^https?:\/\/\S+$/i.test(place);

function Agreed({ view, round, onAgain }: Shown & { onAgain: () => void }) {
  const { t } = useTranslation();
  const words = useTimeWords(view.timeZone);
  const names = useNames();
  const [opened] = useState(() => Date.now());
  const page = usePage();
  const [saving, setSaving] = useState(false);
  const { agreed } = round;
  if (!agreed) return null;
  async function save() {
    setSaving(true);
    const file = await page.round.file();
    setSaving(false);
    if (file) saveFile(file, "second-round.ics");
  }
  return (
    <Screen
      name="second_round"
      focusKey="second-round-agreed"
      title={t("second.agreedTitle")}
      lead={t("second.agreedLead", names)}
      actions={
        <>
          <Action busy={saving} onClick={() => void save()}>
            {t("second.calendar")}
          </Action>
          {Date.parse(agreed.startsAt) > opened && view.mayMove ? (
            <Action kind="quiet" onClick={onAgain}>
              {t("second.change")}
            </Action>
          ) : null}
          <Decline agreed />
        </>
      }
    >
      <section className="card">
        <dl className="round-facts">
          <div>
            <dt>{t("second.when")}</dt>
            <dd className="round-when">{words.whole(agreed)}</dd>
          </div>
          <div>
            <dt>{t("second.place")}</dt>
            <dd>
              {isLink(agreed.place) ? (
                <a href={agreed.place} rel="noreferrer noopener" target="_blank">
                  {agreed.place}
                </a>
              ) : (
                agreed.place
              )}
            </dd>
          </div>
          <div>
            <dt>{t("second.contact")}</dt>
            <dd>{agreed.contactPerson}</dd>
          </div>
        </dl>
      </section>
      <p className="fine">{t("second.zone", { zone: words.zone })}</p>
      {view.mayMove ? null : <p className="fine">{t("second.callToMove")}</p>}
    </Screen>
  );
}

function Over({ state }: { state: "declined_by_candidate" | "cancelled" }) {
  const { t } = useTranslation();
  const names = useNames();
  const page = usePage();
  return (
    <Screen
      name="second_round"
      focusKey={`second-round-${state}`}
      title={t(state === "cancelled" ? "second.cancelledTitle" : "second.declinedTitle", names)}
      lead={t(state === "cancelled" ? "second.cancelledLead" : "second.declinedLead", names)}
      actions={<Action onClick={() => page.standing.lookIn(true)}>{t("standing.open")}</Action>}
    />
  );
}
