import { registerAll } from '../registration.ts';
import { registerSmall } from '../ui/register.ts';
import { TalkImportDialog } from './import-dialog.ts';

export function registerImport(): void {
  registerSmall();
  registerAll({ 'talk-import-dialog': TalkImportDialog });
}
