// English: choosing microphone and camera before walking in.
import { plural, unbroken } from '../plural.ts';

const by = plural('en');

export const prejoin = {
  peopleIn: (n: number) => by(n, { one: '# person is in', other: '# people are in' }),
  microphone: 'Microphone',
  camera: 'Camera',
  on: 'On',
  off: 'Off',
  turningOn: 'Turning on…',
  blocked: 'Blocked',
  notFound: 'Not found',
  notWorking: 'Not working',
  level: 'Level',
  saySomething: 'Say something to try it',
  weHearYou: 'We can hear you',
  microphoneDevice: 'Microphone device',
  cameraDevice: 'Camera device',
  speaker: 'Speaker',
  systemSpeaker: 'The one this device uses',
  unnamed: (kind: string, number: number) => unbroken(`${kind} ${number}`),
  noneFound: 'None found',
  chooseSoundAndPicture: 'Choose microphone, camera and speaker',
  chooseSound: 'Choose microphone and speaker',
  join: 'Join',
  joining: 'Joining…',
  listenOnly: 'You can come in and listen. Turn the microphone on later.',
  approval: (host: string) => `${host} lets people in one by one.`,
  you: 'You',
};
