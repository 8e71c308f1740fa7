/** Debian's Chromium, through playwright-core. */
import { type Browser, chromium } from "playwright-core";
import { installed, need } from "./server.ts";

export const chromiumBinary = installed("/usr/bin/chromium", "/usr/bin/chromium-browser");

export const startChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: need("chromium", chromiumBinary), args: ["--no-sandbox", "--disable-gpu"] });
