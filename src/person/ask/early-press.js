/* Stands in the head of a Question, for the time before its island is ready. Plain and small (its hash is in the policy). */
(function (root) {
  /* A press on a choice before its script has come is not lost: it is marked, and pressed again once the script is there. */
  var pressed = (root.early = []);
  var mark = function (one, on) {
    if (on) {
      one.dataset.early = '';
      pressed.push(one);
    } else {
      delete one.dataset.early;
      pressed.splice(pressed.indexOf(one), 1);
    }
  };
  addEventListener(
    'click',
    function (e) {
      if ('ready' in root.dataset || !e.target.closest) return;
      var early = e.target.closest('.asking :is(.choice, .press)');
      /* Going on straight after such a press waits for it, once, while the script may still come. */
      var onward =
        pressed[0] &&
        !root.onward &&
        !document.querySelector('[data-late]:not([hidden])') &&
        e.target.closest('.turn a');
      if (onward) root.onward = onward;
      if (!early && !onward) return;
      e.preventDefault();
      e.stopPropagation();
      if (!early) return;
      var at = pressed.indexOf(early);
      /* Boxes stand one beside the other; anything else takes the place of what was pressed. */
      if (at >= 0) return mark(early, false);
      if (!early.querySelector('[type=checkbox]')) while (pressed[0]) mark(pressed[0], false);
      mark(early, true);
    },
    true,
  );
})(document.documentElement);
