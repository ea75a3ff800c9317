import type { SdkOptions, TalkSdk } from 'cadre-talk/sdk';

export declare const options: SdkOptions;
export declare function loadDecisions(sdk: TalkSdk): Promise<void>;
