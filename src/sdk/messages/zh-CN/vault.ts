/** Sentences about the vault of informants. None of them says anything of a case. */
export const vaultMessages = {
  absent: '本机没有打开举报信息保管库，不能办理。请由保管人在其会话中办理。',
  noEntry: '保管库中没有该条目，或不在您的权限内。',
  noPetition: '该事项未登记为涉及信访举报，不需要登记举报人。',
  empty: '请填写举报人信息；来信未署名的，请标明匿名。',
} as const;
