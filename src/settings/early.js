/* Runs before the first paint, so nothing flashes. Plain and small: it stands in every page's head (its hash is in the policy). */
(function (root) {
  root.dataset.js = '';
  try {
    var kept = JSON.parse(localStorage.getItem('reading') || '{}');
    for (var name in kept) if (/^[a-z]+$/i.test(name)) root.dataset[name] = kept[name];
    if (localStorage.getItem('letters')) root.dataset.letters = '';
  } catch (e) { /* No storage here: the device's own settings hold. */ }
  try {
    var left = sessionStorage.getItem('left');
    var back = left && performance.getEntriesByType('navigation')[0];
    if (back && back.type === 'back_forward') { root.hidden = true; location.replace(left); }
    else if (left && location.pathname !== left) sessionStorage.removeItem('left');
    addEventListener('pageshow', function (e) {
      if (e.persisted && sessionStorage.getItem('left')) { root.hidden = true; location.replace(sessionStorage.getItem('left')); }
    });
  } catch (e) { /* Without session storage, leaving still leaves. */ }
  /* A press on a choice before its script has come is not lost: it is marked, and pressed again once the script is there. */
  addEventListener('click', function (e) {
    var early = !('ready' in root.dataset) && e.target.closest && e.target.closest('.asking :is(.choice, .press)');
    if (!early) return;
    e.preventDefault();
    e.stopPropagation();
    if (root.early) delete root.early.dataset.early;
    early.dataset.early = '';
    root.early = early;
  }, true);
})(document.documentElement);
