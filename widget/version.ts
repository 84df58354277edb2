// Which release this code is; the build writes it in.

declare const CHAMA_VERSION: string | undefined;

export const version: string = typeof CHAMA_VERSION === 'string' ? CHAMA_VERSION : 'development';
