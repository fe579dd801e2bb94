/** Screens, and what they fetch, that stand at an address of their own. */
type Fixed =
  | '/'
  | '/404/'
  | '/all-pages/'
  | '/all-pages/file.html'
  | '/asked/'
  | '/near-me/'
  | '/near-me/all/'
  | '/app.webmanifest'
  | '/card/'
  | '/closed/'
  | '/give/'
  | '/groups/'
  | '/groups/asked.json'
  | '/groups/join/'
  | '/groups/kit.json'
  | '/groups/newsletter/'
  | '/groups/our-own/'
  | '/groups/our-own/notes/'
  | '/groups/our-own/paper/'
  | '/groups/our-own/run/'
  | '/groups/what-we-said/'
  | '/hard-words/'
  | '/help/'
  | '/help/now/'
  | '/help/not-safe/'
  | '/helping/'
  | '/helping/for-me/'
  | '/helping/for-me/paper/'
  | '/soup/'
  | '/whose/'
  | '/how-i-like-it/'
  | '/how-i-like-it/one-switch/'
  | '/how-i-like-it/pressing/'
  | '/how-i-like-it/pressing.json'
  | '/my-bookmarks/'
  | '/my-story/'
  | '/my-story/ask-for-help/'
  | '/my-story/card/'
  | '/my-story/card/people/'
  | '/my-story/copy/'
  | '/my-story/for-computers/'
  | '/my-story/made/'
  | '/my-story/offered/'
  | '/my-story/over-time/'
  | '/my-story/play/'
  | '/my-story/print/'
  | '/my-story/safe/'
  | '/my-story/seen/'
  | '/my-story/safe/people/'
  | '/my-worker/'
  | '/my-worker/another-way/'
  | '/my-worker/given/'
  | '/my-worker/is-it-working/'
  | '/my-worker/said/'
  | '/my-worker/this-week/'
  | '/pictures/'
  | '/pictures/known.json'
  | '/read/'
  | '/say/'
  | '/say/on-paper/'
  | '/say/questions.json'
  | '/say/rest/'
  | '/say/ways.json'
  | '/symbols/index.json'
  | '/worker/'
  | '/worker/notice.json'
  | '/worker/writing.json';

/** An address of this website: of a screen, of one that content has (a Page, a chapter, a Topic or Question, a sheet), or of what a screen fetches. */
export type OurAddress =
  | Fixed
  | `/read/${string}/`
  | `/asked/${string}/`
  | `/near-me/${string}/`
  | `/say/${string}/`
  | `/groups/${string}/`
  | `/my-story/made/${string}/`
  | `/pictures/${string}.svg`
  | `${Fixed}#${string}`;

/**
 * An address of this website, as it stands in a link or is asked for. Each one goes through here, so that one that is not there does not compile, and a language with a
 * path of its own has one place for it (docs/decisions/0090). A website under a path is moved after it is built (`scripts/under-path.ts`).
 */
export const ourAddress = <A extends OurAddress>(address: A): A => address;
