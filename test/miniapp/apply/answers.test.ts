import { NO_ANSWERS, fieldOf, problemsOf, problemsOfRefusal } from "../../../miniapp/apply/answers";

const MIB = 1024 * 1024;
const complete = { ...NO_ANSWERS, name: "周小满", phone: "13900001111", consent: true };
const file = (name: string, bytes = 10) => new File([new Uint8Array(bytes)], name);

test("nothing stands in the way of what is complete", () => {
  expect(problemsOf(complete, MIB)).toEqual([]);
  expect(problemsOf({ ...complete, resume: file("简历.PDF"), email: "a@people.example" }, MIB)).toEqual([]);
});

test("what is missing is told from the top of the form down", () => {
  expect(problemsOf({ ...NO_ANSWERS, email: "nobody" }, MIB)).toEqual(["name", "phone", "email", "consent"]);
});

test.each([
  ["a program", file("简历.exe"), ["resumeKind"]],
  ["a name without an ending", file("简历"), ["resumeKind"]],
  ["too large a file", file("简历.pdf", MIB + 1), ["resume"]],
])("%s is no résumé, and is told before it is sent", (_, resume, problems) => {
  expect(problemsOf({ ...complete, resume }, MIB)).toEqual(problems);
  expect(problems.map((problem) => fieldOf(problem as "resume"))).toEqual(["resume"]);
});

test("a refusal leads to the fields that it is about, in the order of the form", () => {
  const details = [{ path: "email" }, { path: "name" }, { path: "token" }];
  expect(problemsOfRefusal({ code: "request.invalid", details })).toEqual(["name", "email"]);
  expect(problemsOfRefusal({ code: "application.resume_type", details: [] })).toEqual(["resumeKind"]);
  expect(problemsOfRefusal({ code: "application.closed", details: [] })).toEqual([]);
});
