import { chromium, type Browser } from 'playwright-core';
import { preparedChromium } from './chromium.ts';

/**
 * A browser of this run's Chromium. Now and then one ends at its start, because a thread of it reads the environment
 * while another still writes it (a fault in getenv of glibc); then a second one is started.
 */
export const launchChromium = async (): Promise<Browser> => {
  try {
    return await chromium.launch(preparedChromium());
  } catch (error) {
    if (!String(error).includes('signal=SIGSEGV')) throw error;
    return chromium.launch(preparedChromium());
  }
};
