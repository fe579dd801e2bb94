import { startHardWords } from '#easy-read/hard-words.ts';
import { startListening } from '#easy-read/listening.ts';
import { startSayingPresses } from '#easy-read/say-presses.ts';
import { startLetters } from '#layouts/letters.ts';
import { startLeaving } from '#layouts/leave-quickly.ts';
import { hasPost } from '#model/has-post.ts';
import { registerOffline } from '#offline/register.ts';
import { startSending } from '#person/send/start-sending.ts';
import { startAids } from '#reading-aids/start-aids.ts';
import { startStage } from '#stage/start-stage.ts';
import { startAskingPictures } from '#pictures/asking.ts';
import { startPressing } from '#pressing/switched-on.ts';
import { hearHeldKey } from '#pressing/held-key.ts';
import { closeWithOthers } from '#ui/close-windows.ts';
import { startDialog } from '#ui/dialog.ts';
import { startPressingByEnter } from '#ui/press-by-enter.ts';
import { startPrinting } from '#ui/print-all.ts';
import { startSkipping } from '#ui/skip-to-way-on.ts';
import type { EarlyRoot } from '#ui/use-early-press.ts';

startDialog();
startListening();
startSayingPresses();
startHardWords();
closeWithOthers();
startLeaving();
startAskingPictures();
startPrinting();
startStage();
startAids();
startPressingByEnter();
startPressing();
startSkipping();
hearHeldKey();
startLetters();
registerOffline();
// Without a Mailbox nobody is asked anything.
if (hasPost) startSending();

/* What was pressed before this script had come is pressed now. */
const root = document.documentElement as EarlyRoot;
root.hears = true;
root.unheard?.click();
