import 'cadre-talk/scheduler';
import 'cadre-talk/admonition-tracker';
import { loadDecisions, options } from 'example-portal';

const provider = document.querySelector('talk-provider');
const arranged = document.getElementById('arranged');

provider.addEventListener('talk-ready', (event) => loadDecisions(event.detail.sdk));
provider.addEventListener('talk-arranged', () => {
  arranged.value = String(Number(arranged.value) + 1);
});
provider.options = options;

document.getElementById('open').addEventListener('click', () => {
  document.getElementById('host-dialog').showModal();
});
