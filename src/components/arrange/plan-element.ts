/** What the scheduler's later parts share: their texts come with them. */
import { SpeakingElement } from '../speaking-element.ts';
import { planTexts, type PlanTexts } from '../messages/plan-parts.ts';

export abstract class PlanElement extends SpeakingElement {
  /** The texts of these parts, in the language that is spoken here. */
  protected get says(): PlanTexts {
    return planTexts(this.spokenLanguage);
  }
}
