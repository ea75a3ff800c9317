/** One term, one name: what is exported speaks of a thing by the name that the field's glossary gives it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** The glossary's term, and other English names of the same thing that one might reach for. */
const OTHER_NAMES: Readonly<Record<string, RegExp>> = {
  cadre: /^(officer|employee|staffer|appointee)s?$/,
  talk: /^(interview|conversation|meeting)s?$/,
  talker: /^(interviewer|speaker)s?$/,
  recorder: /^(secretary|scribe|minuter)s?$/,
  admonition: /^(caution|reprimand|censure|warned)s?$/,
  inquiry: /^(enquiry|enquiries|questionnaire|investigation)s?$/,
  informant: /^(informer|whistleblower|complainant|reporter)s?$/,
  petition: /^(complaint|tip)s?$/,
  matter: /^(grievance|complaint)s?$/,
  rectification: /^(correction|remediation)s?$/,
  inspection: /^(supervision|oversight)$/,
  receipt: /^(acknowledgement|acknowledgment)$/,
  obligation: /^(duty|duties|task|todo)s?$/,
  finding: /^(violation)s?$/,
};

/** `admonitionNotice` and `admonition-notice` are two words each. */
function wordsOf(text: string): readonly string[] {
  return (text.match(/[A-Z]?[a-z]+/g) ?? []).map((word) => word.toLowerCase());
}

const api = readFileSync(new URL('../api/public-api.txt', import.meta.url), 'utf8');
/** Without what is said in comments, and how the compiler's own words are spelled. */
const words = new Set(
  wordsOf(api.slice(api.indexOf('## cadre-talk/policy')).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
);

for (const [term, others] of Object.entries(OTHER_NAMES)) {
  test(`what is called ${term} has no other name in the public API`, () => {
    assert.deepEqual(
      [...words].filter((word) => others.test(word)),
      [],
    );
  });
}

test('each term itself is found, so that a word of the public API is read as one', () => {
  assert.deepEqual(
    Object.keys(OTHER_NAMES).filter((term) => !words.has(term)),
    [],
  );
});
