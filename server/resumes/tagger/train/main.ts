import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { packModel, sha256, unpackModel } from "../modelFile";
import { type Tagger, openTagger } from "../tagger";
import { Tally } from "./measureF1";
import { type Tagged, readTagged } from "./readTagged";
import { trainModel } from "./trainModel";

/** Sentences of one biography follow each other: whole blocks are held out, so that nobody is on both sides. */
const BLOCK = 40;

const say = (line: string) => process.stdout.write(`${line}\n`);

function measure(tagger: Tagger, sentences: readonly Tagged[], tally = new Tally()): Tally {
  for (const { text, entities } of sentences) tally.add(tagger(text), entities);
  return tally;
}

function crossValidate(sentences: readonly Tagged[], folds: number): void {
  const tally = new Tally();
  for (let fold = 0; fold < folds; fold += 1) {
    const isHeldOut = (_: Tagged, index: number) => Math.floor(index / BLOCK) % folds === fold;
    const model = trainModel(sentences.filter((sentence, index) => !isHeldOut(sentence, index)));
    measure(openTagger(model), sentences.filter(isHeldOut), tally);
    say(`after fold ${fold + 1} of ${folds}:\n${tally}`);
  }
}

function main(): void {
  const given = process.argv.slice(2);
  const optionOf = (name: string) => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined);
  const [data, out] = [optionOf("--data"), optionOf("--out")];
  if (!data || !out) throw new Error("Say where: --data DIR --out DIR [--folds N]");
  const train = readTagged(join(data, "train.char.bmes"));
  const dev = readTagged(join(data, "dev.char.bmes"));
  const folds = Number(optionOf("--folds") ?? 0);
  if (folds > 1) {
    crossValidate([...train, ...dev], folds);
    return;
  }
  const file = packModel(trainModel(train, undefined, say));
  say(`dev, which the model has not seen:\n${measure(openTagger(unpackModel(file)), dev)}`);
  writeFileSync(join(out, "resume-tagger.bin"), file);
  writeFileSync(
    join(out, "hash.ts"),
    `/** Written by scripts/train-resume-tagger.mjs beside the model. */\nexport const MODEL_SHA256 = "${sha256(file)}";\n`,
  );
  say(`${file.length} bytes`);
}

main();
