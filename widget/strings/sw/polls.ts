// Swahili: the polls panel.
import type { polls as english } from '../en/polls.ts';
import { plural } from '../plural.ts';

const by = plural('sw');

export const polls = {
  title: 'Kura',
  empty: 'Bado hakuna kura',
  emptyHost: 'Uliza wote swali moja na uone majibu papo hapo.',
  emptyMember: 'Mwenyeji akifungua kura, utapigia hapa.',
  newPoll: 'Kura mpya',
  question: 'Swali',
  option: (n) => `Chaguo la ${n}`,
  addOption: 'Ongeza chaguo',
  removeOption: (n) => `Ondoa chaguo la ${n}`,
  multiple: 'Watu wanaweza kuchagua zaidi ya moja',
  secret: 'Kura ya siri',
  secretHelp: 'Hakuna atakayejua nani alichagua nini. Matokeo yataonekana kura ikifungwa, na kura haiwezi kubadilishwa.',
  save: 'Hifadhi rasimu',
  openPoll: 'Fungua kura',
  closePoll: 'Funga kura',
  cancel: 'Ghairi',
  vote: 'Piga kura',
  changeVote: 'Badilisha kura',
  keepVote: 'Bakiza kura yangu',
  yourVote: 'kura yako',
  voted: 'Umepiga kura',
  draft: 'Rasimu',
  open: 'Iko wazi',
  closed: 'Imefungwa',
  secretMark: 'ya siri',
  votesOf: (n, all) => `${n} kati ya ${all} wamepiga kura`,
  votes: (n) => by(n, { one: '# amepiga kura', other: '# wamepiga kura' }),
  count: (n) => by(n, { one: 'kura #', other: 'kura #' }),
  hiddenUntilClosed: 'Matokeo yataonekana kura ikifungwa.',
  chooseOne: 'Chagua moja',
  chooseSome: 'Chagua moja au zaidi',
  needsQuestion: 'Andika swali.',
  needsTwo: 'Andika angalau chaguo mbili.',
  needsDifferent: 'Chaguo mbili zinafanana.',
  pickFirst: 'Chagua kwanza, kisha piga kura.',
} satisfies typeof english;
