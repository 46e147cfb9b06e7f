import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { hostKind, openHost } from "../../host/openHost";
import type { Handover } from "../../host/handover";
import { isApiError } from "../../shared/api";
import type { Countdown } from "../page/countdown";
import { Action } from "../parts/Action";
import { usePage, usePageState, useSeconds } from "../parts/hooks";
import { Screen } from "../parts/Screen";

const CODE_LENGTH = 6;

/** Step 2: a one-time code to the contact that HR has. */
export function IdentityScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const { invitation, state, unsentHere } = usePageState();
  const channels = invitation?.codeChannels ?? [];
  const [channel, setChannel] = useState(channels[0]?.channel ?? "sms");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [resend, setResend] = useState<Countdown | null>(null);
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const wait = useSeconds(resend) ?? 0;

  function tell(error: unknown) {
    setRefusal(isApiError(error) ? error.message : t("problem.network"));
    if (isApiError(error) && error.code === "identity.too_soon" && error.retryAfterSeconds) {
      setResend({ remainingMs: error.retryAfterSeconds * 1000, at: performance.now() });
    }
  }
  async function send() {
    setBusy(true);
    setRefusal(null);
    try {
      const sent = await page.visit.sendCode(channel);
      setSentTo(sent.sentTo);
      setCode("");
      setResend({ remainingMs: sent.retryAfterSeconds * 1000, at: performance.now() });
    } catch (error) {
      tell(error);
    }
    setBusy(false);
  }
  async function verify(entered: string) {
    setBusy(true);
    setRefusal(null);
    try {
      await page.visit.verify(entered);
    } catch (error) {
      tell(error);
      setCode("");
    }
    setBusy(false);
  }

  const accounts = invitation?.chatAccounts ?? [];
  async function verifyAccount(chat: Handover | null) {
    setBusy(true);
    setRefusal(null);
    await page.visit.verifyAccount(chat).catch(tell);
    setBusy(false);
  }
  /** Inside the client a code is had without leaving the page. */
  async function chooseAccount(platform: Handover["platform"]) {
    if (hostKind() !== platform) return goToPlatform(platform);
    setBusy(true);
    const given = await (await openHost(page.host)).loginCode();
    if (given.state !== "ok") return goToPlatform(platform);
    await verifyAccount({ platform, code: given.value });
  }
  // Back from the platform: the address says so once.
  useEffect(() => {
    const brought = page.visit.takeHandover();
    if (brought && accounts.includes(brought.platform)) return void verifyAccount(brought);
    const back = takeWayBack();
    if (back === null) return;
    if (!accounts.some((platform) => platform === back)) return setRefusal(t("identity.accountFailed"));
    void verifyAccount(null);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the screen is first seen
  }, []);

  const again = state !== null;
  if (channels.length === 0 && accounts.length === 0) {
    return <Screen name="identity" title={t("identity.title")} lead={t("identity.noChannel")} />;
  }
  return (
    <Screen
      name="identity"
      title={t("identity.title")}
      lead={t(again ? "identity.again" : unsentHere ? "identity.unsent" : "identity.lead")}
      actions={
        channels.length === 0 ? null : sentTo === null ? (
          <Action busy={busy} onClick={() => void send()}>
            {t("identity.send")}
          </Action>
        ) : (
          <>
            <Action busy={busy} disabled={code.length < CODE_LENGTH} onClick={() => void verify(code)}>
              {t("identity.verify")}
            </Action>
            <Action kind="quiet" disabled={busy || wait > 0} onClick={() => void send()}>
              {wait > 0 ? t("identity.resendIn", { seconds: wait }) : t("identity.resend")}
            </Action>
          </>
        )
      }
    >
      {accounts.length > 0 && sentTo === null && (
        <div className="card accounts">
          {accounts.map((platform) => (
            <Action key={platform} kind="quiet" disabled={busy} onClick={() => void chooseAccount(platform)}>
              {t(`identity.by_${platform}`)}
            </Action>
          ))}
          <p className="fine">{t("identity.byAccount")}</p>
        </div>
      )}
      {channels.length > 0 && (
        <fieldset className="card choices">
          <legend>{t("identity.channel")}</legend>
          {channels.map((each) => (
            <label key={each.channel} className="choice">
              <input
                type="radio"
                name="channel"
                value={each.channel}
                checked={channel === each.channel}
                onChange={() => setChannel(each.channel)}
              />
              <span>{t(`identity.${each.channel}`, { to: each.masked })}</span>
            </label>
          ))}
        </fieldset>
      )}
      {sentTo !== null && (
        <CodeField
          code={code}
          sentTo={sentTo}
          invalid={refusal !== null}
          onChange={(entered) => {
            setCode(entered);
            if (entered.length === CODE_LENGTH && !busy) void verify(entered);
          }}
        />
      )}
      <div role="alert">{refusal && <p className="note note-warn">{refusal}</p>}</div>
      <p className="fine">{t("identity.notYours")}</p>
    </Screen>
  );
}

/** What the way back from a platform has brought, taken out of the address; null where nobody comes from there. */
function takeWayBack(): string | null {
  const address = new URL(window.location.href);
  const back = address.searchParams.get("chat");
  if (back === null) return null;
  address.searchParams.delete("chat");
  window.history.replaceState(window.history.state, "", address);
  return back;
}

function goToPlatform(platform: "dingtalk" | "wecom"): void {
  const mode = /DingTalk|wxwork/i.test(navigator.userAgent) ? "client" : "browser";
  const query = new URLSearchParams({ mode, as: "candidate", next: window.location.pathname });
  window.location.assign(`/api/v1/session/chat/${platform}/start?${query}`);
}

/** Six boxes to the eye, one field to the keyboard, the screen reader and the phone's code suggestion. */
function CodeField(props: {
  code: string;
  sentTo: string;
  invalid: boolean;
  onChange: (code: string) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  return (
    <div className="code">
      <label htmlFor={id}>{t("identity.code")}</label>
      <div className="code-boxes">
        <input
          id={id}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9]*"
          maxLength={CODE_LENGTH}
          value={props.code}
          aria-invalid={props.invalid}
          aria-describedby={`${id}-sent`}
          onChange={(event) => props.onChange(event.target.value.replace(/\D/g, "").slice(0, CODE_LENGTH))}
        />
        <div aria-hidden="true">
          {Array.from({ length: CODE_LENGTH }, (_, n) => (
            <span key={n} data-next={n === props.code.length}>
              {props.code[n] ?? ""}
            </span>
          ))}
        </div>
      </div>
      <output id={`${id}-sent`} className="fine">
        {t("identity.sent", { to: props.sentTo })}
      </output>
    </div>
  );
}
