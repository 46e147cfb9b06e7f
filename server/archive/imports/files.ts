const folderOf = (importId: string) => `archive-imports/${importId}`;
export const sourceKey = (importId: string) => `${folderOf(importId)}/source`;
/** What is wrong with the rows, before; what became of them, after. */
export const resultKey = (importId: string) => `${folderOf(importId)}/result`;
/** All files of an import. */
export const allFiles = folderOf;
