// Everything that the package exports, as a strict compiler without skipLibCheck sees it, in every way
// of finding modules. What must be refused is marked: if it were taken, the mark itself is an error.
import { TalkScheduler as TalkSchedulerElement } from 'cadre-talk/components';
import 'cadre-talk/define';
import type { TalkIntrinsicElements } from 'cadre-talk/jsx';
import { districtTrialPolicy } from 'cadre-talk/policy';
import { createTalkSdk, type SdkOptions, type SyncPort, type TalkSdk } from 'cadre-talk/sdk';
import { createReferenceHandler } from 'cadre-talk/sdk/handler';
import { makeDistrict } from 'cadre-talk/sdk/testing';
import { TalkScheduler } from 'cadre-talk/react';
import type {} from 'cadre-talk/admonition-tracker';
import type {} from 'cadre-talk/classic';
import type {} from 'cadre-talk/dashboard';
import type {} from 'cadre-talk/policy/coverage';
import type {} from 'cadre-talk/policy/en';
import type {} from 'cadre-talk/policy/national';
import type {} from 'cadre-talk/policy/packs';
import type {} from 'cadre-talk/policy/zh-CN';
import type {} from 'cadre-talk/provider';
import type {} from 'cadre-talk/record-form';
import type {} from 'cadre-talk/scheduler';
import type {} from 'cadre-talk/vue';
import { createElement } from 'react';
import type { GlobalComponents } from 'vue';

export async function embed(options: SdkOptions): Promise<TalkSdk> {
  const sdk = await createTalkSdk(options);
  const element = document.createElement('talk-scheduler');
  element.sdk = sdk;
  element.view = 'month';
  // @ts-expect-error there is no such view
  element.view = 'decade';
  element.addEventListener('talk-arranged', ({ detail }) => {
    const id: string = detail.talk.id;
    // @ts-expect-error a talk has no such field
    console.log(id, detail.talk.informant);
  });
  document.querySelector('talk-provider')?.addEventListener('talk-before-arrange', (event) => {
    event.detail.waitUntil(Promise.resolve(false));
  });
  const mounted: HTMLElement = CadreTalk.mount('#here', { component: 'dashboard', sdk });
  const shared: SyncPort = CadreTalk.httpSync('/talks');
  console.log(shared);
  // @ts-expect-error there is no such component
  CadreTalk.mount(mounted, { component: 'calendar', sdk });
  return sdk;
}

export const inReact = createElement(TalkScheduler, {
  view: 'list',
  onTalkArranged: ({ detail }) => console.log(detail.talk.id),
});

export const badInReact = createElement(TalkScheduler, {
  // @ts-expect-error there is no such view
  view: 'decade',
});

export const inJsx: TalkIntrinsicElements['talk-scheduler'] = {
  view: 'agenda',
  'ontalk-arranged': ({ detail }) => console.log(detail.talk.id),
};

export const inVue: InstanceType<GlobalComponents['talk-scheduler']>['$props'] = {
  view: 'list',
  // @ts-expect-error there is no such theme
  theme: 'pink',
};

export const element: HTMLElement = new TalkSchedulerElement();
export const rules = districtTrialPolicy();
export const district = makeDistrict({ cadres: 10, units: 2, talks: 3 });
export const backend = createReferenceHandler;
