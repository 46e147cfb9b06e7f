import SparkMD5 from "spark-md5";

/** Base64 MD5 as in HTTP's Content-MD5. */
export function md5Base64(bytes: ArrayBuffer): string {
  return btoa(SparkMD5.ArrayBuffer.hash(bytes, true));
}
