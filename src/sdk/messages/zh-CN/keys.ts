/** What is said of keys and of locking. */
export const keyMessages = {
  locked: '已锁定，请解锁后继续。',
  wrongKey: '口令或密钥不对，未打开。',
  other: '数据没有打开，请稍后重试；仍不能打开时请联系系统管理员。',
  none: '数据未加密保存在本机，没有可更改的密钥。',
  noHostKey: '门户没有提供密钥。',
  passphraseShort: '口令太短：至少 8 个字。',
  passphraseWrong: '原口令不对，未更改。',
  escrowSet: '已设有应急密钥：请输入原密钥，或由管理员更换。未更改。',
  escrowUnreadable: (groups: readonly number[]) =>
    groups.length === 0
      ? '应急密钥应为 8 组、每组 5 位，请核对。'
      : `应急密钥第 ${groups.join('、')} 组有误，请核对。`,
  wouldLose: (acts: number, connected: boolean) =>
    connected
      ? `本机尚有 ${acts} 项办理未上传，清除后不能恢复。未清除。`
      : `没有接同步，全部 ${acts} 项办理都只在本机，清除后不能恢复。未清除。`,
  notCleaned: '另一窗口仍占用数据，未清除。请关闭其他窗口后重试。',
} as const;
