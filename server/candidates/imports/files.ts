import { importFiles } from "../../spreadsheets/imports/files";

export const { allFiles, sourceKey, resultKey } = importFiles("candidate-imports");
