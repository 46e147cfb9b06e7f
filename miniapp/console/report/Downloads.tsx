import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { downloadFile, saveLink } from "../api/client";
import type { Report } from "../api/types";
import { useErrorText } from "../common/ErrorState";
import { formatBytes } from "../common/format";
import { useCan } from "../session/useSession";
import { downloadLink } from "./useMediaLink";

/** While scores are held back there is nothing to print. */
type Props = { interviewId: string; report: Report; sealed: boolean };

/** The report as PDF, the words as text, each recording. */
export function Downloads({ interviewId, report, sealed }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const mayPlay = useCan("media.read");
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      void message.error(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const name = `${report.candidateName}-${report.jobTitle}`;
  const pdf = () => run(() => downloadFile(`/interviews/${interviewId}/report.pdf`, `${name}.pdf`));
  const text = () => run(() => downloadFile(`/interviews/${interviewId}/transcript.txt`, `${name}.txt`));
  const media = (answerId: string, number: number) =>
    run(async () => saveLink((await downloadLink(interviewId, answerId)).url, `${name}-${number}`));
  const recordings = report.answers
    .map((answer, index) => ({ answer, number: index + 1 }))
    .filter(({ answer }) => answer.media !== null);
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          ...(sealed ? [] : [{ key: "pdf", label: t("report.downloadPdf"), onClick: () => void pdf() }]),
          { key: "text", label: t("report.downloadText"), onClick: () => void text() },
          ...(mayPlay && recordings.length > 0
            ? [
                { type: "divider" as const },
                ...recordings.map(({ answer, number }) => ({
                  key: answer.id,
                  label: t("report.downloadMedia", {
                    number,
                    medium: t(`medium.${answer.medium}`),
                    size: formatBytes(answer.media?.size ?? 0),
                  }),
                  onClick: () => void media(answer.id, number),
                })),
              ]
            : []),
        ],
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />} loading={busy}>
        {t("report.download")}
      </Button>
    </Dropdown>
  );
}
