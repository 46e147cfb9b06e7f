/** Alibaba's SDK has no types; these are of the part that we use, as of 1.0.4. */
declare module "@alicloud/nls" {
  type Settings = { url: string; appkey: string; token: string };
  type Params = Record<string, string | number | boolean>;

  export class SpeechTranscription {
    constructor(settings: Settings);
    on(event: "end" | "changed" | "failed", handler: (frame: string) => void): void;
    on(event: "closed", handler: () => void): void;
    start(params: Params, ping?: boolean): Promise<string>;
    sendAudio(pcm: Buffer): boolean;
    close(params?: Params): Promise<string>;
  }

  export class SpeechSynthesizer {
    constructor(settings: Settings);
    on(event: "data", handler: (audio: Buffer) => void): void;
    on(event: "failed", handler: (frame: string) => void): void;
    on(event: "closed", handler: () => void): void;
    start(params: Params, ping?: boolean): Promise<string>;
  }
}
