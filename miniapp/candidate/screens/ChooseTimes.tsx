import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../parts/Action";
import { usePage, usePageState } from "../parts/hooks";
import { Screen } from "../parts/Screen";
import type { SecondRoundView, TimeWindow } from "../types";
import { Decline } from "./DeclineRound";
import { useTimeWords } from "./timeWords";

type Props = {
  view: SecondRoundView;
  round: NonNullable<SecondRoundView["round"]>;
  onSent: () => void;
};

/** Day by day a morning and an afternoon, of which a few may be chosen. */
export function ChooseTimes({ view, round, onSent }: Props) {
  const { t } = useTranslation();
  const page = usePage();
  const { state, invitation } = usePageState();
  const words = useTimeWords(view.timeZone);
  const known = new Set(view.offered.map(({ startsAt }) => startsAt));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(round.times.filter((time) => !isIn(round.agreed, time)).map(({ startsAt }) => startsAt)),
  );
  const [note, setNote] = useState(round.agreed ? "" : (round.note ?? ""));
  const [busy, setBusy] = useState(false);
  // What was chosen before may have passed meanwhile.
  const times = view.offered.filter(({ startsAt }) => chosen.has(startsAt));
  const isMove = round.agreed !== null;
  const full = times.length >= view.most;

  function toggle({ startsAt }: TimeWindow) {
    const next = new Set([...chosen].filter((one) => known.has(one)));
    if (!next.delete(startsAt)) next.add(startsAt);
    setChosen(next);
  }
  async function send() {
    setBusy(true);
    const sent = await page.round.propose(times, note.trim());
    setBusy(false);
    if (sent) onSent();
  }

  return (
    <Screen
      name="second_round"
      focusKey="second-round"
      title={t(round.agreed ? "second.changeTitle" : "second.title", {
        name: state?.interview.candidateName,
      })}
      lead={t(round.agreed ? "second.changeLead" : "second.lead", {
        job: invitation?.jobTitle,
        most: view.most,
        company: invitation?.companyName,
      })}
      status={
        <output className="fine round-count">
          {t(full ? "second.full" : "second.count", { count: times.length, most: view.most })}
        </output>
      }
      actions={
        <>
          <Action
            busy={busy}
            disabled={times.length === 0 || (isMove && note.trim() === "")}
            onClick={() => void send()}
          >
            {t("second.send")}
          </Action>
          <Decline agreed={round.agreed !== null} />
        </>
      }
    >
      <section className="card round-days">
        {daysOf(view.offered, words.day).map(([day, windows]) => (
          <fieldset key={day} className="round-day">
            <legend>{day}</legend>
            <div>
              {windows.map((time) => (
                <label key={time.startsAt}>
                  <input
                    type="checkbox"
                    checked={chosen.has(time.startsAt)}
                    disabled={full && !chosen.has(time.startsAt)}
                    onChange={() => toggle(time)}
                  />
                  <span>{words.hours(time)}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <p className="fine">{t("second.zone", { zone: words.zone })}</p>
      </section>
      <label className="field">
        <span>
          {t(isMove ? "second.why" : "second.note")} {isMove ? null : <small>{t("common.optional")}</small>}
        </span>
        <textarea
          rows={2}
          maxLength={500}
          value={note}
          placeholder={t(isMove ? "second.whyHint" : "second.noteHint")}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
    </Screen>
  );
}

/** What was agreed lies within this time: whoever wants another one does not want it. */
const isIn = (agreed: Pick<TimeWindow, "startsAt"> | null, { startsAt, endsAt }: TimeWindow) =>
  agreed !== null && startsAt <= agreed.startsAt && agreed.startsAt < endsAt;

function daysOf(offered: readonly TimeWindow[], dayOf: (time: TimeWindow) => string) {
  const days = new Map<string, TimeWindow[]>();
  for (const time of offered) days.set(dayOf(time), [...(days.get(dayOf(time)) ?? []), time]);
  return [...days];
}
