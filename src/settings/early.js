/* Runs before the first paint, so nothing flashes. Plain and small: it stands in every page's head (its hash is in the policy). */
(function (root) {
  root.dataset.js = '';
  try {
    var kept = JSON.parse(localStorage.getItem('reading') || '{}');
    for (var name in kept) if (/^[a-z]+$/i.test(name)) root.dataset[name] = kept[name];
  } catch (e) { /* No storage here: the device's own settings hold. */ }
  try {
    var back = performance.getEntriesByType('navigation')[0];
    var left = sessionStorage.getItem('left');
    if (left && back && back.type === 'back_forward') { root.hidden = true; location.replace(left); }
    else if (left && location.pathname !== left) sessionStorage.removeItem('left');
    addEventListener('pageshow', function (e) {
      if (e.persisted && sessionStorage.getItem('left')) { root.hidden = true; location.replace(sessionStorage.getItem('left')); }
    });
  } catch (e) { /* Without session storage, leaving still leaves. */ }
})(document.documentElement);
