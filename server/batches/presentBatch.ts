import type { z } from "zod";
import type { Batch } from "./entity";
import type { batchSummarySchema } from "./schema";

export const presentBatch = (batch: Batch): z.input<typeof batchSummarySchema> => ({
  id: batch.id,
  orgUnitId: batch.orgUnitId,
  plan: { id: batch.planId, name: batch.planName },
  jobTitle: batch.jobTitle,
  language: batch.language,
  state: batch.state,
  stopped: batch.stopped,
  recipients: {
    total: batch.recipientCount,
    invited: batch.invitedCount,
    leftOut: batch.leftOutCount,
  },
  channels: batch.channels,
  expiresAt: batch.expiresAt.toISOString(),
  createdBy: batch.createdBy,
  createdAt: batch.createdAt.toISOString(),
  finishedAt: batch.finishedAt?.toISOString() ?? null,
});
