/** What the parts share that are loaded when they are opened: their texts come with them. */
import { SpeakingElement } from '../speaking-element.ts';
import { stageTexts, type StageTexts } from '../messages/stage-parts.ts';

export abstract class StageElement extends SpeakingElement {
  /** The texts of these parts, in the language that is spoken here. */
  protected get says(): StageTexts {
    return stageTexts(this.spokenLanguage);
  }
}
