import { LeftOutlined, SendOutlined, StopOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { InterviewDetail } from "../../api/types";
import { StatusBadge } from "../../common/StatusBadge";
import { ResendModal } from "../../invite/ResendModal";
import { useRevoke } from "../../invite/useRevoke";
import { useMay } from "../../session/usePermission";
import { useCan } from "../../session/useSession";
import { mayResend, mayRevoke } from "./actions";
import styles from "./InterviewHeader.module.css";

type Props = { interview: InterviewDetail; tab: "report" | "detail"; actions?: ReactNode };

/** Who, for what, where it stands, and what one can do; over both the report and the course of an interview. */
export function InterviewHeader({ interview, tab, actions }: Props) {
  const { t } = useTranslation();
  const mayRead = useCan("reports.read");
  const tabs = [
    ...(mayRead ? [{ key: "report", to: `/interviews/${interview.id}/report` }] : []),
    { key: "detail", to: `/interviews/${interview.id}` },
    ...(mayRead ? [{ key: "comprehensive", to: `/interviews/${interview.id}/comprehensive` }] : []),
  ];
  return (
    <header className={styles.header}>
      <div className={styles.row}>
        <div className={styles.who}>
          <Link to="/interviews" className={styles.back} aria-label={t("common.backToInterviews")}>
            <LeftOutlined aria-hidden />
          </Link>
          <h1 title={interview.candidate.name}>{interview.candidate.name}</h1>
          <StatusBadge status={interview.status} progress={interview.progress} />
          <span className={styles.plan} title={planLine(interview)}>
            {planLine(interview)}
          </span>
        </div>
        <div className={styles.actions}>
          {actions}
          <InvitationActions interview={interview} />
        </div>
      </div>
      <nav className={styles.tabs} aria-label={t("detail.tabs")}>
        {tabs.map(({ key, to }) => (
          <Link key={key} to={to} aria-current={key === tab ? "page" : undefined} className={styles.tab}>
            {t(`detail.tab.${key}`)}
          </Link>
        ))}
      </nav>
    </header>
  );
}

/** The plan's name usually names the job already. */
function planLine({ jobTitle, plan }: InterviewDetail): string {
  return plan.name.includes(jobTitle) ? plan.name : `${jobTitle} · ${plan.name}`;
}

function InvitationActions({ interview }: { interview: InterviewDetail }) {
  const { t } = useTranslation();
  const mayInvite = useMay("interviews.invite", interview);
  const [resending, setResending] = useState(false);
  const revoke = useRevoke(interview);
  if (!mayInvite) return null;
  return (
    <>
      {mayResend(interview.status) ? (
        <Button icon={<SendOutlined aria-hidden />} onClick={() => setResending(true)}>
          {t("invite.resend")}
        </Button>
      ) : null}
      {mayRevoke(interview.status) ? (
        <Button icon={<StopOutlined aria-hidden />} onClick={revoke}>
          {t("invite.revoke")}
        </Button>
      ) : null}
      <ResendModal interview={interview} open={resending} onClose={() => setResending(false)} />
    </>
  );
}
