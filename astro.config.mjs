import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import node from '@astrojs/node';
import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import { defineConfig, passthroughImageService } from 'astro/config';

/** What the policy must know of the small things that stand inline in a head. The build then leaves in each page only what that page has (`scripts/tighten.ts`). */
const sum = (path) => `sha256-${createHash('sha256').update(readFileSync(path)).digest('base64')}`;

/**
 * Few files, because on a slow line each one costs a turn: what every screen runs, what opens the keep, and what the
 * Questions are made of. Anything else goes with the one screen that needs it. What is sent and heard comes later, by itself, on screens
 * without islands: nothing that it leans on may stand in `islands`, whose style sheet is inlined and not there to be fetched.
 */
const groups = [
  {
    name: 'page',
    test: /src[\\/](model[\\/]our-address|ui[\\/](announce|dialog|press-by-enter|print-all)|speech[\\/]player|stage[\\/]start-stage|reading-aids[\\/]start-aids|easy-read|layouts|settings|offline|pictures)/,
    priority: 3,
  },
  {
    name: 'keep',
    test: /node_modules[\\/]idb[\\/]|src[\\/](model[\\/](answers|moment|receipts|token|week)\.|person[\\/](keep[\\/](answers|changes|keep|sitting|stories|waits|workers)\.|whose[\\/]story-bar)|strings[\\/]fill)/,
    priority: 2,
  },
  {
    name: 'islands',
    test: /node_modules[\\/](react|react-dom|scheduler|@astrojs[\\/]react)[\\/]|src[\\/](person[\\/](ask[\\/]((?![Ll]ate|[Cc]ompany|take-photo|Trouble|went-wrong)[^\\/]+$|kinds[\\/](one-choice|some-choices|feeling|own-words))|keep[\\/]use-circle)|symbols[\\/]symbol-address|story[\\/]whose-words|strings[\\/]day|ui[\\/](Choices|Icon|PictureTile|Press|SaidLine|ShowMore|TypeHere|begin-at|use-early-press|use-kept-focus))/,
    priority: 1,
  },
  {
    name: 'aria',
    test: /node_modules[\\/](react-aria|react-aria-components|react-stately|@react-aria|@react-stately|@react-types|@internationalized|@swc|clsx)[\\/]/,
    priority: 1,
  },
];

export default defineConfig({
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  output: 'static',
  adapter: node({ mode: 'middleware' }),
  integrations: [react(), sitemap({ filter: (page) => !/\/(soup|closed|not-safe)\//.test(page) })],
  trailingSlash: 'ignore',
  build: { format: 'directory', inlineStylesheets: 'always' },
  image: { service: passthroughImageService() },
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' blob: data:",
        "media-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
      scriptDirective: {
        resources: ["'self'"],
        hashes: [sum('src/settings/early.js'), sum('src/person/ask/early-press.js')],
      },
      styleDirective: { resources: ["'self'"], hashes: [sum('src/layouts/layers.css')] },
    },
  },
  vite: {
    build: {
      rolldownOptions: { output: { codeSplitting: { groups } } },
      target: ['chrome87', 'firefox85', 'safari14'],
      cssTarget: ['chrome105', 'firefox110', 'safari16'],
    },
  },
});
