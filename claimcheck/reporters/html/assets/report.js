"use strict";
(() => {
  const root = document.documentElement;
  const KEY = "claimcheck-theme";
  const THEMES = ["automatic", "light", "dark"];
  root.classList.add("js");

  // before the first paint, so that nothing flashes
  let theme = "automatic";
  try {
    theme = localStorage.getItem(KEY) || theme;
  } catch {} // a browser may forbid storage to files
  const paintTheme = () => {
    if (!THEMES.includes(theme)) theme = "automatic";
    if (theme === "automatic") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };
  paintTheme();

  document.addEventListener("DOMContentLoaded", () => {
    const at = (id) => document.getElementById(id);
    const form = at("filters");
    const status = at("status");
    const findings = [...document.querySelectorAll(".finding")].map((element) => ({
      element,
      level: element.dataset.level,
      rule: element.dataset.rule,
      articles: element.dataset.in.split(" "),
      text: null,
    }));
    const groups = [...document.querySelectorAll(".group, .by-article, .same")].filter((group) => group.querySelector(".finding"));
    const number = new Intl.NumberFormat("en");
    const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");

    // theme

    const button = at("theme");
    const nameTheme = () => (button.querySelector("span").textContent = theme);
    nameTheme();
    button.addEventListener("click", () => {
      theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
      paintTheme();
      nameTheme();
      try {
        localStorage.setItem(KEY, theme);
      } catch {}
    });

    const fold = at("fold");
    fold.addEventListener("click", () => fold.setAttribute("aria-expanded", String(fold.getAttribute("aria-expanded") === "false")));

    // filters; the fragment of the address holds them: #f-…&level=error&q=ferry

    const levels = [...form.querySelectorAll("[name=level]")];
    const filtersNow = () => {
      const found = new URLSearchParams();
      const on = levels.filter((box) => box.checked).map((box) => box.value);
      if (on.length < levels.length) found.set("level", on.join(","));
      for (const name of ["rule", "article", "q"]) if (form.elements[name].value.trim()) found.set(name, form.elements[name].value);
      return found;
    };
    const setFilters = (wanted) => {
      const on = wanted.has("level") ? wanted.get("level").split(",") : null;
      for (const box of levels) box.checked = !on || on.includes(box.value);
      for (const name of ["rule", "article"]) {
        const value = wanted.get(name) || "";
        form.elements[name].value = [...form.elements[name].options].some((option) => option.value === value) ? value : "";
      }
      form.elements.q.value = wanted.get("q") || "";
    };
    const fragment = (id) => "#" + [id, filtersNow().toString()].filter(Boolean).join("&");

    const apply = () => {
      const on = new Set(levels.filter((box) => box.checked).map((box) => box.value));
      const rule = form.elements.rule.value;
      const article = form.elements.article.selectedOptions[0]?.dataset.number;
      const words = plain(form.elements.q.value).split(" ").filter(Boolean);
      let shown = 0;
      for (const one of findings) {
        let hit = on.has(one.level) && (!rule || one.rule === rule) && (!article || one.articles.includes(article));
        if (hit && words.length) {
          one.text ??= plain((one.element.closest(".same") ?? one.element).textContent);
          hit = words.every((word) => one.text.includes(word));
        }
        if (one.element.hidden === hit) one.element.hidden = !hit;
        shown += hit;
      }
      for (const group of groups) {
        const left = group.querySelectorAll(".finding:not([hidden])").length;
        group.hidden = !left;
        const count = group.querySelector("h2 .count");
        if (count) {
          const all = Number(count.dataset.all);
          count.textContent = left === all ? number.format(all) : `${number.format(left)} of ${number.format(all)}`;
        }
      }
      at("nothing").hidden = shown > 0 || !findings.length;
      const all = shown === findings.length ? "all " : "";
      const of = all ? "" : ` of ${number.format(findings.length)}`;
      status.textContent = findings.length ? `Showing ${all}${number.format(shown)}${of} finding${findings.length === 1 ? "" : "s"}` : "";
    };

    let waiting;
    const changed = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        apply();
        history.replaceState(null, "", fragment("") === "#" ? location.pathname + location.search : fragment(""));
      }, 120);
    };
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(changed));

    // links

    const show = (element) => {
      for (let up = element; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
      for (const other of document.querySelectorAll(".is-target")) other.classList.remove("is-target");
      element.classList.add("is-target");
      element.scrollIntoView({ block: element.closest(".text") ? "center" : "start" });
      // parts that were not laid out yet had a guessed height
      requestAnimationFrame(() => element.scrollIntoView({ block: element.closest(".text") ? "center" : "start" }));
      if (element.tabIndex >= -1 && element.hasAttribute("tabindex")) element.focus({ preventScroll: true });
    };
    const follow = () => {
      let parts = location.hash.slice(1).split("&");
      const target = parts[0].includes("=") ? null : at(parts.shift());
      const wanted = new URLSearchParams(parts.join("&"));
      // a bare link within the page keeps the filters, unless they hide where it leads
      if (parts.length || !target || target.closest("[hidden]")) {
        setFilters(wanted);
        apply();
      }
      if (target?.closest("[hidden]")) {
        setFilters(new URLSearchParams());
        apply();
      }
      if (target) show(target);
    };
    window.addEventListener("hashchange", follow);

    document.addEventListener("click", (event) => {
      const link = event.target.closest?.(".permalink");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      history.pushState(null, "", fragment(link.getAttribute("href").slice(1)));
      show(link.closest(".finding"));
      const say = (text) => (status.textContent = text);
      if (!navigator.clipboard) return say("The link is in the address bar");
      navigator.clipboard.writeText(location.href).then(
        () => say("Link copied"),
        () => say("The link is in the address bar"),
      );
    });

    const folded = () => [...document.querySelectorAll("details.more:not([open])")];
    let unfolded = [];
    window.addEventListener("beforeprint", () => {
      unfolded = folded();
      for (const one of unfolded) one.open = true;
    });
    window.addEventListener("afterprint", () => {
      for (const one of unfolded) one.open = false;
    });

    apply();
    if (location.hash.length > 1) follow();
  });
})();
