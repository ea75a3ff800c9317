/**
 * 涉密检查 of the words that a paper, a list or a package takes along (四·2⑷): what no session could
 * search, or what tells who reported, does not leave.
 */
import { type Finding, judge } from '../../policy/index.ts';
import { mayDo } from '../access/table.ts';
import type { Desk } from '../desk.ts';
import type { ObligationRecord } from '../model/records.ts';
import { searched } from '../vault/scrub.ts';

type Found = Awaited<ReturnType<typeof searched>>;
type Petition = Pick<ObligationRecord, 'id' | 'event' | 'obligation' | 'ofTheDay'>;

export class WordSearch {
  private constructor(
    private readonly desk: Desk,
    /** Whether this session can look for what gives an informant away. */
    readonly able: boolean,
    private readonly petitions: readonly Petition[],
  ) {}

  static async open(desk: Desk): Promise<WordSearch> {
    const { roles } = await desk.actor();
    const able = desk.vault !== undefined && mayDo(roles, 'vault.search');
    const all = able ? await desk.everything('obligation') : [];
    const petitions = all.filter(({ obligation }) => obligation.petition);
    return new WordSearch(desk, able, petitions);
  }

  /**
   * The errors that speak against letting the words go. Searched are the petitions behind the cases and
   * any other about the same persons, whose informant a word can tell as well; of those counts only
   * what was found, since a paper of another case would otherwise tell that there is one.
   */
  async against(
    about: readonly ObligationRecord[],
    texts: readonly string[],
    judged: (found: Found, of: Petition) => readonly Finding[] = this.asWords,
  ): Promise<readonly Finding[]> {
    const said = texts.filter((text) => text.trim() !== '');
    if (said.length === 0) return [];
    const own = new Map(about.map((one) => [one.id, one]));
    const persons = new Set(about.map(({ ofTheDay }) => ofTheDay.id));
    const others = this.petitions.filter(
      ({ id, ofTheDay }) => !own.has(id) && persons.has(ofTheDay.id),
    );
    const findings: Finding[] = [];
    for (const one of [...about.filter(({ obligation }) => obligation.petition), ...others]) {
      const found = await searched(this.desk, { petition: true, event: one.event }, said);
      if (found.scrub === 'clean' || (found.scrub === 'not-run' && !own.has(one.id))) continue;
      findings.push(...judged(found, one).filter(({ severity }) => severity === 'error'));
    }
    return findings;
  }

  private readonly asWords = (
    found: Found,
    { id, obligation: { kind } }: Petition,
  ): readonly Finding[] =>
    judge(this.desk.policy, {
      type: 'issue-paper',
      paper: { id, paper: 'words', kind, petition: true, ...found },
      audience: 'department',
      asOf: this.desk.today(),
    });
}
