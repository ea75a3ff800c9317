/**
 * The sentences of the papers, as an organization department writes them. A unit may replace each.
 *
 * No sentence says how a problem became known, in any paper and for any source: were it said of the
 * others, its absence would tell that there was a petition (四·2⑷).
 */
export const wording = {
  'notice.known': '据组织了解，你在{areas}方面存在需要整改的问题。',
  'notice.decision': '经{body}研究，于{date}决定对你予以诫勉{document}。现将有关事项通知如下。',
  'notice.problems': '存在的问题',
  'notice.demands': '整改要求和时限',
  'notice.demand': '{demand}（整改时限：{due}）',
  'notice.duties': '有关事项',
  'notice.reflect':
    '请认真对照上述问题深刻反思，分析原因，查找根源，制定整改措施，在规定时限内完成整改，并向{department}书面报告整改情况。',
  'notice.self-criticism': '请于{due}前向{department}提交书面检查。',
  'notice.report': '请于{due}前向{department}提交整改报告。',
  'notice.explain': '你对指出的问题如有说明，可在谈话时或者以书面形式如实向组织提出。',
  'receipt.title': '《{name}》送达回执',
  'receipt.confirmed': '本人已收到《{name}》（{number}）。',
  'receipt.refused': '受送达人拒绝签收的，由两名见证人注明情况并签名。',

  'letter.open': '根据干部管理监督工作需要，现就以下问题向你函询，请实事求是地向组织作出书面说明。',
  'letter.questions': '需要说明的问题',
  'letter.explain': '请逐项说明有关情况，并对存在的问题作出表态；有证明材料的，一并附上。',
  'letter.hopes': '希望和要求',
  'letter.reply':
    '回复须由本人撰写并签名，连同《函询说明真实性承诺书》{due}报送{department}，不得由他人或者所在单位代为回复。',
  'letter.reply-due': '于{due}前',
  'letter.reply-open': '及时',
  'letter.contact': '联系人及电话：{contact}。',
  'pledge.text':
    '本人承诺：就组织函询的有关问题所作的书面说明，内容真实、完整，没有隐瞒、遗漏和虚假。如有不实，愿意承担相应责任，接受组织处理。',

  'reminder.open': '根据组织在日常管理监督中了解的情况，现就有关问题向你提醒如下。',
  'reminder.problems': '需要注意和纠正的问题',
  'reminder.explain': '请对上述问题认真对照检查，如有需要说明的情况，可以向组织作出说明。',
  'reminder.hopes': '希望和要求',
  'reminder.close': '望你引起重视，自觉加以改进。',

  'record.confirm': '以上记录已经本人核对，与谈话内容相符。',
  'record.refused': '以上记录已于{date}交本人核对，本人拒绝签字。见证人：{witnesses}。',
  'record.joint': '本次谈话一并完成{kinds}，分别记录如下。',
  'record.group': '本次采取集体谈话方式。{need}涉及个人的内容分别记录如下。',

  'outline.principles': '谈话应当遵循“{principles}”的原则。',
  'outline.secrecy':
    '涉及信访举报问题的，不得向谈话对象泄露举报人的单位、姓名，不得将举报信件交谈话对象阅看（四·2⑷）。',
  'outline.keep': '谈话内容和谈话对象的个人情况注意保密，只在工作范围内使用。',
  'outline.raised': '反映的情况、问题和要求如实记下，谈话后分别处理（四·2⑶）。',

  'plan.note': '谈话人、时间有变动的，请及时告知承办科室。',

  'order.open':
    '根据干部谈话制度有关规定和工作情况，现委托你与{subject}同志进行{kind}。请按下列要求认真组织实施。',
  'order.reason': '委托事由',
  'order.points': '谈话内容',
  'order.demands': '工作要求',
  'order.due': '谈话应于{due}前完成。',
  'order.not-on': '本项谈话由你本人进行，不得转委托他人。',
  'order.record': '谈话应当做好记录，由谈话人、谈话对象核对签名。',
  'order.return':
    '谈话结束后{within}将谈话记录原件及有关材料送交{department}，所在单位不留存原件、复印件和电子件。',
  'order.return-within': '{days}个工作日内',
  'order.return-soon': '及时',
  'order.secrecy': '严格遵守保密纪律，不得泄露谈话内容和有关情况。',
  'order.refuse': '如因故不能承担本项委托，请说明原因，及时告知{department}。',

  'rectification.open': '现就{talk}指出的问题，对你提出如下整改要求，请认真落实。',
  'rectification.close': '请按时限完成整改，并将整改情况和有关佐证材料书面报{department}。',

  'follow-up.open': '请按要求办理，并于时限前将办理情况填报{department}。',

  'report.open':
    '{period}，应谈{due}项，已谈{held}项，完成率{completion}；按时完成{onTime}项，及时率{onTimeRate}。区委管理的科级干部{managed}人，期内已谈话{covered}人，覆盖率{coverage}。',
  'report.masked': '注：部门以外使用时，3以下的数字以“＊”代替。',
} as const;

export type WordingKey = keyof typeof wording;
