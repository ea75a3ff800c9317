/**
 * `cadre-talk/policy/zh-CN`: what findings, dates, windows and refusals say in Chinese, by rule and code; `*` stands
 * for any rule. After `|` the way on. `{…}` are facts, `{cite}` the clause, `{committee}` and the like the
 * district's own words. Names of kinds, points and papers are the pack's own, which speaks Chinese.
 */
import type { Catalogue } from '../policy.ts';
import { workflowChinese } from '../workflow/chinese.ts';

const sentences: Catalogue['sentences'] = {
  date: '{year}年{month}月{day}日',
  'cite.text': '（{clause}）',
  'cite.interpretation': '（对{clause}的理解）',
  'cite.local-setting': '（本地设置）',
  'remedy.error': '改正后再办理。',
  'remedy.warning': '填写原因后可继续。',
  'remedy.advice': '供参考，不影响办理。',
  'list.and': '、',

  'scope.subjects#not-managed':
    '该同志在{date}不是{managed}{cite}，本次谈话不计入覆盖率。|填写原因后可继续，或改作单位内部谈话。',
  'scope.subjects#obliges-nothing':
    '该同志在{date}不是{managed}{cite}，此事项不产生应谈任务。|如人员信息有误，请更正任职经历。',
  'scope.subjects#date-unknown':
    '{kind}事项未写明日期，无法确定当时的任职情况{cite}。|请补填日期。',
  'talk.types#unknown-kind':
    '“{kind}”不是本制度规定的谈话类型{cite}。|请选用已有类型，或在制度包中增设。',
  'talk.types#unknown-trigger': '“{trigger}”不是{kind}的情形{cite}。|请改选已列情形，或说明原因。',
  'talk.types#not-of-this-talk':
    '该任务不在本次谈话之内{cite}，不能据此销号。|请先将任务列入谈话。',
  'talk.types#not-a-talk': '该任务应以函询方式办理{cite}。|可转为谈话，请在函询中说明。',
  'removal.with_appointment#not-a-pair':
    '一次谈话可合并同一干部的免职与任职谈话{cite}，{other}与{kind}宜分别安排。|供参考，不影响办理。',

  'talker.default#not-a-leader':
    '谈话人在{date}不是{committee}或{department}负责人，也没有有效委托{cite}。|请改由{committee}或{department}负责人谈话；可以委托的，先办理委托。',
  'talker.default#unit-stream':
    '单位内部谈话不能完成{committee}安排的谈话任务{cite}。|请由{committee}或{department}负责人谈话，或先办理委托。',
  'talker.default#order-not-in-force':
    '谈话当日（{date}）尚无{committee}或{department}的有效委托{cite}。|请先办理委托，再行谈话。',
  'talker.default#not-the-delegate':
    '谈话人不是受委托人{cite}。|请由受委托人谈话，或重新办理委托。',
  'talker.principal#not-listed':
    '与党政正职谈话，一般由{committee}主要负责人、分管负责人或{department}主要负责人进行{cite}。',
  'talker.principal#other-leader':
    '与党政正职谈话，一般由{committee}主要负责人、分管负责人或{department}主要负责人进行{cite}。',
  'talker.other#not-listed':
    '与班子其他成员和同级别科级干部谈话，由{committee}分管领导或{department}负责人进行{cite}。|请改由上述负责人谈话，或办理委托。',
  'talker.other#other-leader':
    '谈话人是{committee}其他负责人，不是分管领导{cite}。|填写原因后可继续，或改由分管领导谈话。',

  'delegate.allowed#reason-missing': '委托谈话未写明委托的情况{cite}。|请补填委托原因。',
  'delegate.allowed#possible':
    '可以委托其谈话，须先有{committee}或{department}的委托{cite}。|请先办理委托。',
  'delegate.not_for_principals#principal':
    '与党政正职谈话不能委托{cite}。|请由{committee}或{department}负责人谈话；确需例外的，由指定领导批准。',
  'delegate.not_for_principals#overridden':
    '与党政正职谈话不能委托{cite}，已由{approver}批准例外，列入通报。|无需再办。',
  'delegate.no_self#delegate-is-subject':
    '受委托人就是谈话对象本人{cite}。|请由{committee}或{department}负责人谈话。',
  'delegate.no_self#talker-is-subject': '谈话人就是谈话对象本人{cite}。|请更换谈话人。',
  'delegate.no_self#recorder-is-subject': '记录人就是谈话对象本人{cite}。|请更换记录人。',
  'delegate.only_unit_head#other-unit':
    '受委托人是其他单位党组织的主要负责人{cite}。|请委托谈话对象所在党委（党组、总支、支部）的主要负责人。',
  'delegate.only_unit_head#administration-head':
    '受委托人在{date}只是行政主要负责人，不是所在党组织的主要负责人{cite}。|请委托所在党组织的主要负责人。',
  'delegate.only_unit_head#deputy':
    '受委托人在{date}不是所在党组织的主要负责人{cite}。|请委托所在党组织的主要负责人。',
  'delegate.only_unit_head#outsider':
    '受委托人在{date}不在谈话对象所在单位任职{cite}。|请委托谈话对象所在党组织的主要负责人。',
  'delegate.only_unit_head#sub-delegated': '受委托人不得转委托{cite}。|请由受委托人本人谈话。',
  'delegate.complete#not-held': '委托的谈话应在{due}前完成{cite}，尚未谈话。|请催办。',
  'delegate.complete#record-not-returned':
    '委托的谈话已于{heldOn}进行，谈话记录尚未交回{cite}。|请催交。',
  'delegate.complete#reminder-day': '按设定，委托谈话记录应在{remindOn}前交回{cite}。|请催交。',

  'appointment.deadline#early':
    '任职谈话应在组织决定任职之后进行{cite}，现早于{opens}。|请改期，或填写原因。',
  'appointment.deadline#late': '任职谈话一般应在组织决定任职后一周内进行{cite}，已超 {days} 天。',
  'appointment.deadline#overdue':
    '任职谈话一般应在组织决定任职后一周内进行{cite}，已超 {days} 天，尚未谈话。|请尽快安排，并填写原因。',
  'appointment.deadline.publicity#early':
    '实行任前公示的，任职谈话应在公示期满后进行{cite}，现早于{opens}。|请改期，或填写原因。',
  'appointment.deadline.publicity#late':
    '实行任前公示的，任职谈话应在公示期满后一周内进行{cite}，已超 {days} 天。',
  'appointment.deadline.publicity#overdue':
    '实行任前公示的，任职谈话应在公示期满后一周内进行{cite}，已超 {days} 天，尚未谈话。|请尽快安排，并填写原因。',
  'appointment.deadline.publicity#ended-before-decision':
    '公示末日（{noticeLastDay}）早于组织决定之日，无法计算期限{cite}。|请核对两个日期。',
  'appointment.deadline.publicity#failed':
    '任前公示未通过，任职谈话任务已取消{cite}。|请核对公示结果，或填写原因。',
  'removal.deadline#early':
    '免职谈话应在组织决定免职之后进行{cite}，现早于{opens}。|请改期，或填写原因。',
  'removal.deadline#late': '免职谈话一般应在组织决定免职后一周内进行{cite}，已超 {days} 天。',
  'removal.deadline#overdue':
    '免职谈话一般应在组织决定免职后一周内进行{cite}，已超 {days} 天，尚未谈话。|请尽快安排，并填写原因。',
  'retirement.deadline#early':
    '退休谈话一般应在办理退休手续前一周内进行{cite}，现早于{opens}。|请改期，或填写原因。',
  'retirement.deadline#late':
    '退休谈话一般应在办理退休手续前一周内进行{cite}，手续办理后已过 {days} 天。',
  'retirement.deadline#overdue':
    '退休谈话一般应在办理退休手续前一周内进行{cite}，手续办理后已过 {days} 天，尚未谈话。|请尽快安排，并填写原因。',
  '*#early': '时间早于规定期限的起点{opens}{cite}。|请改期，或填写原因。',
  '*#late': '时间已超过规定期限 {days} 天{cite}。',
  '*#overdue': '规定期限已过 {days} 天，尚未办理{cite}。|请尽快办理，并填写原因。',
  '*#undecided':
    '当年放假安排尚未公布或公示尚未结束，是否超期暂不认定{cite}。|待安排公布后自动认定。',
  '*#base-missing': '起算日期未填，期限暂不计算{cite}。|请补填日期。',
  '*#reminder-day': '按设定已到提示日期（{remindOn}）{cite}。|请及时办理。',
  'routine.timely#reminder-day':
    '日常谈话应结合日常工作及时进行；已过提示日期（{remindOn}）{cite}。|请及时安排。',
  'reminder.timely#reminder-day':
    '发现需要提醒的问题应及时谈话或函询；已过提示日期（{remindOn}）{cite}。|请及时安排。',
  'admonition.timely#reminder-day':
    '决定诫勉后应及时谈话；已过提示日期（{remindOn}）{cite}。|请及时安排。',

  'reminder.inquiry_option#no-talker':
    '函询以书面进行，没有谈话人{cite}。|请由{committee}或{department}发函。',
  'reminder.inquiry_option#sender': '函询由{committee}或{department}发出{cite}。|请核对发函单位。',
  'reminder.inquiry_reply#no-reply':
    '尚未收到本人的书面回复，不能按已回复办结{cite}。|请催收，或以其他方式办结并说明原因。',
  'reminder.inquiry_reply#not-written': '口头答复不能代替书面回复{cite}。|请本人补交书面回复。',
  'reminder.inquiry_reply#not-from-subject':
    '单位或他人的答复不能代替本人的书面回复{cite}。|请本人补交书面回复。',
  'reminder.inquiry_reply#closed-unanswered': '函询未经本人书面回复即办结{cite}。|请填写原因。',
  'reminder.inquiry_reply#late': '函询回复超过规定期限 {days} 天{cite}。',
  'reminder.inquiry_reply#overdue':
    '函询回复期限已过 {days} 天，尚未回复{cite}。|请催收，并填写原因。',

  'talk.mode.collective#blocked': '{kind}不采用集体谈话方式{cite}。|请逐人进行。',
  'talk.mode.collective#discouraged':
    '{kind}一般不采用集体谈话方式{cite}。|请逐人进行，或填写原因。',
  'talk.mode.collective#petition':
    '涉及信访举报的谈话一般不采用集体方式{cite}。|请逐人进行，或填写原因。',
  'talk.mode.collective#need-missing':
    '集体谈话应根据工作需要采用{cite}，尚未注明工作需要。|请注明工作需要。',
  'talk.mode.collective#subject-absent':
    '任务对应的谈话对象不在本次谈话之列{cite}。|请核对谈话对象。',
  'plan.before#unplanned': '谈话前应做好计划安排{cite}，本次谈话未列入计划。',
  'plan.before#no-outline':
    '谈话前应做好有关准备工作{cite}，尚无谈话提纲。|请补谈话提纲，或填写原因。',
  'record.when_needed#missing': '本次谈话应有谈话记录{cite}。|请补记录，或填写原因。',

  '*#missing': '谈话要点“{point}”尚未谈到{cite}。|请勾选，或注明不适用及原因。',
  '*#parts-missing': '谈话要点“{point}”还缺：{parts}{cite}。|请补齐，或注明不适用及原因。',
  '*#reason-missing': '谈话要点“{point}”注明不适用，但未写原因{cite}。|请填写原因。',
  '*#not-in-letter': '函询通知书未写明要点“{point}”{cite}。|请补入，或填写原因。',

  'admonition.trigger#problem-missing': '诫勉事项未列明哪一方面的问题{cite}。|请选择，或填写原因。',
  'admonition.trigger#disciplined':
    '同一问题已受纪律处分，不宜再作诫勉{cite}。|请核实，或填写原因。',
  'admonition.decision#missing': '尚无诫勉决定{cite}。|请先登记决定日期和决定机关。',
  'admonition.decision#body-missing': '诫勉决定未写明决定机关{cite}。|请补填。',
  'admonition.decision#document-number-missing': '诫勉决定未写明文号{cite}。|请补填。',
  'admonition.decision#approver-missing': '诫勉决定未写明批准人{cite}。|请补填。',
  'admonition.decision#talk-before-decision':
    '诫勉谈话（{date}）早于诫勉决定（{on}）{cite}。|应先有决定，再行谈话。',
  'admonition.notice_together#not-issued':
    '谈话时尚未制发《诫勉通知书》{cite}。|谈话与下达通知书应一并进行。',
  'admonition.notice_together#number-missing': '《诫勉通知书》没有编号{cite}。|请先编号、用印。',
  'admonition.notice_together#issued-before-decision':
    '《诫勉通知书》制发（{issuedOn}）早于诫勉决定（{on}）{cite}。|请核对日期。',
  'admonition.notice_together#issued-after-talk':
    '《诫勉通知书》制发（{issuedOn}）晚于谈话（{date}）{cite}。|通知书应在谈话前编号用印，谈话时下达。',
  'admonition.notice_together#not-served':
    '《诫勉通知书》未在谈话时送达{cite}。|谈话与下达通知书应一并进行。',
  'admonition.notice_together#served-before':
    '《诫勉通知书》在谈话前（{servedOn}）已送达，未与谈话一并进行{cite}。|已如实记录；只能由指定领导批准，按违反程序办结。',
  'admonition.notice_together#served-after':
    '《诫勉通知书》在谈话后（{servedOn}）才送达，未与谈话一并进行{cite}。|已如实记录；只能由指定领导批准，按违反程序办结。',
  'admonition.notice_together#served-at-other-time':
    '《诫勉通知书》于当日{servedAt}送达，不在谈话时间之内，未与谈话一并进行{cite}。|已如实记录；只能由指定领导批准，按违反程序办结。',
  'admonition.notice_together#times-missing':
    '未记明谈话起止时间和送达时间，无法证明一并进行{cite}。|请补填时间。',
  'admonition.notice_together#no-receipt':
    '《诫勉通知书》没有签收{cite}。|请本人签收；拒签的，由两名见证人注明。',
  'admonition.notice_together#receipt-elsewhere':
    '签收日期（{on}）与送达日期（{servedOn}）不一致{cite}。|请核对日期。',
  'admonition.notice_together#too-few-witnesses':
    '拒绝签收应有两名见证人注明，现有 {witnesses} 名{cite}。|请补齐见证人。',
  'admonition.notice_together#breach-unapproved':
    '按违反程序办结，须写明批准人和原因{cite}。|请补填批准人和原因。',
  'admonition.content.demands#no-item': '诫勉谈话至少应提出一项整改要求{cite}。|请登记整改事项。',
  'admonition.content.time_limit#no-date': '整改事项未明确整改时限{cite}。|请填写整改时限。',
  'admonition.content.time_limit#before-talk':
    '整改时限（{dueOn}）早于谈话日期（{date}）{cite}。|请更正整改时限。',
  'admonition.record#missing': '诫勉谈话必须有谈话记录{cite}。|请完成谈话记录。',
  'admonition.approval#document-number-missing': '诫勉决定未写明文号{cite}。|请补填。',
  'admonition.approval#approver-missing': '诫勉未写明批准人{cite}。|请报批后补填。',
  'reminder.approval#approver-missing': '提醒、函询未写明批准人{cite}。|请报批后补填。',
  'reminder.inquiry_reply.period#late':
    '函询应在收到之日起十五个工作日内回复{cite}，已超 {days} 天。',
  'reminder.inquiry_reply.period#overdue':
    '函询应在收到之日起十五个工作日内回复{cite}，已超 {days} 天，尚未回复。|请催收，并填写原因。',
  'admonition.self_criticism.period#late':
    '书面检查一般应在谈话后五个工作日内上交{cite}，已超 {days} 天。',
  'admonition.self_criticism.period#overdue':
    '书面检查一般应在谈话后五个工作日内上交{cite}，已超 {days} 天，尚未上交。|请催交，并填写原因。',
  'admonition.report#late': '整改情况应在谈话后六个月书面报告{cite}，已超 {days} 天。',
  'admonition.report#overdue':
    '整改情况应在谈话后六个月书面报告{cite}，已超 {days} 天，尚未报告。|请催交，并填写原因。',
  'admonition.self_criticism#missing': '尚未收到本人的书面检查{cite}。|请催交。',
  'admonition.self_criticism#unsigned': '书面检查没有本人签名{cite}。|请本人签名。',
  'admonition.self_criticism#not-countersigned':
    '书面检查没有所在党组织主要负责人签字{cite}。|请补签。',
  'admonition.self_criticism#not-sent': '书面检查尚未报送：{to}{cite}。|请报送。',
  'admonition.report#missing': '尚未收到整改情况报告{cite}。|请催交。',

  'confidential.informant#identity-shown':
    '不得向{audience}泄露举报人的单位、姓名{cite}。|请删去，只用不含身份的摘要。',
  'confidential.informant#source-shown':
    '提供给谈话对象的内容不得显示来自信访举报{cite}。|请删去来源、日期和编号。',
  'confidential.informant#not-scrubbed':
    '来自信访举报的文书尚未作身份信息检查{cite}。|请先检查，再印发。',
  'confidential.informant#scrub-hit':
    '文书中查到可能泄露举报人身份的内容{cite}。|请删去，或由有权限的第二人复核。',
  'confidential.letter#handed-over': '不得将举报信件交谈话对象阅看{cite}。|请撤下信件及其复制件。',
  'confidential.letter#on-talk-page':
    '谈话页面不得打开或打印举报信件{cite}。|请使用不含身份的摘要。',
  'confidential.staff#not-on-case-list':
    '不在本件知悉范围之内，应严格保密{cite}。|请由承办人办理知悉手续。',

  'archive.keeper#elsewhere': '{paper}由{department}留存{cite}，不能存放他处。|请交{department}。',
  'archive.keeper#by-setting': '{paper}由{department}留存{cite}，不能存放他处。|请交{department}。',
  'archive.keeper#copies-kept': '受委托单位不得留存材料{cite}。|请交回原件，不留复制件。',
  'archive.not_personal_file#refused': '{paper}不归入本人档案{cite}。|由{department}留存。',
  'archive.not_personal_file#by-setting': '{paper}不归入本人档案{cite}。|由{department}留存。',
  'archive.not_personal_file#person-page': '人员信息页不显示{paper}{cite}。|由{department}留存。',
  'archive.not_personal_file#in-package':
    '档案包中含有{paper}，不予接收{cite}。|请剔除后重新导入。',

  'followup.handle_raised#handler-missing': '反映的事项尚未明确承办人{cite}。|请指定承办人。',
  'followup.handle_raised#disposition-missing': '反映的事项尚未写明处理意见{cite}。|请补填。',
  'followup.handle_raised#result-missing': '反映的事项尚未写明办理结果{cite}。|请补填。',
  'followup.handle_raised#answer-missing': '办理结果尚未告知本人{cite}。|请告知本人。',
  'followup.supervise#evidence-missing': '办结尚无佐证{cite}。|请附佐证。',
  'followup.supervise#checker-missing': '办结尚无核查人{cite}。|请指定核查人。',
  'followup.supervise#checker-is-handler': '核查人与承办人是同一人{cite}。|请由他人核查。',
  'followup.supervise#overdue': '整改时限为{dueOn}，已超 {days} 天{cite}。|请督办。',
  'routine.team_leader_regular#not-own-head':
    '单位内部谈话由班子主要负责人与本班子成员进行{cite}。|请核对谈话人。',

  'step.base': '自{base}（{date}）起算{cite}。',
  'step.replaced-by-notice': '实行任前公示，改自公示末日（{date}）起算{cite}。',
  'step.next-day': '次日（{date}）起进入谈话期限{cite}。',
  'step.add-days': '{amount}日内，末日为{date}{cite}。',
  'step.subtract-days': '向前{amount}日，自{date}起进入谈话期限{cite}。',
  'step.add-working-days': '{amount}个工作日，末日为{date}{cite}。',
  'step.add-months': '{amount}个月，末日为{date}{cite}。',
  'step.roll': '末日为休息日，顺延至{date}{cite}。',
  'step.unknown-year': '有关年度放假安排尚未公布，暂列{date}，不认定逾期{cite}。',
  'step.awaiting-notice': '公示尚未结束（计划至{date}），暂不认定逾期{cite}。',
  'step.extended': '经同意延期至{date}{cite}。',
  'step.local-setting': '按设定{amount}日后提示（{date}）{cite}。',
  'window.fixed': '期限为{opens}至{due}{cite}。',
  'window.until': '期限至{due}{cite}。',
  'window.provisional': '有关年度放假安排尚未公布，期限暂列，不认定逾期{cite}。',
  'window.awaiting-notice': '公示尚未结束，期限待公示期满后确定{cite}。',
  'window.open': '制度要求及时办理，未规定天数{cite}。',
  'window.cancelled': '任前公示未通过，任务取消{cite}。',
  'window.contradictory': '公示末日早于组织决定之日，期限无法计算{cite}。|请核对日期。',
  'window.unknown': '起算日期未填，期限暂不计算{cite}。|请补填日期。',

  'base.decision': '组织决定之日',
  'base.formalities': '办理退休手续之日',
  'base.arisen': '情况出现之日',
  'base.notice': '公示末日',
  'base.receipt': '收到之日',
  'base.talk': '谈话之日',
  'base.order': '委托之日',
  'value.subject': '谈话对象',
  'value.talker': '谈话人',
  'value.delegate': '受委托人',
  'value.recorder': '记录人',
  'value.unit': '所在单位',
  'value.department': '组织部工作人员',
  'value.inspector': '督查人员',
  'value.vault-holder': '保密人员',
  'value.discipline': '纪检机关',
  'value.organization': '组织部门',

  'refusal.unknown':
    '{machine}没有“{action}”这一步。|不需再办。如实际情况不同，请按实际情况另行登记。',
  'refusal.possible': '可以{action}。',
  'refusal.possible-with': '可以{action}，须有：{needs}。',
  'refusal.final':
    '“{state}”后不再变动，不能{action}。|不需再办。如实际情况不同，请按实际情况另行登记。',
  'refusal.not-yet': '当前为“{state}”，不能{action}。|先{way}。',
  'refusal.never-from-here': '当前为“{state}”，不能{action}。|只有“{states}”时可以。',
  'list.then': '→',
};

/** Chinese as a clerk would write it. */
export const chinese: Catalogue = { locale: 'zh-CN', names: workflowChinese, sentences };
