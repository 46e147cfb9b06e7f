import { createDrawer } from "../../workers/drawInWorker";
import { entryBeside } from "../../workers/entry";
import type { PrintTask } from "./worker";

/** Documents and pictures of the archive, each made in a thread of its own, one at a time. */
export const createArchivePrinter = () => createDrawer<PrintTask>(entryBeside(__filename, "worker"));
