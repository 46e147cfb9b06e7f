import { Suspense, lazy, useEffect, useId, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { STEPS, stepOf, type Screen as Name } from "../page/flow";
import { usePageState, useStanding } from "./hooks";
import { Icon } from "./icons";
import { LanguageSwitch } from "./LanguageSwitch";
import { Problem } from "./Problem";

const HelpSheet = lazy(() => import("./HelpSheet"));

type Props = {
  name: Name;
  title: ReactNode;
  /** Focus goes to the heading when this changes. */
  focusKey?: string;
  eyebrow?: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
  /** Buttons, primary first. */
  actions?: ReactNode;
  /** Above the buttons, with its space reserved. */
  status?: ReactNode;
  wide?: boolean;
};

/** The frame of every screen: steps on top, one heading, one place for the buttons. */
export function Screen({
  name,
  title,
  focusKey = name,
  eyebrow,
  lead,
  children,
  actions,
  status,
  wide,
}: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const leadId = useId();
  useEffect(() => {
    if (visited === focusKey) return;
    if (visited !== null) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    visited = focusKey;
  }, [focusKey]);

  return (
    <div className={wide ? "frame frame-wide" : "frame"}>
      <Header name={name} />
      <main data-screen={name} className={`screen screen-${name}`}>
        {eyebrow && <p className="eyebrow">{eyebrow}</p>}
        {/* With the heading a screen reader hears what it leads to, such as that there is only to wait. */}
        <h1 ref={heading} tabIndex={-1} className="title" {...(lead ? { "aria-describedby": leadId } : {})}>
          {title}
        </h1>
        {lead && (
          <p className="lead" id={leadId}>
            {lead}
          </p>
        )}
        <Problem />
        {children}
        {(actions || status) && (
          <div className="dock">
            {status}
            {actions && <div className="actions">{actions}</div>}
          </div>
        )}
      </main>
    </div>
  );
}

/** The heading last shown, over all screens: the first one of a visit does not take the focus. */
let visited: string | null = null;

function Header({ name }: { name: Name }) {
  const { t } = useTranslation();
  const { invitation } = usePageState();
  const { letter } = useStanding();
  const [helping, setHelping] = useState(false);
  const step = stepOf(name);
  const index = step ? STEPS.indexOf(step) : -1;

  return (
    <header className="header">
      <div className="header-row">
        <p className="company">{invitation?.companyName ?? letter?.companyName ?? t("app.title")}</p>
        <LanguageSwitch />
        {/* Its help is about an interview; there was none. */}
        {name !== "letter" && (
          <button type="button" className="tool" onClick={() => setHelping(true)} aria-haspopup="dialog">
            <Icon name="help" />
            <span>{t("common.help")}</span>
          </button>
        )}
      </div>
      <div className="steps">
        <p className="steps-text">
          {step && t("steps.count", { total: STEPS.length, n: index + 1, name: t(`steps.${step}`) })}
        </p>
        <div className="steps-bar" aria-hidden="true" data-shown={step !== null}>
          {STEPS.map((each, n) => (
            <span key={each} className={n < index ? "done" : n === index ? "now" : undefined} />
          ))}
        </div>
      </div>
      {helping && (
        <Suspense>
          <HelpSheet onClose={() => setHelping(false)} />
        </Suspense>
      )}
    </header>
  );
}
