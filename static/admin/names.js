// Gives the search box of Select2 the name of the field it stands for: it brings none of its own.
"use strict";
{
  const nameOf = (select) =>
    select.getAttribute("aria-label") || (select.labels[0] && select.labels[0].textContent.trim());

  const nameAll = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const shown = select.parentElement.querySelector(".select2-selection__rendered");
      if (shown && nameOf(select)) {
        shown.setAttribute("aria-label", nameOf(select));
      }
    }
  };

  // Registered after Select2's own, so it runs after it.
  django.jQuery(nameAll);
  document.addEventListener("formset:added", () => setTimeout(nameAll));
}
