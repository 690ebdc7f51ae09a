/** A page that a browser brings back out of its memory may show what its reader lost access to since: it is read anew. */

addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  delete document.body.dataset.ready;
  location.reload();
});
