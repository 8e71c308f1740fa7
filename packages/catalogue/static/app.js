/* Which page is shown: by what follows "#" in the address, so that each has a link. */
"use strict";
(() => {
  const { html, to } = Parts;
  const { render, useState, useEffect, useRef } = htmPreact;
  const routeOf = () => location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);

  const App = () => {
    const [route, go] = useState(routeOf());
    const field = useRef(null);
    useEffect(() => {
      const turn = () => {
        go(routeOf());
        scrollTo(0, 0);
      };
      const type = (event) => {
        if (event.key !== "/" || /INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) return;
        event.preventDefault();
        field.current?.focus();
      };
      addEventListener("hashchange", turn);
      addEventListener("keydown", type);
      return () => {
        removeEventListener("hashchange", turn);
        removeEventListener("keydown", type);
      };
    }, []);
    const [page = "", first = "", second = ""] = route;
    useEffect(() => document.getElementById(`column-${second}`)?.scrollIntoView({ block: "center" }), [second, first]);
    const find = (event) => {
      const text = event.target.value;
      history.replaceState(null, "", text ? to("find", text) : "#/");
      go(routeOf());
    };
    const link = (name, label) =>
      html`<a href=${name === "" ? "#/" : to(name)} aria-current=${page === name ? "page" : undefined}>${label}</a>`;
    return html`<div>
      <header>
        <b><a href="#/">Catalogue</a></b>
        <input
          ref=${field}
          type="search"
          placeholder="Find a table, a column, a word (press /)"
          aria-label="Find"
          value=${page === "find" ? first : ""}
          onInput=${find}
        />
        <nav aria-label="Pages">${link("", "Tables")}${link("lineage", "Lineage")}${link("health", "Health")}</nav>
      </header>
      <main>
        ${
          page === "table"
            ? html`<${Pages.Table} name=${first} column=${second} />`
            : page === "lineage"
              ? html`<${Pages.Lineage} name=${first} key=${first} />`
              : page === "health"
                ? html`<${Pages.Health} />`
                : page === "find"
                  ? html`<${Pages.Found} text=${first} />`
                  : html`<${Pages.Start} />`
        }
      </main>
    </div>`;
  };
  render(html`<${App} />`, document.getElementById("app"));
})();
