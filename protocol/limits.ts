// How much of everything: the bounds that schemas enforce and forms tell before they are met.

/** Characters of one chat line. */
export const maxMessageLength = 2000;
export const maxQuestionLength = 300;
export const maxOptionLength = 120;
export const minPollOptions = 2;
export const maxPollOptions = 10;
