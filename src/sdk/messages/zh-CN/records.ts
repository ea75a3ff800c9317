/** Sentences about talks' records and what hangs on them. */
export const recordMessages = {
  notHeldYet: '谈话尚未举行，没有可以更正的内容。请改期或取消安排。',
  nothingAmended: '更正后的内容与原记录相同。',
  noService: '尚未登记送达，没有可以更正的内容。',
  withDepartment: '该材料已由组织部留存。',
  originalStays: '原件不得销毁（制度未规定保管期限），请办理移交。',
  unknownPaper: '没有这种材料。',
  witnessIsActor: '见证人不能是经办人本人。',
  shredded: '该材料已销毁。',
} as const;
