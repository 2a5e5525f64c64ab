/** The release this code belongs to: put in by the release build (esbuild's define), so that code and version cannot differ. */
declare const STACKERY_VERSION: string;

export const version: string = STACKERY_VERSION;
