// Opens the pages of a duty room in Chromium and says how soon something was to be seen, and how soon a click was answered.
//
// Usage: TOCSIN_NAME=… TOCSIN_PASSWORD=… node eng/duty-room-pages.mjs URL [SECONDS]
// With SECONDS five people open a page every two seconds for so long; without, one person opens each page six times.
// Needs the npm package playwright-core where node finds it, and Debian's chromium.
import { chromium } from "playwright-core";

const base = process.argv[2].replace(/\/$/, ""), seconds = Number(process.argv[3] ?? 0);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const first = await context.newPage();
await first.goto(base + "/signin");
await first.fill("#f-name", process.env.TOCSIN_NAME);
await first.fill("#f-password", process.env.TOCSIN_PASSWORD);
await first.click("button.main");
await first.waitForLoadState("load");
await first.goto(base + "/");
await first.waitForURL(/\/e\//);
const home = new URL(first.url()).pathname.split("/").slice(0, 3).join("/");
const part = name => `${home}/incidents/1?part=${name}`;
const pages = [home, home + "/incidents", home + "/incidents/1", part("accounts"), part("posts"), part("judgement"), part("response"), part("history"), home + "/explore?q=the", home + "/import",
    home + "/domains", home + "/outlets", home + "/playbooks", home + "/profile", home + "/detectors", "/jobs", "/audit", "/people", "/account", "/api"];
const paints = [], clicks = [];

async function round(page, pause) {
    for (const path of pages) {
        await page.goto(base + path, { waitUntil: "domcontentloaded" });
        paints.push(await page.evaluate(() => new Promise(told => {
            const look = () => { const seen = performance.getEntriesByName("first-contentful-paint")[0]; seen ? told(seen.startTime) : setTimeout(look, 10); };
            look();
        })));
        await page.waitForTimeout(pause);
    }
}

if (seconds === 0) {
    for (let i = 0; i < 6; i++)
        await round(first, 0);
} else {
    const end = Date.now() + seconds * 1000;
    await Promise.all([...Array(5)].map(async () => { const page = await context.newPage(); while (Date.now() < end) await round(page, 2000); }));
}

await first.goto(base + home + "/incidents/1");
await first.waitForTimeout(1500);
for (let i = 0; i < 80; i++) {
    clicks.push(await first.evaluate(tab => new Promise(told => {
        const link = document.querySelectorAll(".tabs a")[tab], start = performance.now();
        const watch = new MutationObserver(() => { if (document.querySelectorAll(".tabs a")[tab]?.getAttribute("aria-current") === "page") { watch.disconnect(); told(performance.now() - start); } });
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
        link.click();
    }), [1, 2, 4, 0][i % 4]));
}

const at = (all, share) => Math.round([...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))]);
for (const [name, all] of [["first contentful paint", paints], ["click to another part", clicks]])
    console.log(`${name}: ${all.length}, median ${at(all, 0.5)} ms, p95 ${at(all, 0.95)} ms, worst ${at(all, 1)} ms`);
await browser.close();
