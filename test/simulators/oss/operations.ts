import { createHash } from "node:crypto";
import { parseByteRange } from "../../../server/media/byteRange";
import type { Bucket, KeptObject } from "./bucket";
import type { Operation } from "./faults";
import { type OssState, Refusal } from "./state";
import { document, textsOf } from "./xml";

const MAX_KEYS = 1_000;

export type Asked = {
  operation: Operation;
  key: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: Buffer;
};
export type Reply = { status: number; headers?: Record<string, string>; body?: Buffer | string };
export type Lifecycle = { xml: string | null; written: number };

/** What each operation does to the bucket, once it is believed. */
export function createOperations(
  bucketName: string,
  bucket: Bucket,
  state: OssState,
  lifecycle: Lifecycle,
): Record<Operation, (asked: Asked) => Reply> {
  function assertBody({ headers, body }: Asked) {
    if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) {
      throw new Refusal(411, "MissingContentLength");
    }
    const claimed = headers["content-md5"];
    const actual = createHash("md5").update(body).digest("base64");
    if (claimed !== undefined && claimed !== actual) throw new Refusal(400, "InvalidDigest");
  }

  const keptHeaders = (headers: Asked["headers"]): Record<string, string> =>
    Object.fromEntries(
      Object.entries(headers).filter(
        (entry): entry is [string, string] =>
          entry[1] !== undefined &&
          (entry[0] === "content-type" || /^x-oss-(meta-|server-side-encryption)/.test(entry[0])),
      ),
    );

  /** With versions, OSS overwrites whatever was asked. */
  function assertFree({ key, headers }: Asked) {
    if (headers["x-oss-forbid-overwrite"] === "true" && state.versioning === "" && bucket.objects.has(key)) {
      throw new Refusal(
        409,
        "FileAlreadyExists",
        {},
        "The object you specified already exists and can not be overwritten.",
      );
    }
  }

  function find(key: string): KeptObject {
    const object = bucket.objects.get(key);
    if (!object) throw new Refusal(404, "NoSuchKey", { Key: key });
    return object;
  }

  const describe = ({ etag, contentType, headers, storedAt }: KeptObject, query: URLSearchParams) => ({
    ETag: etag,
    "Accept-Ranges": "bytes",
    "Last-Modified": storedAt.toUTCString(),
    ...headers,
    "Content-Type": query.get("response-content-type") ?? contentType,
    ...(query.has("response-content-disposition")
      ? { "Content-Disposition": query.get("response-content-disposition") as string }
      : {}),
    ...(query.has("response-cache-control")
      ? { "Cache-Control": query.get("response-cache-control") as string }
      : {}),
  });

  function getObject({ key, query, headers }: Asked): Reply {
    const object = find(key);
    if (headers["if-match"] !== undefined && headers["if-match"] !== object.etag) {
      throw new Refusal(412, "PreconditionFailed");
    }
    const { bytes } = object;
    const standard = headers["x-oss-range-behavior"] === "standard";
    const asked = parseByteRange(headers["range"], bytes.length);
    const beyond =
      asked !== "unsatisfiable" && Number(/-(\d+)$/.exec(headers["range"] ?? "")?.[1]) >= bytes.length;
    if (asked === "unsatisfiable" && standard) throw new Refusal(416, "InvalidRange");
    if (!asked || asked === "unsatisfiable" || (beyond && !standard)) {
      return { status: 200, headers: describe(object, query), body: bytes };
    }
    return {
      status: 206,
      headers: {
        ...describe(object, query),
        "Content-Range": `bytes ${asked.start}-${asked.end}/${bytes.length}`,
      },
      body: bytes.subarray(asked.start, asked.end + 1),
    };
  }

  function listObjects({ query }: Asked): Reply {
    const prefix = query.get("prefix") ?? "";
    const after = Buffer.from(query.get("continuation-token") ?? "", "base64url").toString();
    const most = Math.min(MAX_KEYS, Number(query.get("max-keys") ?? 100));
    const { names, isTruncated } = bucket.page(prefix, after, most);
    const contents = names.map((name) => {
      const { etag, bytes, storedAt } = find(name);
      return {
        Key: name,
        LastModified: storedAt.toISOString(),
        ETag: etag,
        Type: "Normal",
        Size: bytes.length,
        StorageClass: "Standard",
      };
    });
    return {
      status: 200,
      body: document("ListBucketResult", {
        Name: bucketName,
        Prefix: prefix,
        MaxKeys: most,
        IsTruncated: isTruncated,
        KeyCount: names.length,
        ...(isTruncated
          ? { NextContinuationToken: Buffer.from(names.at(-1) ?? "").toString("base64url") }
          : {}),
        Contents: contents,
      }),
    };
  }

  return {
    PutObject(asked) {
      assertBody(asked);
      assertFree(asked);
      return {
        status: 200,
        headers: { ETag: bucket.store(asked.key, asked.body, keptHeaders(asked.headers)) },
      };
    },
    GetObject: getObject,
    HeadObject({ key, query }) {
      const object = find(key);
      return {
        status: 200,
        headers: { ...describe(object, query), "Content-Length": String(object.bytes.length) },
      };
    },
    DeleteObject({ key }) {
      bucket.objects.delete(key);
      return { status: 204 };
    },
    DeleteObjects(asked) {
      if (asked.headers["content-md5"] === undefined) throw new Refusal(400, "InvalidArgument");
      assertBody(asked);
      const names = textsOf("Key", asked.body.toString());
      if (names.length === 0 || names.length > MAX_KEYS) throw new Refusal(400, "MalformedXML");
      for (const name of names) bucket.objects.delete(name);
      return { status: 200, body: document("DeleteResult", { Deleted: names.map((Key) => ({ Key })) }) };
    },
    ListObjectsV2: listObjects,
    InitiateMultipartUpload(asked) {
      assertFree(asked);
      const UploadId = bucket.begin(asked.key, keptHeaders(asked.headers));
      return {
        status: 200,
        body: document("InitiateMultipartUploadResult", { Bucket: bucketName, Key: asked.key, UploadId }),
      };
    },
    UploadPart(asked) {
      assertBody(asked);
      const { query, body } = asked;
      const etag = bucket.putPart(query.get("uploadId") ?? "", Number(query.get("partNumber")), body);
      if (etag === null) throw new Refusal(404, "NoSuchUpload");
      return { status: 200, headers: { ETag: etag } };
    },
    CompleteMultipartUpload({ key, query, body }) {
      const text = body.toString();
      const etags = textsOf("ETag", text);
      const parts = textsOf("PartNumber", text).map((number, index) => ({
        number: Number(number),
        etag: etags[index] ?? "",
      }));
      const done = bucket.complete(query.get("uploadId") ?? "", parts);
      if (typeof done === "string") throw new Refusal(done === "NoSuchUpload" ? 404 : 400, done);
      return {
        status: 200,
        headers: { ETag: done.etag },
        body: document("CompleteMultipartUploadResult", { Bucket: bucketName, Key: key, ETag: done.etag }),
      };
    },
    AbortMultipartUpload({ query }) {
      if (!bucket.uploads.delete(query.get("uploadId") ?? "")) throw new Refusal(404, "NoSuchUpload");
      return { status: 204 };
    },
    GetBucketInfo: () => ({
      status: 200,
      body: document("BucketInfo", {
        Bucket: {
          Name: bucketName,
          Location: `oss-${state.region}`,
          AccessControlList: { Grant: state.acl },
          ...(state.versioning ? { Versioning: state.versioning } : {}),
        },
      }),
    }),
    GetBucketLifecycle() {
      if (lifecycle.xml === null) throw new Refusal(404, "NoSuchLifecycle");
      return { status: 200, body: lifecycle.xml };
    },
    PutBucketLifecycle(asked) {
      assertBody(asked);
      lifecycle.xml = asked.body.toString();
      lifecycle.written += 1;
      return { status: 200 };
    },
  };
}

export function operationOf(method: string, key: string, query: URLSearchParams): Operation {
  const table: [boolean, Operation][] = [
    [method === "GET" && key === "" && query.has("bucketInfo"), "GetBucketInfo"],
    [method === "GET" && key === "" && query.has("lifecycle"), "GetBucketLifecycle"],
    [method === "PUT" && key === "" && query.has("lifecycle"), "PutBucketLifecycle"],
    [method === "GET" && key === "" && query.get("list-type") === "2", "ListObjectsV2"],
    [method === "POST" && key === "" && query.has("delete"), "DeleteObjects"],
    [method === "POST" && key !== "" && query.has("uploads"), "InitiateMultipartUpload"],
    [method === "PUT" && key !== "" && query.has("partNumber"), "UploadPart"],
    [method === "POST" && key !== "" && query.has("uploadId"), "CompleteMultipartUpload"],
    [method === "DELETE" && key !== "" && query.has("uploadId"), "AbortMultipartUpload"],
    [method === "PUT" && key !== "", "PutObject"],
    [method === "GET" && key !== "", "GetObject"],
    [method === "HEAD" && key !== "", "HeadObject"],
    [method === "DELETE" && key !== "", "DeleteObject"],
  ];
  const found = table.find(([fits]) => fits);
  if (!found) throw new Refusal(405, "MethodNotAllowed");
  return found[1];
}
