import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../parts/Action";
import { usePage, usePageState } from "../parts/hooks";
import { Screen } from "../parts/Screen";
import type { SecondRoundView } from "../types";
import { Decline } from "./DeclineRound";
import { useTimeWords } from "./timeWords";

type Props = {
  view: SecondRoundView;
  round: NonNullable<SecondRoundView["round"]>;
  onSent: () => void;
  /** None of these suits: to say when one can come instead. */
  onOther: () => void;
};

/** One of the offered times; taking it agrees it. */
export function ChooseSlot({ view, round, onSent, onOther }: Props) {
  const { t } = useTranslation();
  const page = usePage();
  const { state, invitation } = usePageState();
  const words = useTimeWords(view.timeZone);
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const isMove = round.agreed !== null;
  // Somebody may have taken it meanwhile.
  const slot = view.slots.find(({ id }) => id === chosen);

  async function send() {
    if (!slot) return;
    setBusy(true);
    const sent = await page.round.take(slot.id, reason.trim());
    setBusy(false);
    if (sent) onSent();
  }

  return (
    <Screen
      name="second_round"
      focusKey="second-round-slots"
      title={t(isMove ? "second.changeTitle" : "second.title", { name: state?.interview.candidateName })}
      lead={t(isMove ? "second.slotsChangeLead" : "second.slotsLead", {
        job: invitation?.jobTitle,
        company: invitation?.companyName,
      })}
      actions={
        <>
          <Action
            busy={busy}
            disabled={!slot || (isMove && reason.trim() === "")}
            onClick={() => void send()}
          >
            {slot ? t("second.take", { when: words.whole(slot) }) : t("second.takeFirst")}
          </Action>
          <Action kind="quiet" onClick={onOther}>
            {t("second.noneFits")}
          </Action>
          <Decline agreed={isMove} />
        </>
      }
    >
      <fieldset className="card choices">
        <legend className="visually-hidden">{t("second.when")}</legend>
        {view.slots.map((one) => (
          <label key={one.id} className="choice round-slot">
            <input
              type="radio"
              name="slot"
              checked={one.id === slot?.id}
              onChange={() => setChosen(one.id)}
            />
            <span className="round-slot-when">{words.whole(one)}</span>
            <span className="fine">{one.place}</span>
          </label>
        ))}
        <p className="fine">{t("second.zone", { zone: words.zone })}</p>
      </fieldset>
      {isMove ? (
        <label className="field">
          <span>{t("second.why")}</span>
          <textarea
            rows={2}
            maxLength={500}
            value={reason}
            placeholder={t("second.whyHint")}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      ) : null}
    </Screen>
  );
}
