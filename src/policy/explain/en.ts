/** `cadre-talk/policy/en`: names and sentences in English. */
import type { Catalogue } from '../policy.ts';
import { workflowEnglish } from '../workflow/english.ts';

const content: Readonly<Record<string, string>> = {
  'appointment.content.decision': 'The decision and the main reasons for the appointment',
  'appointment.content.evaluation': 'Evaluation by the organisation and what the masses say',
  'appointment.content.evaluation.evaluation': 'Basic evaluation by the organisation',
  'appointment.content.evaluation.masses': 'What the masses say',
  'appointment.content.post': 'Basic demands of the new post',
  'appointment.content.integrity':
    'Democratic centralism, clean and diligent work: demands and points to watch',
  'appointment.content.listen': 'Hearing the cadre’s own opinions and suggestions',
  'appointment.content.exchange_intro': 'Introduction to the new unit and its leading team',
  'appointment.content.exchange_intro.unit': 'The unit',
  'appointment.content.exchange_intro.team': 'Its leading team',
  'appointment.content.strengths': 'Results affirmed, shortcomings named',
  'appointment.content.strengths.strengths': 'Results',
  'appointment.content.strengths.shortcomings': 'Shortcomings',
  'removal.content.decision': 'The decision and the main reasons for the removal',
  'removal.content.evaluation': 'Evaluation by the organisation and what the masses say',
  'removal.content.evaluation.evaluation': 'Basic evaluation by the organisation',
  'removal.content.evaluation.masses': 'What the masses say',
  'removal.content.hopes': 'Hopes for the cadre',
  'removal.content.listen': 'Hearing the cadre’s own opinions and suggestions',
  'retirement.content.policy': 'The policy on retirement',
  'retirement.content.evaluation': 'A truthful evaluation',
  'retirement.content.learning': 'Encouragement to keep learning and to care for the cause',
  'retirement.content.post_employment': 'The rules on work after retirement',
  'retirement.content.post_employment.hint':
    'Civil Servants Law: for three years (former leading members) or two years (others) no post or profit work tied to the former business.',
  'retirement.content.hopes': 'Hopes and demands',
  'retirement.content.listen': 'Hearing the cadre’s own opinions and suggestions',
  'routine.content.hear':
    'Hearing the report on thought and work, and views on building the leading team',
  'routine.content.learn': 'Learning the situation',
  'routine.content.solve': 'Solving problems and real difficulties in time',
  'routine.content.guide': 'Guidance with targeted hopes and demands',
  'reminder.content.problem': 'The problem to heed or to correct, named clearly',
  'reminder.content.explain': 'The cadre’s explanation and stance',
  'reminder.content.explain.explanation': 'Explanation',
  'reminder.content.explain.stance': 'Stance',
  'reminder.content.hopes': 'Targeted hopes and demands',
  'admonition.content.announce': 'Announcement of the decision to admonish',
  'admonition.content.problems': 'The problems to put right, named clearly',
  'admonition.content.causes': 'Help in finding causes and roots',
  'admonition.content.listen': 'Hearing the cadre’s explanation and stance',
  'admonition.content.demands': 'Demands for rectification',
  'admonition.content.time_limit': 'The deadline for rectification',
};

const names: Readonly<Record<string, string>> = {
  ...content,
  appointment: 'Appointment talk',
  removal: 'Removal talk',
  retirement: 'Retirement talk',
  routine: 'Everyday talk',
  reminder: 'Reminder talk',
  admonition: 'Admonition talk',
  'appointment.promotion': 'Promotion',
  'appointment.exchange': 'Exchange',
  'appointment.rotation': 'Rotation',
  'appointment.other': 'Other change of post',
  'removal.work_need': 'Need of the work',
  'removal.age_limit': 'Age limit of the post',
  'removal.incompetent': 'Found incompetent by assessment',
  'removal.sanction': 'Organisational measure',
  'removal.resignation': 'Resignation',
  'removal.health': 'Health',
  'removal.other': 'Other reason',
  'retirement.due': 'Retirement',
  'retirement.early': 'Early retirement',
  'routine.disunity': 'Disunity in the leading team',
  'routine.thought': 'Problems of thought',
  'routine.feedback': 'Feedback of an assessment or democratic review',
  'routine.award': 'Commendation or award',
  'routine.long_leave': 'Longer study, training or stay abroad',
  'routine.life_event': 'Major event or difficulty in life',
  'routine.self_request': 'The cadre asks for it',
  'routine.work_need': 'Need of the work',
  'routine.other': 'Other',
  'reminder.petition': 'Petition from the public',
  'reminder.democratic_review': 'Democratic review',
  'reminder.assessment': 'Assessment',
  'reminder.team_meeting': 'Democratic life meeting of the team',
  'reminder.regulation_check': 'Check of the appointment regulations',
  'reminder.audit': 'Economic responsibility audit',
  'reminder.other': 'Other',
  'admonition.political': 'Political thought',
  'admonition.duty': 'Performance of duty',
  'admonition.work_style': 'Style of work',
  'admonition.morals': 'Morals',
  'admonition.integrity': 'Clean and diligent work',
  'admonition.other': 'Other',
  'admonition.situation_1': 'Political or organisational discipline lax',
  'admonition.situation_2': 'Democratic centralism lax, personal rule or faction quarrel',
  'admonition.situation_3': 'Appointment rules lax, misjudged appointments',
  'admonition.situation_4': 'Weak legality, hinders the duty of others',
  'admonition.situation_5': 'Meddles in the market',
  'admonition.situation_6': 'Eight-point rules or thrift not kept',
  'admonition.situation_7': 'Divorced from reality, fakes, harms the masses',
  'admonition.situation_8': 'Personal matters reported late or untruly',
  'admonition.situation_9': 'Rules on clean conduct lax',
  'admonition.situation_10': 'Lax control, staff nearby gravely violate',
  'admonition.situation_11': 'Irregularities found by inspection or audit',
  'admonition.situation_12': 'Social, professional or family morals',
  arrangement: 'Talk plan',
  outline: 'Outline',
  'talk-record': 'Talk record',
  'reminder-letter': 'Letter of reminder',
  'reminder-record': 'Record of a reminder talk',
  'inquiry-letter': 'Letter of inquiry',
  'inquiry-receipt': 'Receipt of a letter of inquiry',
  'inquiry-reply': 'Reply to an inquiry',
  'admonition-decision': 'Decision to admonish',
  'admonition-notice': 'Admonition notice',
  'admonition-receipt': 'Receipt of an admonition notice',
  'admonition-record': 'Record of an admonition talk',
  'rectification-list': 'List of rectification',
  'rectification-report': 'Rectification report',
  'delegation-order': 'Delegation order',
  'petition-letter': 'Petition letter',
  'retained.foot': 'Kept by the organization department; not for the personal archive',
  committee: 'the district committee',
  department: 'its organization department',
  managed: 'a section-level cadre managed by the district committee',
  principles: 'Truthful, objective and fair, strict in demands, warm in care',
  protection: 'The subject may not hunt down or retaliate against whoever reported the problem.',
  'committee-principal': 'Principal of the district committee',
  'committee-leader-in-charge': 'Leader in charge of the district committee',
  'committee-other-leader': 'Other leader of the district committee',
  'department-principal': 'Principal of the organization department',
  'department-leader': 'Leader of the organization department',
  'unit-party-principal': 'Principal of the unit’s Party body',
  'team-principal': 'Head of a leading team (Party or administration)',
  'team-member': 'Member of a leading team',
  'same-rank': 'Other cadre of the same rank',
  'setting.roll': 'When a period ends on a day off',
  'setting.routine.remind_days': 'Days until everyday talks remind',
  'setting.reminder.remind_days': 'Days until reminders and inquiries remind',
  'setting.admonition.remind_days': 'Days until admonition talks remind',
  'setting.inquiry.reply_days': 'Days until a missing reply reminds',
  'setting.delegation.return_days': 'Days until a missing record of a delegated talk reminds',
  'setting.routine.long_leave_days': 'Days that make study or a stay abroad a longer one',
  'setting.unit.talks_per_year': 'Talks a year of a team’s head with each member',
  'setting.archive.others_retained':
    'Papers of these cases that the text does not name are kept alike',
  'setting.admonition.influence_months': 'Influence period of an admonition in months, shown only',
  'document.trial': 'Trial Opinions on the Cadre Talk System',
  'document.appointments': 'Regulations on Selecting and Appointing Leading Cadres',
  'document.supervision': 'Inner-Party Supervision Regulations (trial)',
  'document.reply': 'Interim Rules on Replies to the Organisation',
  'document.admonish-province': 'Interim Provincial Rules on Admonition',
  'document.admonish-district': 'Interim District Rules on Admonition',
  'document.interim-2005': 'Interim Measures on Admonition Talks and Inquiries',
  'document.details-2015': 'Detailed Rules on Reminders, Inquiries and Admonitions',
  'document.approval-2015': 'Detailed Rules on Reminders, Inquiries and Admonitions',
  'document.supervision-2016': 'Inner-Party Supervision Regulations',
  'document.appointments-2014': 'Regulations on Selecting and Appointing Leading Cadres',
  'document.civil-servants': 'Civil Servants Law',
  'document.influence-local': 'Local rules on influence periods',
  ...workflowEnglish,
};

const sentences: Catalogue['sentences'] = {
  date: '{day} {monthName} {year}',
  'month.1': 'January',
  'month.2': 'February',
  'month.3': 'March',
  'month.4': 'April',
  'month.5': 'May',
  'month.6': 'June',
  'month.7': 'July',
  'month.8': 'August',
  'month.9': 'September',
  'month.10': 'October',
  'month.11': 'November',
  'month.12': 'December',
  'cite.text': ' ({clause})',
  'cite.interpretation': ' (as {clause} is read here)',
  'cite.local-setting': ' (local setting)',
  'remedy.error': 'Put it right first.',
  'remedy.warning': 'Give a reason to go on.',
  'remedy.advice': 'For information.',
  'list.and': ', ',

  'scope.subjects#not-managed':
    'On {date} this person is not {managed}{cite}; the talk does not count for coverage.|Give a reason to go on, or make it a talk of the unit.',
  'scope.subjects#obliges-nothing':
    'On {date} this person is not {managed}{cite}; nothing follows from the event.|Correct the posts if they are wrong.',
  'scope.subjects#date-unknown':
    'The event has no date, so nobody can say who was what{cite}.|Enter the date.',
  'talk.types#unknown-kind':
    '“{kind}” is no kind of talk of this policy{cite}.|Choose a kind, or add one to the pack.',
  'talk.types#unknown-trigger':
    '“{trigger}” is no trigger of {kind}{cite}.|Choose one that is listed.',
  'talk.types#not-of-this-talk':
    'The obligation is not one of this talk{cite}.|Add it to the talk first.',
  'talk.types#not-a-talk':
    'The obligation goes in writing{cite}.|It may be turned into a talk in the inquiry.',
  'removal.with_appointment#not-a-pair':
    'One talk may discharge a removal and an appointment of one person{cite}; {other} and {kind} are better held apart.|For information.',

  'talker.default#not-a-leader':
    'On {date} the talker is no leader of {committee} or {department} and has no valid delegation{cite}.|Choose one of these leaders; where it is possible, delegate first.',
  'talker.default#unit-stream':
    'A talk of the unit discharges no obligation of the district{cite}.|Let a leader of the district talk, or delegate first.',
  'talker.default#order-not-in-force':
    'On the day of the talk ({date}) no valid delegation was there{cite}.|Delegate first, then talk.',
  'talker.default#not-the-delegate':
    'The talker is not the delegate{cite}.|Let the delegate talk, or delegate anew.',
  'talker.principal#not-listed':
    'With a head of a team it is normally the principal or the leader in charge of {committee}, or the principal of {department}, who talks{cite}.',
  'talker.principal#other-leader':
    'With a head of a team it is normally the principal or the leader in charge of {committee}, or the principal of {department}, who talks{cite}.',
  'talker.other#not-listed':
    'With other members and cadres of the same rank it is the leader in charge of {committee} or a leader of {department} who talks{cite}.|Choose one of these, or delegate.',
  'talker.other#other-leader':
    'The talker is another leader of {committee}, not the one in charge{cite}.|Give a reason to go on, or choose the leader in charge.',

  'delegate.allowed#reason-missing': 'The delegation does not say why{cite}.|Add the reason.',
  'delegate.allowed#possible':
    'Possible with a delegation by {committee} or {department}{cite}.|Delegate first.',
  'delegate.not_for_principals#principal':
    'Talks with heads of a team are not delegated{cite}.|Let a leader of the district talk; an exception needs a named approver.',
  'delegate.not_for_principals#overridden':
    'Talks with heads of a team are not delegated{cite}; {approver} allowed an exception, which is reported.|Nothing to do.',
  'delegate.no_self#delegate-is-subject':
    'The delegate is the subject{cite}.|Let a leader of the district talk.',
  'delegate.no_self#talker-is-subject': 'The talker is the subject{cite}.|Choose another talker.',
  'delegate.no_self#recorder-is-subject':
    'The recorder is the subject{cite}.|Choose another recorder.',
  'delegate.only_unit_head#other-unit':
    'The delegate heads the Party body of another unit{cite}.|Entrust the head of the subject’s own.',
  'delegate.only_unit_head#administration-head':
    'On {date} the delegate heads the administration only{cite}.|Entrust the head of the Party body.',
  'delegate.only_unit_head#deputy':
    'On {date} the delegate is not the head of the Party body{cite}.|Entrust its head.',
  'delegate.only_unit_head#outsider':
    'On {date} the delegate holds no post in the subject’s unit{cite}.|Entrust the head of its Party body.',
  'delegate.only_unit_head#sub-delegated':
    'A delegation cannot be handed on{cite}.|Let the delegate talk.',
  'delegate.complete#not-held':
    'The delegated talk was due on {due}{cite} and has not been held.|Remind the delegate.',
  'delegate.complete#record-not-returned':
    'The delegated talk was held on {heldOn}; its record has not come back{cite}.|Ask for it.',
  'delegate.complete#reminder-day': 'The record was to come back by {remindOn}{cite}.|Ask for it.',

  'appointment.deadline#early':
    'The appointment talk follows the decision{cite}; this is before {opens}.|Choose another day, or give a reason.',
  'appointment.deadline#late':
    'The appointment talk is normally held within a week of the decision{cite}; {days} day(s) over.',
  'appointment.deadline#overdue':
    'The appointment talk is normally held within a week of the decision{cite}; {days} day(s) over and not held.|Arrange it soon and give a reason.',
  'appointment.deadline.publicity#early':
    'With a public notice the talk follows its end{cite}; this is before {opens}.|Choose another day, or give a reason.',
  'appointment.deadline.publicity#late':
    'With a public notice the talk is held within a week of its end{cite}; {days} day(s) over.',
  'appointment.deadline.publicity#overdue':
    'With a public notice the talk is held within a week of its end{cite}; {days} day(s) over and not held.|Arrange it soon and give a reason.',
  'appointment.deadline.publicity#ended-before-decision':
    'The public notice ended ({noticeLastDay}) before the decision; no date can be counted{cite}.|Check both dates.',
  'appointment.deadline.publicity#failed':
    'The public notice failed, the obligation is cancelled{cite}.|Check the outcome, or give a reason.',
  'removal.deadline#early':
    'The removal talk follows the decision{cite}; this is before {opens}.|Choose another day, or give a reason.',
  'removal.deadline#late':
    'The removal talk is normally held within a week of the decision{cite}; {days} day(s) over.',
  'removal.deadline#overdue':
    'The removal talk is normally held within a week of the decision{cite}; {days} day(s) over and not held.|Arrange it soon and give a reason.',
  'retirement.deadline#early':
    'The retirement talk is normally held within the week before the formalities{cite}; this is before {opens}.|Choose another day, or give a reason.',
  'retirement.deadline#late':
    'The retirement talk is normally held within the week before the formalities{cite}; {days} day(s) after them.',
  'retirement.deadline#overdue':
    'The retirement talk is normally held within the week before the formalities{cite}; {days} day(s) after them and not held.|Arrange it soon and give a reason.',
  '*#early': 'Before the period opens on {opens}{cite}.|Choose another day, or give a reason.',
  '*#late': '{days} day(s) over the period{cite}.',
  '*#overdue': '{days} day(s) over the period and not done{cite}.|Do it soon and give a reason.',
  '*#undecided':
    'The year’s calendar or the end of the notice is not known; nobody can say whether it is late{cite}.|It will be judged when that is known.',
  '*#base-missing': 'The date to count from is missing{cite}.|Enter the date.',
  '*#reminder-day': 'The reminder day ({remindOn}) has passed{cite}.|Do it in time.',
  'routine.timely#reminder-day':
    'Everyday talks are held in time; the reminder day ({remindOn}) has passed{cite}.|Arrange it in time.',
  'reminder.timely#reminder-day':
    'Reminders and inquiries are made in time; the reminder day ({remindOn}) has passed{cite}.|Arrange it in time.',
  'admonition.timely#reminder-day':
    'An admonition talk follows its decision in time; the reminder day ({remindOn}) has passed{cite}.|Arrange it in time.',

  'reminder.inquiry_option#no-talker':
    'An inquiry goes in writing and has no talker{cite}.|{committee} or {department} sends the letter.',
  'reminder.inquiry_option#sender':
    'An inquiry comes from {committee} or {department}{cite}.|Check the sender.',
  'reminder.inquiry_reply#no-reply':
    'No written reply of the subject is there{cite}; it cannot be closed as answered.|Ask for it, or close otherwise with a reason.',
  'reminder.inquiry_reply#not-written':
    'Spoken words are no written reply{cite}.|Ask the subject for one.',
  'reminder.inquiry_reply#not-from-subject':
    'The answer of a unit or of others is not the subject’s own{cite}.|Ask the subject for one.',
  'reminder.inquiry_reply#closed-unanswered':
    'The inquiry is closed without the subject’s written reply{cite}.|Give a reason.',
  'reminder.inquiry_reply#late': 'The reply is {days} day(s) over its period{cite}.',
  'reminder.inquiry_reply#overdue':
    'The reply is {days} day(s) overdue{cite}.|Ask for it and give a reason.',
  'reminder.inquiry_reply.period#late':
    'An inquiry is answered within 15 working days of receipt{cite}; {days} day(s) over.',
  'reminder.inquiry_reply.period#overdue':
    'An inquiry is answered within 15 working days of receipt{cite}; {days} day(s) over and not answered.|Ask for it and give a reason.',
  'reminder.approval#approver-missing':
    'The reminder or inquiry names no approver{cite}.|Have it approved.',

  'talk.mode.collective#blocked': '{kind} is not held as a group talk{cite}.|Talk one by one.',
  'talk.mode.collective#discouraged':
    '{kind} is normally not held as a group talk{cite}.|Talk one by one, or give a reason.',
  'talk.mode.collective#petition':
    'What touches a petition is normally not talked about in a group{cite}.|Talk one by one, or give a reason.',
  'talk.mode.collective#need-missing':
    'A group talk answers a need of the work{cite}; none is noted.|Note the need.',
  'talk.mode.collective#subject-absent':
    'The subject of the obligation is not in this talk{cite}.|Check the subjects.',
  'plan.before#unplanned': 'Talks are planned before{cite}; this one is in no plan.',
  'plan.before#no-outline':
    'Talks are prepared before{cite}; there is no outline.|Add the outline, or give a reason.',
  'record.when_needed#missing': 'This talk should have a record{cite}.|Add it, or give a reason.',

  '*#missing':
    'The point “{point}” has not been covered{cite}.|Tick it, or mark it not applicable with a reason.',
  '*#parts-missing':
    'The point “{point}” still lacks: {parts}{cite}.|Complete it, or mark it not applicable with a reason.',
  '*#reason-missing':
    'The point “{point}” is marked not applicable without a reason{cite}.|Give the reason.',
  '*#not-in-letter':
    'The letter does not carry the point “{point}”{cite}.|Add it, or give a reason.',

  'admonition.trigger#problem-missing':
    'The admonition does not say what is wrong{cite}.|Choose the area.',
  'admonition.trigger#disciplined':
    'The same problem has been punished; an admonition is not the road{cite}.|Check, or give a reason.',
  'admonition.decision#missing':
    'There is no decision to admonish{cite}.|Enter its date and body first.',
  'admonition.decision#body-missing': 'The decision does not name the deciding body{cite}.|Add it.',
  'admonition.decision#document-number-missing':
    'The decision has no document number{cite}.|Add it.',
  'admonition.decision#approver-missing': 'The decision names no approver{cite}.|Add it.',
  'admonition.decision#talk-before-decision':
    'The talk ({date}) is before the decision ({on}){cite}.|First the decision, then the talk.',
  'admonition.approval#document-number-missing':
    'The decision has no document number{cite}.|Add it.',
  'admonition.approval#approver-missing':
    'The admonition names no approver{cite}.|Have it approved.',
  'admonition.notice_together#not-issued':
    'No notice had been issued for the talk{cite}.|Notice and talk belong together.',
  'admonition.notice_together#number-missing':
    'The notice has no number{cite}.|Number and seal it first.',
  'admonition.notice_together#issued-before-decision':
    'The notice ({issuedOn}) is before the decision ({on}){cite}.|Check the dates.',
  'admonition.notice_together#issued-after-talk':
    'The notice ({issuedOn}) is after the talk ({date}){cite}.|It is sealed before the talk and served in it.',
  'admonition.notice_together#not-served':
    'The notice was not served in the talk{cite}.|Notice and talk belong together.',
  'admonition.notice_together#served-before':
    'The notice was served ({servedOn}) before the talk, not together with it{cite}.|Recorded as it was; it can only be closed as a breach, by a named approver.',
  'admonition.notice_together#served-after':
    'The notice was served ({servedOn}) after the talk, not together with it{cite}.|Recorded as it was; it can only be closed as a breach, by a named approver.',
  'admonition.notice_together#served-at-other-time':
    'The notice was served at {servedAt}, outside the talk and not together with it{cite}.|Recorded as it was; it can only be closed as a breach, by a named approver.',
  'admonition.notice_together#times-missing':
    'The times of talk and service are missing, so nothing proves that they were together{cite}.|Enter the times.',
  'admonition.notice_together#no-receipt':
    'Nobody has signed for the notice{cite}.|Have it signed; a refusal is attested by two witnesses.',
  'admonition.notice_together#receipt-elsewhere':
    'Signed on {on}, served on {servedOn}{cite}.|Check the dates.',
  'admonition.notice_together#too-few-witnesses':
    'A refusal is attested by two witnesses, here {witnesses}{cite}.|Add witnesses.',
  'admonition.notice_together#breach-unapproved':
    'Closing as a breach needs a named approver and a reason{cite}.|Add both.',
  'admonition.content.demands#no-item':
    'An admonition demands at least one rectification{cite}.|Enter it.',
  'admonition.content.time_limit#no-date': 'The rectification has no deadline{cite}.|Enter it.',
  'admonition.content.time_limit#before-talk':
    'The deadline ({dueOn}) is before the talk ({date}){cite}.|Correct it.',
  'admonition.record#missing': 'An admonition talk must have a record{cite}.|Complete it.',
  'admonition.self_criticism#missing': 'The self-criticism has not come in{cite}.|Ask for it.',
  'admonition.self_criticism#unsigned': 'The self-criticism is not signed{cite}.|Have it signed.',
  'admonition.self_criticism#not-countersigned':
    'The self-criticism is not countersigned by the head of the Party body{cite}.|Have it countersigned.',
  'admonition.self_criticism#not-sent': 'The self-criticism has not gone to: {to}{cite}.|Send it.',
  'admonition.self_criticism.period#late':
    'The self-criticism normally comes in within five working days{cite}; {days} day(s) over.',
  'admonition.self_criticism.period#overdue':
    'The self-criticism normally comes in within five working days{cite}; {days} day(s) over.|Ask for it and give a reason.',
  'admonition.report#missing': 'The rectification report has not come in{cite}.|Ask for it.',
  'admonition.report#late':
    'The report is due six months after the talk{cite}; {days} day(s) over.',
  'admonition.report#overdue':
    'The report is due six months after the talk{cite}; {days} day(s) over.|Ask for it and give a reason.',

  'confidential.informant#identity-shown':
    'The informant’s unit and name must not be shown to: {audience}{cite}.|Take them out; use a digest without identity.',
  'confidential.informant#source-shown':
    'What the subject gets must not show that a petition is behind it{cite}.|Take out source, date and number.',
  'confidential.informant#not-scrubbed':
    'A text from a petition has not been searched for identities{cite}.|Search it first.',
  'confidential.informant#scrub-hit':
    'The text may give the informant away{cite}.|Take it out, or let a second reader with rights decide.',
  'confidential.letter#handed-over':
    'The petition letter must not be given to the subject to read{cite}.|Take out the letter and its copies.',
  'confidential.letter#on-talk-page':
    'The petition letter is not opened or printed from the page of a talk{cite}.|Use a digest without identity.',
  'confidential.staff#not-on-case-list':
    'Not on the case’s list; its content is secret{cite}.|Ask the clerk in charge.',

  'archive.keeper#elsewhere': '{paper}: kept by {department}{cite}, nowhere else.|Hand it over.',
  'archive.keeper#by-setting': '{paper}: kept by {department}{cite}, nowhere else.|Hand it over.',
  'archive.keeper#copies-kept':
    'The unit keeps nothing of a delegated talk of this kind{cite}.|Return originals, keep no copy.',
  'archive.not_personal_file#refused':
    '{paper}: not for the personal archive{cite}.|Kept by {department}.',
  'archive.not_personal_file#by-setting':
    '{paper}: not for the personal archive{cite}.|Kept by {department}.',
  'archive.not_personal_file#person-page':
    '{paper}: not shown on a person’s page{cite}.|Kept by {department}.',
  'archive.not_personal_file#in-package':
    'The package holds: {paper}{cite}; it is not taken in.|Take it out and import again.',

  'followup.handle_raised#handler-missing': 'Nobody handles the matter yet{cite}.|Name a handler.',
  'followup.handle_raised#disposition-missing': 'The matter has no disposition{cite}.|Add it.',
  'followup.handle_raised#result-missing': 'The matter has no result{cite}.|Add it.',
  'followup.handle_raised#answer-missing': 'The subject has had no answer{cite}.|Tell the subject.',
  'followup.supervise#evidence-missing': 'There is no evidence{cite}.|Attach it.',
  'followup.supervise#checker-missing': 'Nobody has checked{cite}.|Name a checker.',
  'followup.supervise#checker-is-handler':
    'Checker and handler are the same person{cite}.|Let somebody else check.',
  'followup.supervise#overdue':
    'The rectification was due on {dueOn}; {days} day(s) over{cite}.|Follow it up.',
  'routine.team_leader_regular#not-own-head':
    'Talks of the unit are held by a team’s head with its members{cite}.|Check the talker.',

  'step.base': 'Counted from {base} ({date}){cite}.',
  'step.replaced-by-notice': 'A public notice was given: counted from its last day ({date}){cite}.',
  'step.next-day': 'The window opens on the next day ({date}){cite}.',
  'step.add-days': 'Within {amount} day(s): the last day is {date}{cite}.',
  'step.subtract-days': '{amount} day(s) back: the window opens on {date}{cite}.',
  'step.add-working-days': '{amount} working day(s): the last day is {date}{cite}.',
  'step.add-months': '{amount} month(s): the last day is {date}{cite}.',
  'step.roll': 'The last day is a day off: moved to {date}{cite}.',
  'step.unknown-year':
    'The year’s calendar is not published: {date} for now, and nothing is late{cite}.',
  'step.awaiting-notice': 'The public notice still runs (to {date}): nothing is late{cite}.',
  'step.extended': 'Extended with consent to {date}{cite}.',
  'step.local-setting': 'Reminds after {amount} day(s), on {date}{cite}.',
  'window.fixed': 'From {opens} to {due}{cite}.',
  'window.until': 'Until {due}{cite}.',
  'window.provisional':
    'The year’s calendar is not published: the dates are provisional, and nothing is late{cite}.',
  'window.awaiting-notice': 'The public notice still runs; the window follows its end{cite}.',
  'window.open': 'In time; the text names no number of days{cite}.',
  'window.cancelled': 'The public notice failed; the obligation is cancelled{cite}.',
  'window.contradictory':
    'The public notice ended before the decision; no date can be counted{cite}.|Check the dates.',
  'window.unknown': 'The date to count from is missing{cite}.|Enter the date.',

  'base.decision': 'the decision',
  'base.formalities': 'the formalities',
  'base.arisen': 'the day it arose',
  'base.notice': 'the last day of the notice',
  'base.receipt': 'the day of receipt',
  'base.talk': 'the day of the talk',
  'base.order': 'the day of the order',
  'value.subject': 'the subject',
  'value.talker': 'the talker',
  'value.delegate': 'the delegate',
  'value.recorder': 'the recorder',
  'value.unit': 'the unit',
  'value.department': 'staff of the department',
  'value.inspector': 'inspectors',
  'value.vault-holder': 'vault holders',
  'value.discipline': 'the discipline organ',
  'value.organization': 'the organization department',

  'refusal.unknown':
    'There is no step “{action}” for {machine}.|Nothing more to do. If things were otherwise, record them as they were.',
  'refusal.possible': 'Possible: {action}.',
  'refusal.possible-with': 'Possible: {action}. Needed: {needs}.',
  'refusal.final':
    'Nothing follows “{state}”: {action} is not possible.|Nothing more to do. If things were otherwise, record them as they were.',
  'refusal.not-yet': 'Now “{state}”: {action} is not possible.|First: {way}.',
  'refusal.never-from-here':
    'Now “{state}”: {action} is not possible.|Possible only in “{states}”.',
  'list.then': ' → ',
};

/** English, as plainly as the document allows. */
export const english: Catalogue = { locale: 'en', names, sentences };
