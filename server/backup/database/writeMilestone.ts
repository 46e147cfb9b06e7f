import type { MilestoneId } from "../milestones";
import { type RowWriter, instantOf } from "./rowStore";

/** In the transaction that the writer is in. */
export async function writeMilestone(writer: RowWriter, id: MilestoneId, at: Date): Promise<void> {
  await writer.query("DELETE FROM milestones WHERE id = ?", [id]);
  await writer.query("INSERT INTO milestones (id, at) VALUES (?, ?)", [id, instantOf(at)]);
}
