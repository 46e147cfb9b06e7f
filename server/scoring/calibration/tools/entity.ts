import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../../../db/columns";

/** What `tools/fit-scorer` learned for one caller: kept for some days, then gone. Holds no answer. */
@Entity("fitted_scorers")
@Index("fitted_scorers_by_owner", ["owner", "createdAt"])
@Index("fitted_scorers_by_expiry", ["expiresAt"])
export class FittedScorer {
  @PrimaryColumn(column.id) id!: string;
  /** Member of staff, or the deployment's API token. */
  @Column(column.id) owner!: string;
  @Column(column.count) version!: number;
  /** `packScorer`. */
  @Column(column.text) model!: string;
  @Column(column.instant) createdAt!: Date;
  @Column(column.instant) expiresAt!: Date;
}
