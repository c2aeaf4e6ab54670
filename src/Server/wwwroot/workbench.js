// The little that pages need beyond what the framework brings.

// Lists that take effect when something is chosen; without scripts their form has a button beside them.
document.addEventListener("change", event => {
    const list = event.target;
    if (list instanceof HTMLSelectElement && "submit" in list.dataset)
        list.form?.requestSubmit();
});
