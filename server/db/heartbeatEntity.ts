import { Column, Entity, PrimaryColumn } from "typeorm";
import * as column from "./columns";

/** What the primary's clock said a moment ago: how far a replica has come is how late this arrives there. */
@Entity("replica_heartbeats")
export class ReplicaHeartbeat {
  @PrimaryColumn(column.short) id!: string;
  /** By the database's own clock; every process with a replica writes the same row. */
  @Column(column.instant) at!: Date;
}
