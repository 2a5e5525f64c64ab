/** The release this code belongs to: put in by the release build (esbuild's define). */
declare const STACKERY_VERSION: string;

export const version: string = STACKERY_VERSION;
