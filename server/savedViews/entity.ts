import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import * as column from "../db/columns";
import type { ListPage } from "./schema";

/** A list as somebody likes to see it: its filters, and which columns. Theirs alone. */
@Entity("saved_views")
@Index("saved_views_of_staff", ["staffId", "page", "createdAt"])
export class SavedView {
  @PrimaryColumn(column.id) id!: string;
  @Column(column.id) staffId!: string;
  @Column(column.short) page!: ListPage;
  @Column(column.line) name!: string;
  /** The address's part after the question mark. */
  @Column(column.text) query!: string;
  /** Those that are shown; null: as the page comes. */
  @Column(column.nullable(column.json)) columns!: string[] | null;
  @Column(column.instant) createdAt!: Date;
}
