/** How the workflow's words stand in a catalogue: `workflow.<group>.<machine>.<id>`, or without the machine where all say the same. */
type Words = Readonly<Record<string, string>>;

export type WordGroup = 'state' | 'action' | 'need' | 'machine';

/** The words of one language as entries of its catalogue's `names`. */
export function workflowWords(groups: Readonly<Record<WordGroup, Words>>): Words {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, words]) =>
      Object.entries(words).map(([id, word]) => [`workflow.${group}.${id}`, word]),
    ),
  );
}
