import { deflateSync } from "node:zlib";
import { packModel, unpackModel } from "../../../../server/resumes/tagger/modelFile";
import { openTagger } from "../../../../server/resumes/tagger/tagger";
import { Tally } from "../../../../server/resumes/tagger/train/measureF1";
import { type Tagged, parseTagged } from "../../../../server/resumes/tagger/train/readTagged";
import { SETTINGS, trainModel } from "../../../../server/resumes/tagger/train/trainModel";

const NAMES = ["林知远", "陈望舒", "周以宁", "许清和", "沈星河", "何其多"];
const TITLES = ["经理", "厂长", "教授", "会计"];

/** A language of one sentence: <name>任<company><title>。 */
function sentence(name: string, company: string, title: string): Tagged {
  const text = `${name}任${company}${title}。`;
  const at = name.length + 1;
  return {
    text,
    entities: [
      { type: "NAME", start: 0, end: name.length },
      { type: "ORG", start: at, end: at + company.length },
      { type: "TITLE", start: at + company.length, end: text.length - 1 },
    ],
  };
}

const known = NAMES.flatMap((name, index) =>
  TITLES.map((title, place) =>
    sentence(name, ["云岭公司", "青禾公司", "白石公司"][(index + place) % 3]!, title),
  ),
);
const settings = { ...SETTINGS, runs: 1, epochs: 8, averaged: 2 };

describe("training", () => {
  const model = trainModel(known, settings);

  it("learns a small language, and applies it to words that it has not seen", () => {
    const unseen = sentence("苏听雨", "远帆公司", "教授");
    expect(openTagger(model)(unseen.text)).toEqual(unseen.entities);
  });

  it("gives the same model for the same sentences", () => {
    expect(packModel(trainModel(known, settings)).equals(packModel(model))).toBe(true);
  });

  it("survives its file", () => {
    expect(unpackModel(packModel(model))).toEqual(model);
  });

  it("writes nothing readable of what it was trained on", () => {
    const { hashes, labels, weights } = model;
    for (const column of [hashes, labels, weights]) {
      const bytes = Buffer.from(column.buffer);
      for (const name of NAMES) {
        expect(bytes.includes(Buffer.from(name))).toBe(false);
        expect(bytes.includes(Buffer.from(name, "utf16le"))).toBe(false);
      }
    }
  });

  it("refuses a file of another kind", () => {
    expect(() => unpackModel(deflateSync("no model, but deflated"))).toThrow("Not a tagger model");
    expect(() => openTagger({ ...model, slots: 3 })).toThrow("other features");
  });
});

describe("tagged sentences", () => {
  it("are read with the product's names of types, and without entities that are cut off", () => {
    const content =
      "林 B-NAME\n远 E-NAME\n任 O\n\n某 M-ORG\n厂 E-ORG\n教 B-TITLE\n授 E-TITLE\n汉 S-RACE\n公 B-ORG\n";
    expect(parseTagged(content)).toEqual([
      { text: "林远任", entities: [{ type: "NAME", start: 0, end: 2 }] },
      {
        text: "某厂教授汉公",
        entities: [
          { type: "TITLE", start: 2, end: 4 },
          { type: "ETHNICITY", start: 4, end: 5 },
        ],
      },
    ]);
  });
});

it("counts an entity only where type and both ends are right", () => {
  const tally = new Tally();
  tally.add(
    [
      { type: "ORG", start: 0, end: 4 },
      { type: "TITLE", start: 4, end: 6 },
    ],
    [
      { type: "ORG", start: 0, end: 4 },
      { type: "TITLE", start: 4, end: 7 },
      { type: "NAME", start: 9, end: 11 },
    ],
  );
  expect(tally.of("all")).toEqual({ right: 1, given: 2, wanted: 3 });
});
