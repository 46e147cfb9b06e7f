/**
 * How long a text is, as people count it: each Chinese character and each word of another script is one, marks and
 * spaces are none. Pure, for the page as for the server.
 */
export const writtenLength = (text: string): number =>
  text.match(
    /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:['’.-](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu,
  )?.length ?? 0;
