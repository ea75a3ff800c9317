/**
 * What each act may write of a record, field by field: what stands there is compared with what would
 * stand there, and whatever the act's words do not name is as it was. So nobody who decides a slip
 * changes what was put, and nobody who enters a reminder a reply.
 *
 * Words: `name` may change in any way · `!name` is set where nothing stood · `-name` is taken away, or
 * a list gets shorter · `+name` gets one entry more, `name+` any number, and those before stay ·
 * `list>name` in the last entry alone · `list*name` in any entry, and none comes or goes ·
 * `a.b` within an object. Of a new record the words name all that it may have: `name[]` is empty,
 * `name=value` is that word.
 */
import type { Action } from '../access/table.ts';
import type { RecordType } from '../model/records.ts';
import type { Json, JsonObject } from '../store/store.ts';
import { sameJson } from './same-json.ts';

type Words = { readonly [T in RecordType]?: string };
type Table = { readonly [A in Action]?: Words };

const made = {
  event: 'event source note reasons inquiry approval',
  obligation: 'obligation event ofTheDay state admonition',
  admonition: 'state event obligation subject ofTheDay areas decision rectification[]',
  matter: 'talk obligation text state raisedOn',
  paper:
    'state=kept paper derivedFrom name copy archive subjects obligations talk copiedFrom file ' +
    'keeper holder custody',
} as const;

const talkMade =
  'state kind obligations subjects talker delegation recorder mode workNeed date startsAt endsAt ' +
  'place outline reasons points{} record=undecided';

const derived = { event: made.event, obligation: made.obligation, admonition: made.admonition };

/** What an act may make, and all that may stand in it then. */
const birth: Table = {
  'list.import': derived,
  'event.record': derived,
  'event.update': { obligation: made.obligation, admonition: made.admonition },
  'inquiry.turn': derived,
  'talk.arrange': { talk: `${talkMade} arrangedBy breaches[]` },
  'talk.hold': { talk: `${talkMade} heldBy breaches` },
  'talk.prepare': { outline: 'talk obligations subjects notes questions preparedOn by' },
  'record.write': { matter: made.matter },
  'record.confirm': { paper: made.paper },
  'record.close-as-breach': { paper: made.paper },
  'record.amend': { obligation: made.obligation },
  'admonition.amend-service': { obligation: made.obligation },
  'delegation.draft': {
    delegation:
      'state obligations subject ofTheDay delegate delegateOfTheDay delegator leader reason dueOn ' +
      'drawnUp returns[] breaches[]',
  },
  'delegation.record-talk-unordered': {
    delegation:
      'state obligations subject ofTheDay delegate delegateOfTheDay drawnUp held whatHappened ' +
      'returns[] breaches',
  },
  'inquiry.draft': {
    inquiry: 'state event obligation subject ofTheDay sender rounds breaches[]',
  },
  'approval.propose': {
    approval: 'state about subjects proposal proposedBy proposedOn history',
  },
  'paper.register': { paper: made.paper },
  'paper.copy': { paper: made.paper },
  'paper.take-in': { paper: made.paper },
  'incident.report': {
    incident:
      'state=reported kind what happenedOn reported concerns accused obligation findings[] sanctions[]',
  },
  'unit-talk.record': {
    unitTalk: 'unit unitName talker subjects date startsAt endsAt place topics heldBy breaches',
  },
  'roster.import': { roster: 'list at by units entries' },
  'setting.change': { setting: 'values on by' },
  'own.submit': { submission: 'state=submitted from on content' },
  'grant.give': { grant: 'inspector obligations subjects reason from until by' },
};

const cancelled = {
  talk: 'state !cancelled',
  obligation: 'state -talk',
  admonition: 'state -talk',
};
const ended = { obligation: 'state', talk: 'state' };
const held = 'date startsAt endsAt place talker recorder subjects confirmed.on';
const lapsed = 'state -talk -discharged discharged.on withdrawn';
const service =
  'notice.service.servedOn notice.service.servedAt notice.service.receipt +amendments state';
const takenIn = 'state=accepted !accepted';
const item = (words: string) => `state rectification*state ${words}`;

/** What an act may change of a record that is there. */
const change: Table = {
  'event.record': { approval: '!event', submission: takenIn },
  'event.update': {
    event: 'event.dates event.publicNotice',
    obligation: 'state obligation',
    talk: 'state !cancelled',
    admonition: 'decision',
  },
  'obligation.merge': { obligation: 'state !merged', talk: 'state !cancelled' },
  'obligation.cancel': { obligation: 'state !cancelled', talk: 'state !cancelled' },
  'obligation.close-as-breach': { obligation: 'state !closed', talk: 'state !cancelled' },
  'talk.arrange': {
    talk: 'state talker recorder delegation date startsAt endsAt place outline reasons -notified',
    obligation: 'state talk',
    admonition: 'state talk',
  },
  'talk.cancel': cancelled,
  'talk.prepare': {
    talk: 'state outline=true !prepared',
    outline: 'notes questions preparedOn by',
  },
  'talk.notify': { talk: 'state notified', obligation: 'state' },
  'talk.hold': {
    talk: 'state date talker delegation -subjects startsAt endsAt place reasons !heldBy breaches',
    obligation: 'state talk',
    admonition: 'state talk notice.!service',
    delegation: 'state !held !handedOn breaches+',
  },
  'record.write': {
    talk: 'state points statement record recordedBy',
    obligation: 'state',
  },
  'record.confirm': {
    talk: 'state reasons breaches !confirmed',
    obligation: 'state -talk !discharged',
    admonition: 'state',
  },
  'record.close-as-breach': {
    talk: 'state reasons breaches !confirmed',
    obligation: 'state -talk !discharged',
    admonition: 'state',
  },
  'record.amend': {
    talk: `${held} state breaches +amendments`,
    obligation: lapsed,
    admonition: service,
    matter: 'raisedOn',
    delegation: 'held.on',
  },
  'admonition.amend-service': {
    talk: 'state breaches +amendments',
    obligation: lapsed,
    admonition: service,
  },
  'matter.assign': { matter: 'state handler dueOn' },
  'matter.handle': { matter: 'state !handler disposition result evidence answeredOn', ...ended },
  'matter.verify': { matter: 'state check returned', ...ended },
  'matter.close': { matter: 'state noted', ...ended },
  'admonition.issue-notice': { admonition: 'state !notice' },
  'admonition.record-service': { admonition: 'state notice.service', submission: takenIn },
  'admonition.demand-rectification': { admonition: 'state +rectification' },
  'admonition.submit-rectification': {
    admonition: item('rectification*report'),
    submission: takenIn,
  },
  'admonition.verify-rectification': { admonition: item('rectification*check') },
  'admonition.return-rectification': {
    admonition: item('rectification*-check rectification*+returned'),
  },
  'admonition.extend-rectification': {
    admonition: item('rectification*dueOn rectification*+extensions'),
  },
  'admonition.withdraw-rectification': { admonition: item('rectification*!withdrawn') },
  'admonition.void-notice': { admonition: 'state -notice +voided' },
  'admonition.cancel': {
    admonition: 'state !cancelled',
    obligation: 'state',
    talk: 'state !cancelled',
  },
  'admonition.close': { admonition: item('!closed'), ...ended },
  'admonition.close-as-breach': {
    admonition: item('!closed'),
    obligation: 'state',
    talk: 'state !cancelled',
  },
  'delegation.order': { delegation: 'state !order' },
  'delegation.accept': { delegation: 'state !accepted' },
  'delegation.refuse': { delegation: 'state !refused', ...cancelled },
  'delegation.withdraw': { delegation: 'state !withdrawn', ...cancelled },
  'delegation.record-talk-unordered': {
    delegation: 'state delegate delegateOfTheDay !held whatHappened breaches',
  },
  'delegation.record-handing-on': { delegation: 'state !handedOn breaches+' },
  'delegation.return-record': { delegation: 'state +returns' },
  'delegation.shred': { delegation: 'state returns>!shredded' },
  'delegation.send-back': { delegation: 'state returns>!sentBack' },
  'delegation.close': { delegation: 'state !closed' },
  'delegation.close-as-breach': { delegation: 'state !closed' },
  'inquiry.draft': {
    inquiry:
      'rounds>wording rounds>questions rounds>points rounds>draftedBy rounds>draftedOn ' +
      'rounds>-searched',
    obligation: '!inquiry',
  },
  'inquiry.search': { inquiry: 'rounds>searched' },
  'inquiry.approve': { inquiry: 'state rounds>searched rounds>!approved' },
  'inquiry.return': { inquiry: 'state rounds>-approved rounds>+returned' },
  'inquiry.serve': { inquiry: 'state rounds>!service', obligation: 'state' },
  'inquiry.record-service-unapproved': {
    inquiry: 'state rounds>!service breaches+',
    obligation: 'state',
  },
  'inquiry.record-receipt': { inquiry: 'rounds>service.receipt', submission: takenIn },
  'inquiry.remind': { inquiry: 'rounds>+reminders' },
  'inquiry.extend': { inquiry: 'state rounds>+extensions' },
  'inquiry.note-reply': { inquiry: 'state rounds>+noReplies' },
  'inquiry.answer': { inquiry: 'state rounds>!reply', submission: takenIn },
  'inquiry.check': { inquiry: 'state rounds>checking' },
  'inquiry.judge-clear': { inquiry: 'state rounds>!judged' },
  'inquiry.ask-again': { inquiry: 'state +rounds rounds>!judged' },
  'inquiry.turn': { inquiry: 'state !turned', obligation: 'state !merged' },
  'inquiry.close': { inquiry: 'state !closed', obligation: 'state !discharged' },
  'inquiry.close-unanswered': { inquiry: 'state !closed' },
  'inquiry.withdraw': { inquiry: 'state !closed', obligation: 'state -inquiry' },
  'inquiry.close-as-breach': { inquiry: 'state !closed', obligation: 'state' },
  'approval.submit': { approval: 'state about subjects proposal putTo +history' },
  'approval.review': { approval: 'state +history' },
  'approval.return': { approval: 'state +history' },
  'approval.approve': { approval: 'state !decision +history' },
  'approval.refuse': { approval: 'state !decision +history' },
  'approval.record-paper-decision': { approval: 'state !decision +history' },
  'approval.withdraw': { approval: 'state +history' },
  'paper.file': { paper: 'keeper holder +custody' },
  'paper.give-back': { paper: 'keeper holder +custody' },
  'paper.shred': { paper: 'state=shredded -holder +custody' },
  'incident.assign': { incident: 'handler' },
  'incident.investigate': { incident: 'state=investigating +findings accused+' },
  'incident.sanction': { incident: 'state=sanctioned +sanctions' },
  'incident.close': { incident: 'state=closed !closed' },
  'unit-talk.amend': {
    unitTalk:
      'unit unitName talker subjects date startsAt endsAt place topics breaches +amendments',
  },
  'setting.change': { setting: 'values on by' },
  'submission.return': { submission: 'state=returned !returned' },
  'grant.revoke': { grant: '!revoked' },
};

/** Types of which the act may make records, and types of which it may change some. */
export function writes(action: Action): {
  readonly makes: readonly string[];
  readonly changes: readonly string[];
} {
  return {
    makes: Object.keys(birth[action] ?? {}),
    changes: Object.keys(change[action] ?? {}),
  };
}

/** A body that the act may not leave behind: `before` is undefined where the record is new. */
export function isBeyond(
  action: Action,
  type: RecordType,
  before: JsonObject | undefined,
  after: JsonObject,
): boolean {
  const words = (before === undefined ? birth : change)[action]?.[type];
  if (words === undefined) return true;
  return before === undefined ? !isBorn(words, after) : !isMoved(rulesOf(words), before, after);
}

function isBorn(words: string, body: JsonObject): boolean {
  const fits = new Map(
    words.split(' ').map((word) => {
      const [, name = '', empty, value] = /^(\w+)(\[\]|\{\})?(?:=(.+))?$/.exec(word) ?? [];
      return [name, { isEmpty: empty !== undefined, value }] as const;
    }),
  );
  return Object.entries(body).every(([name, given]) => {
    const rule = fits.get(name);
    if (rule === undefined) return false;
    if (rule.value !== undefined) return given === rule.value;
    return !rule.isEmpty || (isPart(given) && Object.keys(given).length === 0);
  });
}

interface Rule {
  any: boolean;
  once: boolean;
  gone: boolean;
  more?: 'one' | 'some';
  only?: string;
  readonly fields: Map<string, Rule>;
  readonly last: Map<string, Rule>;
  readonly each: Map<string, Rule>;
}

const known = new Map<string, ReadonlyMap<string, Rule>>();

function rulesOf(words: string): ReadonlyMap<string, Rule> {
  const rules = known.get(words) ?? parsed(words);
  known.set(words, rules);
  return rules;
}

function parsed(words: string): ReadonlyMap<string, Rule> {
  const all = new Map<string, Rule>();
  for (const word of words.split(' ')) {
    let at = all;
    for (const [, sign, name = '', tail = ''] of word.matchAll(/([!+-]?)(\w+)([.>*+]|=\w+)?/g)) {
      const rule = at.get(name) ?? newRule();
      at.set(name, rule);
      if (sign === '!') rule.once = true;
      if (sign === '-') rule.gone = true;
      if (sign === '+') rule.more = 'one';
      if (tail === '+') rule.more = 'some';
      if (tail.startsWith('=')) rule.only = tail.slice(1);
      if (sign === '' && tail === '') rule.any = true;
      at = tail === '>' ? rule.last : tail === '*' ? rule.each : rule.fields;
    }
  }
  return all;
}

function newRule(): Rule {
  const part = () => new Map<string, Rule>();
  return { any: false, once: false, gone: false, fields: part(), last: part(), each: part() };
}

function isMoved(rules: ReadonlyMap<string, Rule>, before: JsonObject, after: JsonObject): boolean {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].every((name) =>
    mayBecome(rules.get(name), before[name], after[name]),
  );
}

function mayBecome(rule: Rule | undefined, from: Json | undefined, to: Json | undefined): boolean {
  if (sameJson(from, to)) return true;
  if (rule === undefined) return false;
  if (rule.any || (rule.once && from === undefined) || (rule.gone && to === undefined)) return true;
  if (rule.only !== undefined) return String(to) === rule.only;
  if (isList(to) && (isList(from) || from === undefined)) return listMay(rule, from ?? [], to);
  if (!isPart(from) || !isPart(to) || isList(from) || isList(to)) return false;
  return isMoved(rule.fields, from, to);
}

function listMay(rule: Rule, from: readonly Json[], to: readonly Json[]): boolean {
  const more = to.length - from.length;
  if (more < 0) return rule.gone && isFewer(from, to);
  if (more > 0 && rule.more === undefined) return false;
  if (rule.more === 'one' && more !== 1) return false;
  return from.every((entry, index) => {
    const now = to[index];
    if (sameJson(entry, now)) return true;
    const rules = index === from.length - 1 && rule.last.size > 0 ? rule.last : rule.each;
    return isPart(entry) && isPart(now) && !isList(entry) && !isList(now)
      ? isMoved(rules, entry, now)
      : false;
  });
}

/** Each that is left stood there, in that order. */
function isFewer(from: readonly Json[], to: readonly Json[]): boolean {
  let at = 0;
  return to.every((entry) => {
    while (at < from.length && !sameJson(from[at], entry)) at += 1;
    at += 1;
    return at <= from.length;
  });
}

function isPart(value: Json | undefined): value is JsonObject | readonly Json[] {
  return typeof value === 'object' && value !== null;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
