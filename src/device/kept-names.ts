/**
 * Every name under which something small stands in `localStorage` (this device) or `sessionStorage` (this window), and what it is. Two things
 * under one name would be one thing, and a name misspelled would be nothing: so they stand here alone. `settings/early.js`, which runs before
 * any script of ours can be fetched, says `reading`, `letters` and `left` by itself; `tests/house/kept-names.test.ts` holds them together.
 */
export const keptNames = {
  /** This window: the open Story, by its id. */
  openStory: 'story',
  /** This window: who is here and who speaks. */
  sitting: 'sitting',
  /** This window: the harmless page it was left for. */
  left: 'left',
  /** This window: the Questions of a short sitting. */
  shortSitting: 'short-sitting',
  /** This window: where to go on once a Story is chosen. */
  goOnTo: 'go-on-to',
  /** This window: what was chosen before its script had come. */
  early: 'early',
  /** This window: that it was said that the clock is wrong; that it is. */
  clockSaid: 'clock-said',
  clockIsOff: 'clock-is-off',
  /** This window: that it was looked whether errands wait. */
  errandsLooked: 'errands-looked',
  /** This window: a worker who is joining. */
  joining: 'worker-joining',
  /** The device: that it is asked whose Story it is, also where there is one. */
  askWhose: 'ask-whose',
  /** The device: when windows were closed last. */
  closed: 'closed',
  /** The device: how I like to read; that its letters are here. */
  reading: 'reading',
  letters: 'letters',
  /** The device: that a page of ours is looked at. */
  inUse: 'in-use',
  /** The device: that something waits to be sent; that a Story has a worker. */
  errands: 'errands',
  hasWorker: 'has-worker',
  /** The device: that one of its Stories is kept safe at the server too. */
  hasBox: 'has-box',
  /** The device: that one of its Stories has a Helper from afar. */
  hasHelper: 'has-helper',
  /** The channel between windows: that a Helper locked their words. */
  helperLocked: 'helper-locked',
  /** The device: Pages that somebody wants to find again, each with the Story that was open. */
  bookmarks: 'bookmarks',
  /** The device: where somebody stopped in a Page that is shown one Line at a time. */
  stagePlaces: 'stage-places',
  /** The device: the live room that a group's session leads; the one that this phone is in. This window: what it chose there. */
  leadsRoom: 'live-room-host',
  inRoom: 'live-room-phone',
  saidInRoom: 'live-room-said',
  /** The device: what was being typed on a page that went, until the keep has it. */
  lastWords: 'last-words',
  /** The device: the colour of skin of pictures that are found. */
  skin: 'skin',
  /** The device: that a worker locked all windows; after how many minutes it locks by itself. */
  workerLocked: 'worker-locked',
  lockAfter: 'lock-after',
  /** The device: whether the desk is compact or large; whether its keys are used. */
  deskLook: 'desk-look',
  deskKeys: 'desk-keys',
} as const;

/** The device: when a Story was copied last, and up to which moment. By the Story's id. */
export const keptOfStory = {
  copied: (story: string) => `copied-${story}`,
  copiedTo: (story: string) => `copied-to-${story}`,
} as const;

/** What a page tells the rest of itself, by `dispatchEvent` on the window: a Question takes the place of another, and has taken it. */
export const happenings = { turn: 'turn', turned: 'turned' } as const;
