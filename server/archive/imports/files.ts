import { importFiles } from "../../spreadsheets/imports/files";

export const { allFiles, sourceKey, resultKey } = importFiles("archive-imports");
