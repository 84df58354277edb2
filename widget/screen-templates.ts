// Each screen of <chama-meeting> as the tag renders it, with the parts a portal may style. Which one is shown when: screens.ts.
import { html, type TemplateResult } from 'lit';
import type { MeetingScreen } from './screens.ts';

export const screens: Record<MeetingScreen, TemplateResult> = {
  // What the page wrote into the tag is seen until the first screen's code is here.
  loading: html`<chama-loading><slot></slot></chama-loading>`,
  before: html`<chama-before exportparts="button"></chama-before>`,
  prejoin: html`<chama-pre-join exportparts="button"></chama-pre-join>`,
  lobby: html`<chama-lobby exportparts="button"></chama-lobby>`,
  room: html`<chama-room exportparts="stage, tile, tile-name, control-bar, button, button-mic, button-camera, button-leave, badge, panel, chat-log, chat-input, banner, dialog"></chama-room>`,
  after: html`<chama-after exportparts="button"><slot name="after-leave" slot="after-leave"></slot></chama-after>`,
  elsewhere: html`<chama-use-here exportparts="button"></chama-use-here>`,
  trouble: html`<chama-trouble exportparts="button"></chama-trouble>`,
};
