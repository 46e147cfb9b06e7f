import { LoadingOutlined } from "@ant-design/icons";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useNow } from "../common/useNow";

const LONG_MS = 90_000;

/** A correction is being scored; after a while it says that waiting here is not needed. */
export function RescoringNote({ since }: { since: number }) {
  const { t } = useTranslation();
  const long = useNow(5000) - since > LONG_MS;
  return (
    <output>
      <Alert
        banner
        type="info"
        icon={long ? undefined : <LoadingOutlined aria-hidden />}
        title={t(long ? "report.rescoringLong" : "report.rescoring")}
      />
    </output>
  );
}
