const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (one) => entities[one] ?? one);

/** An element's id for an action's name. */
export const anchor = (name: string): string => `a-${name.replaceAll(/[^\w-]/g, "_")}`;

export const link = (name: string, text = name): string => `<a href="#${anchor(name)}">${escape(text)}</a>`;

export const style = `
  :root { color-scheme: light dark; --line: #8886; --soft: #8881; }
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
  input { font: inherit; width: 100%; padding: .4rem .6rem; margin: 1rem 0; box-sizing: border-box; }
  details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; padding: .4rem .8rem; }
  summary { cursor: pointer; } summary b { margin-right: .6rem; }
  .type, .tag { font-size: .8rem; background: var(--soft); border-radius: 4px; padding: .1rem .4rem; margin-right: .3rem; }
  .SUCCESSFUL { color: #1a7f37; } .FAILED, .CANCELLED { color: #cf222e; } .WARNED, .SKIPPED { color: #9a6700; }
  table { border-collapse: collapse; margin: .5rem 0; } td, th { text-align: left; padding: .15rem .8rem .15rem 0; vertical-align: top; }
  pre { background: var(--soft); padding: .8rem; overflow: auto; border-radius: 6px; }
  .drawing { overflow: auto; border: 1px solid var(--line); border-radius: 6px; }
  svg text { font: 12px system-ui, sans-serif; fill: currentColor; } svg path { fill: none; stroke: var(--line); }
  svg rect { fill: var(--soft); stroke: var(--line); }`;

/** Hides what does not hold the text in the field. */
export const script = `
  const field = document.querySelector("input");
  field.addEventListener("input", () => {
    const wanted = field.value.toLowerCase();
    for (const one of document.querySelectorAll("details")) one.hidden = !one.textContent.toLowerCase().includes(wanted);
  });
  const open = () => { const one = location.hash && document.querySelector(location.hash); if (one) one.open = true; };
  addEventListener("hashchange", open); open();`;
