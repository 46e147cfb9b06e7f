import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../../parts/Action";
import { usePage } from "../../parts/hooks";
import { Sheet } from "../../parts/Sheet";
import type { Standing } from "../../types";
import { useDays } from "./useDays";

const LOOK_MS = 2_000;
const MEGABYTE = 1024 * 1024;

type TakeOut = Standing["takeOut"];
type Props = { takeOut: TakeOut; application: Standing["applications"][number] | null };

/** What is theirs: a copy of all that is kept of them, and the way out. */
export function DataCard({ takeOut, application }: Props) {
  const { t } = useTranslation();
  const page = usePage();
  const [busy, setBusy] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const state = takeOut?.state ?? null;
  const making = state === "waiting" || state === "working";
  useEffect(() => {
    if (!making) return;
    const timer = setInterval(() => void page.standing.refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [making, page]);

  async function act(work: () => Promise<boolean>) {
    setBusy(true);
    await work();
    setBusy(false);
  }
  const ready = state === "ready";
  return (
    <section className="card">
      <h2>{t("data.title")}</h2>
      <p>{t("data.body")}</p>
      <output>{takeOut && <State takeOut={takeOut} />}</output>
      {!making && (
        <Action
          kind="quiet"
          busy={busy}
          onClick={() => void act(ready ? page.standing.takeOut : page.standing.askTakeOut)}
        >
          {t(ready ? (takeOut?.taken ? "data.again" : "data.download") : "data.ask")}
        </Action>
      )}
      {application && (
        <button type="button" className="link link-danger" onClick={() => setLeaving(true)}>
          {t("data.withdraw")}
        </button>
      )}
      {leaving && application && (
        <Withdraw id={application.id} jobTitle={application.jobTitle} onClose={() => setLeaving(false)} />
      )}
    </section>
  );
}

function State({ takeOut }: { takeOut: NonNullable<TakeOut> }) {
  const { t, i18n } = useTranslation();
  const days = useDays();
  const { state, done, total, bytes, expiresAt, taken } = takeOut;
  const day = expiresAt ? days.moment(expiresAt) : "";
  const size = new Intl.NumberFormat(i18n.language, {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: 1,
  }).format(Math.max(0.1, (bytes ?? 0) / MEGABYTE));
  if (state === "waiting" || state === "working") {
    return (
      <span className="standing-making">
        <span>{total > 0 ? t("data.making", { done, total }) : t("data.starting")}</span>
        {total > 0 && <progress value={done} max={total} aria-label={t("data.title")} />}
        {total > 0 && <span className="fine">{t("data.starting")}</span>}
      </span>
    );
  }
  if (state === "failed") return <span className="note note-warn">{t("data.failed")}</span>;
  if (state === "over") return <span className="fine">{t("data.over")}</span>;
  return (
    <span className="note note-good">
      {taken ? t("data.taken", { day }) : t("data.ready", { size, day })}
    </span>
  );
}

/** Asked once, with what happens by it. */
function Withdraw({ id, jobTitle, onClose }: { id: string; jobTitle: string; onClose: () => void }) {
  const { t } = useTranslation();
  const page = usePage();
  const company = page.store.get().invitation?.companyName ?? "";
  const [busy, setBusy] = useState(false);
  async function withdraw() {
    setBusy(true);
    await page.standing.withdraw(id);
    setBusy(false);
    onClose();
  }
  return (
    <Sheet
      title={t("data.withdrawTitle", { job: jobTitle })}
      onClose={onClose}
      actions={
        <>
          <Action onClick={onClose}>{t("data.withdrawNo")}</Action>
          <Action kind="quiet" busy={busy} onClick={() => void withdraw()}>
            {t("data.withdrawYes")}
          </Action>
        </>
      }
    >
      <p>{t("data.withdrawBody", { company })}</p>
      <p>{t("data.withdrawKept")}</p>
    </Sheet>
  );
}
