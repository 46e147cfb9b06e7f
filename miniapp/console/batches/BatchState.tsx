import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { BatchSummary } from "./useBatches";

const COLOURS = { running: "processing", paused: "warning", cancelled: "default", done: "success" } as const;

/** The batch's state as a word; a stop that nobody asked for says why. */
export function BatchState({ batch }: { batch: Pick<BatchSummary, "state" | "stopped"> }) {
  const { t } = useTranslation();
  const { state, stopped } = batch;
  return (
    <Tag color={COLOURS[state]} style={{ marginInlineEnd: 0 }}>
      {stopped ? t(`batches.stopped.${stopped}`) : t(`batches.state.${state}`)}
    </Tag>
  );
}
