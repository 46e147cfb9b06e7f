import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { WarnTag } from "../common/WarnTag";
import type { QueueItem } from "./data";

type Props = Pick<QueueItem, "reasons" | "sealed">;

/** Why a person is to look: that somebody asked stands out, and that scores are hidden. */
export function Reasons({ reasons, sealed }: Props) {
  const { t } = useTranslation();
  return reasons.map((reason) => {
    const text = t(`reviews.reason.${reason}`);
    if (reason === "candidate" || reason === "staff") return <WarnTag key={reason}>{text}</WarnTag>;
    return (
      <Tag key={reason} {...(reason === "blind" && sealed ? { color: "processing" } : {})}>
        {text}
      </Tag>
    );
  });
}
