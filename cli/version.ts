/** Written by the build. */
declare const STACKERY_VERSION: string;

export const version = STACKERY_VERSION;
