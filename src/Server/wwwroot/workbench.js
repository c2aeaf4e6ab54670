// The little that pages need beyond what the framework brings.

// Lists that take effect when something is chosen; without scripts their form has a button beside them.
document.addEventListener("change", event => {
    const list = event.target;
    if (list instanceof HTMLSelectElement && "submit" in list.dataset)
        list.form?.requestSubmit();
});

// A file may be dropped anywhere on the form that takes it; beside it nothing happens, so that no browser opens what somebody was warned of.
for (const name of ["dragover", "drop"])
    document.addEventListener(name, event => {
        if (!event.dataTransfer?.types.includes("Files"))
            return;
        event.preventDefault();
        const field = event.target.closest?.("form[data-drop]")?.querySelector("input[type=file]");
        if (name === "dragover")
            event.dataTransfer.dropEffect = field ? "copy" : "none";
        else if (field && event.dataTransfer.files.length > 0) {
            field.files = event.dataTransfer.files;
            field.dispatchEvent(new Event("change", { bubbles: true }));
        }
    });

// A page is drawn anew once somebody listens to it: what was chosen or pasted before is put back.
let dropped;
const keep = event => {
    const form = event.target.closest?.("form[data-drop]");
    if (form)
        dropped = { page: location.pathname, files: form.querySelector("input[type=file]").files, text: form.querySelector("textarea")?.value };
};
document.addEventListener("change", keep);
document.addEventListener("input", keep);

function putBack() {
    const form = dropped?.page === location.pathname && document.querySelector("form[data-drop]");
    const file = form && form.querySelector("input[type=file]"), text = form && form.querySelector("textarea");
    if (file && file.files.length === 0 && dropped.files.length > 0)
        file.files = dropped.files;
    if (text && text.value === "" && dropped.text)
        text.value = dropped.text;
}

// What is too large is told before it is sent; the server refuses it all the same.
document.addEventListener("change", event => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement && field.type === "file" && "most" in field.dataset))
        return;
    field.setCustomValidity(field.files[0]?.size > Number(field.dataset.most) ? field.dataset.toolarge : "");
    field.reportValidity();
});

// Triage by keyboard: j and k move, Enter opens (it is a link), a letter presses the button that carries it in the row or on the page.
document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, textarea, [contenteditable], .mud-dialog"))
        return;
    if (event.key === "j" || event.key === "k") {
        const rows = [...document.querySelectorAll("[data-row] a.row")];
        const at = rows.findIndex(row => row.closest("[data-row]").contains(document.activeElement));
        const next = rows[Math.min(rows.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
        next?.focus();
        return;
    }
    if (event.key.length !== 1)
        return;
    const place = document.activeElement?.closest("[data-row]") ?? (document.querySelector("[data-row]") ? null : document);
    place?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
});

// Where a dialog opens, its field is ready to be typed into.
new MutationObserver(changes => {
    for (const change of changes)
        for (const added of change.addedNodes)
            added.querySelector?.("[data-autofocus]")?.focus();
    putBack();
    draw();
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-network", "data-picked"] });

let charts;
const drawn = new WeakMap();

async function draw() {
    for (const place of document.querySelectorAll("[data-network]")) {
        const data = place.dataset.network;
        const wanted = `${data} ${place.dataset.picked}`;
        if (!data || drawn.get(place) === wanted)
            continue;
        drawn.set(place, wanted);
        charts ??= new Promise((resolve, reject) => {
            const script = document.createElement("script");
            script.src = "/_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js";
            script.onload = () => resolve(window.echarts);
            script.onerror = reject;
            document.head.append(script);
        });
        const [library, answer] = await Promise.all([charts, fetch(data)]);
        if (answer.ok && drawn.get(place) === wanted)
            show(library, place, unpack(await answer.json(), place.dataset), place.dataset.dark === "1");
    }
}

// Nodes come as name, x, y, size and flags, pairs as two indices and a weight: thousands of them stay small.
function unpack(packed, { accounts, picked }) {
    const nodes = packed.nodes.map(([name, x, y, size, flags]) => ({ name, x, y, size, core: (flags & 1) !== 0, leads: (flags & 2) !== 0, picked: name === picked, link: accounts + encodeURIComponent(name) }));
    const links = [];
    for (let at = 0; at < packed.links.length; at += 3)
        links.push({ source: packed.links[at], target: packed.links[at + 1], weight: packed.links[at + 2] });
    return { nodes, links };
}

function show(echarts, place, data, dark) {
    const chart = echarts.getInstanceByDom(place) ?? echarts.init(place, null, { renderer: "canvas" });
    const ink = dark ? "#8ab8f0" : "#1d4f8c", line = dark ? "#5a6476" : "#9aa3b2", text = dark ? "#e6e9ef" : "#1b1f27", lead = dark ? "#f2b866" : "#8a5300";
    // Tooltips are text, never markup: names are chosen by whoever made the account.
    const safe = value => { const span = document.createElement("span"); span.textContent = value; return span.innerHTML; };
    chart.setOption({
        animation: false,
        tooltip: { confine: true, formatter: item => safe(item.dataType === "edge" ? `${data.nodes[item.data.source].name} – ${data.nodes[item.data.target].name}: ${item.data.weight}` : item.name) },
        series: [{
            type: "graph", layout: "none", roam: true, emphasis: { focus: "adjacency" },
            data: data.nodes.map(node => ({ name: node.name, x: node.x, y: node.y, symbolSize: node.size, link: node.link, itemStyle: { color: node.core ? ink : dark ? "#181d26" : "#ffffff", borderColor: node.picked ? "#d33" : node.leads ? lead : ink, borderWidth: node.picked ? 4 : node.leads ? 3 : 1.5 } })),
            links: data.links,
            lineStyle: { color: line, opacity: 0.45, width: 1 },
            label: { show: false, color: text },
        }],
    }, true);
    chart.off("click");
    chart.on("click", item => { if (item.dataType === "node" && item.data.link) window.Blazor.navigateTo(item.data.link); });
    new ResizeObserver(() => chart.resize()).observe(place);
}

draw();
