/* Runs before the first paint, so nothing flashes. Plain and small: it stands in every page's head (its hash is in the policy). */
(function (root) {
  root.dataset.js = '';
  try {
    var kept = JSON.parse(localStorage.getItem('reading') || '{}');
    for (var name in kept) if (/^[a-z]+$/i.test(name)) root.dataset[name] = kept[name];
    if (localStorage.getItem('letters')) root.dataset.letters = '';
  } catch (e) {
    /* No storage here: the device's own settings hold. */
  }
  /* Going back after *Leave* shows the harmless page again (`leave-quickly.ts`). Storage is asked only when somebody goes back: it is slow. */
  var stayAway = function () {
    try {
      var left = sessionStorage.getItem('left');
      if (left) {
        root.hidden = true;
        location.replace(left);
      }
    } catch (e) {
      /* Without session storage, leaving still leaves. */
    }
  };
  var came = performance.getEntriesByType('navigation')[0];
  if (came && came.type === 'back_forward') stayAway();
  addEventListener('pageshow', function (e) {
    if (e.persisted) stayAway();
  });
  /* A page to read is painted before its script is asked for (`build-all.ts` names it so). */
  addEventListener('DOMContentLoaded', function () {
    var late = document.querySelector('meta[name=script]');
    if (late)
      requestAnimationFrame(function () {
        setTimeout(function () {
          var script = document.createElement('script');
          script.type = 'module';
          script.src = late.content;
          document.head.append(script);
        });
      });
  });
  /* The last press on what every page's script hears is pressed again when that script has come (`layouts/every-page.ts`). */
  addEventListener(
    'click',
    function (e) {
      if (!root.hears && e.target.closest)
        root.unheard = e.target.closest(
          '[data-listen], [data-listen-all], [data-print], [data-aid], [data-ask-picture]',
        );
    },
    true,
  );
})(document.documentElement);
