/**
 * Acts: what somebody is about to do, or has done, as `judge` is asked about it. The same act planned
 * or done gives the same findings; that an `error` blocks the plan, the issue, the closing and the
 * discharge, and never the recording of a fact, is for the caller.
 */
import type {
  CivilDate,
  Delegation,
  Obligation,
  Override,
  RectificationDemand,
  Service,
  Talk,
} from './facts.ts';

/** Who would get to see or hold something. `vault-holder`: may open informant identities. */
export type Audience =
  | 'subject'
  | 'talker'
  | 'delegate'
  | 'recorder'
  | 'unit'
  | 'department'
  | 'inspector'
  | 'vault-holder';

/** Where a paper is kept or goes. */
export type Keeper = 'department' | 'unit' | 'personal-archive' | 'subject' | 'elsewhere';

/** What must not travel: who reported, the letter itself (also a copy), and that there was a petition at all. */
export type SensitiveContent = 'informant-identity' | 'petition-letter' | 'petition-source';

/** A paper, or anything made from papers: a copy, a print, an attachment, an archive file. */
export interface Paper {
  readonly id: string;
  /** A paper of the pack, e.g. `admonition-notice`. */
  readonly paper: string;
  readonly kind?: string;
  /** Papers of the pack that it was copied, printed, attached or packed from: their class sticks. */
  readonly derivedFrom?: readonly string[];
  readonly contains?: readonly SensitiveContent[];
  /** A petition is behind the case. */
  readonly petition?: boolean;
  /** Result of the search for informants' names, units and numbers in the text. */
  readonly scrub?: 'clean' | 'hit' | 'not-run';
  /** With vault rights, found a hit harmless. */
  readonly secondReader?: string;
  /** Content points that the text carries; for papers that carry them (三·5: a letter of inquiry). */
  readonly points?: readonly string[];
}

/** A written inquiry (函询) and what came of it. */
export interface Inquiry {
  readonly id: string;
  readonly obligation: Obligation;
  readonly sender: 'committee' | 'department' | 'other';
  /** Who approved it, where a profile asks. */
  readonly approver?: string;
  readonly issuedOn?: CivilDate;
  /** The day the subject got it; the reply is counted from here where a profile counts at all. */
  readonly receivedOn?: CivilDate;
  readonly extendedTo?: CivilDate;
  readonly reply?: {
    readonly form: 'written' | 'spoken';
    readonly by: 'subject' | 'unit' | 'other';
    readonly receivedOn: CivilDate;
  };
}

/** A matter, problem or demand that a subject raised (四·2⑶). */
export interface Matter {
  readonly id: string;
  readonly handler?: string;
  readonly disposition?: string;
  readonly result?: string;
  readonly evidence?: boolean;
  readonly checker?: string;
  readonly answeredOn?: CivilDate;
}

/** A rectification item that is to be closed. */
export interface RectificationCheck extends RectificationDemand {
  readonly handler?: string;
  readonly evidence?: boolean;
  readonly checker?: string;
}

/** What an admonished cadre hands in, where a profile asks for it. */
export interface SelfCriticism {
  readonly receivedOn: CivilDate;
  readonly signed: boolean;
  /** Signed by the head of the subject's own Party organisation. */
  readonly countersigned: boolean;
  readonly sentTo: readonly ('discipline' | 'organization')[];
}

interface Asked {
  /** Today, where the answer depends on it. */
  readonly asOf?: CivilDate;
  /** Reasons given for departing from a rule, by rule id, where the act itself carries none. */
  readonly reasons?: Readonly<Partial<Record<string, string>>>;
}

/** A talk is planned, held, recorded or closed. */
export interface TalkAct extends Asked {
  readonly type: 'plan-talk' | 'hold-talk' | 'record-talk' | 'close-talk';
  readonly talk: Talk;
}

/** The talk is to discharge one of its obligations. */
export interface DischargeAct extends Asked {
  readonly type: 'discharge';
  readonly talk: Talk;
  /** Id of the obligation. */
  readonly obligation: string;
}

/** 《诫勉通知书》 is handed over; `service` goes before the one stored with the talk's notice. */
export interface ServeNoticeAct extends Asked {
  readonly type: 'serve-notice';
  readonly talk: Talk;
  readonly service?: Service;
}

/** An admonition is closed, by the book or as the breach it was (三·6, 五¶2). */
export interface CloseAdmonitionAct extends Asked {
  readonly type: 'close-admonition';
  readonly talk: Talk;
  readonly selfCriticism?: SelfCriticism;
  /** The rectification report after the talk, where a profile asks for one. */
  readonly reportReceivedOn?: CivilDate;
  /** Closes it as the recorded breach it was: errors stay on record as warnings and block no longer. */
  readonly asBreach?: Override;
}

/** A worklist entry is looked at: what is already due, overdue or worth a reminder. */
export interface CheckObligationAct extends Asked {
  readonly type: 'check-obligation';
  readonly obligation: Obligation;
  readonly asOf: CivilDate;
}

/** A paper is issued to an audience: what it must contain, and what it may not. */
export interface IssuePaperAct extends Asked {
  readonly type: 'issue-paper';
  readonly paper: Paper;
  readonly audience: Audience;
  readonly obligation?: Obligation;
}

/** A talk is entrusted to the head of the subject’s own unit (二). */
export interface DelegateAct extends Asked {
  readonly type: 'delegate';
  readonly delegation: Delegation;
  readonly obligation: Obligation;
  /** The day of the talk, where it is known; else the day of the order. */
  readonly on?: CivilDate;
  readonly overrides?: Readonly<Partial<Record<string, Override>>>;
}

/** The delegate returns the talk with its record (二). */
export interface ReturnDelegationAct extends Asked {
  readonly type: 'return-delegation';
  readonly delegation: Delegation;
  readonly obligation: Obligation;
  readonly heldOn?: CivilDate;
  readonly recordReturnedOn?: CivilDate;
  /** The unit keeps originals or copies. */
  readonly copiesKept?: boolean;
  readonly asOf: CivilDate;
}

/** `as`: how it is closed. Only `answered` says that the subject replied. */
export interface CloseInquiryAct extends Asked {
  readonly type: 'close-inquiry';
  readonly inquiry: Inquiry;
  readonly as: 'answered' | 'turned-into-talk' | 'withdrawn';
}

/** A paper is given to a keeper (五¶3). */
export interface ArchiveAct extends Asked {
  readonly type: 'archive';
  readonly paper: Paper;
  readonly to: Keeper;
}

/** Somebody looks at a paper: whether they may, in this place. */
export interface ViewAct extends Asked {
  readonly type: 'view';
  readonly paper: Paper;
  readonly audience: Audience;
  /** Where it would be seen. `host-person-page`: the portal's page on the person. */
  readonly channel:
    'screen' | 'talk-page' | 'print' | 'search' | 'message' | 'log' | 'host-person-page';
  /** Whether the viewer stands on the case's need-to-know list. */
  readonly onCaseList?: boolean;
}

/** Papers leave for a keeper, e.g. as a package. */
export interface ExportAct extends Asked {
  readonly type: 'export';
  readonly papers: readonly Paper[];
  readonly to: Keeper;
}

/** A package comes in, e.g. one that claims to be a personal archive. */
export interface ImportAct extends Asked {
  readonly type: 'import';
  readonly papers: readonly Paper[];
  readonly from: Keeper;
}

/** A matter that a subject raised is worked on (四·2⑶). */
export interface HandleMatterAct extends Asked {
  readonly type: 'handle-matter';
  readonly matter: Matter;
}

/** A rectification item is closed with its check (五¶2). */
export interface CloseRectificationAct extends Asked {
  readonly type: 'close-rectification';
  readonly item: RectificationCheck;
  readonly talkDate?: CivilDate;
  readonly asOf: CivilDate;
}

/** What `judge` is asked about: an act with the facts that it would be done on. */
export type Act =
  | TalkAct
  | DischargeAct
  | ServeNoticeAct
  | CloseAdmonitionAct
  | CheckObligationAct
  | IssuePaperAct
  | DelegateAct
  | ReturnDelegationAct
  | CloseInquiryAct
  | ArchiveAct
  | ViewAct
  | ExportAct
  | ImportAct
  | HandleMatterAct
  | CloseRectificationAct;

/** The names of all acts that the policy judges. */
export type ActType = Act['type'];
