"""What a person sees of a page: the words in the window, after so many taps and screens."""

from collections.abc import Iterator

from playwright.sync_api import Page

# The words that stand wholly in the window, under nothing that stays there, in their order. What is only heard is cut to a pixel.
SEEN = """() => {
    const bar = document.querySelector(".contents[data-here]")?.getBoundingClientRect().bottom ?? 0
    const words = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange()
    const isIn = box => box.width > 1 && box.bottom > bar && box.top < innerHeight
    for (let node; (node = walker.nextNode());) {
        range.selectNode(node)
        const above = node.parentElement
        if (!isIn(range.getBoundingClientRect()) || above.offsetWidth === 1 || !above.checkVisibility()) continue
        for (const found of node.data.matchAll(/\\S+/g)) {
            range.setStart(node, found.index)
            range.setEnd(node, found.index + found[0].length)
            const box = range.getBoundingClientRect()
            if (box.top >= bar && box.bottom <= innerHeight && box.right <= innerWidth) words.push(found[0])
        }
    }
    return words.join("")
}"""
# One line is seen again.
SCREEN = "() => scrollBy(0, innerHeight - 24 - (document.querySelector('.contents[data-here]')?.offsetHeight ?? 0))"


def screens_of(page: Page, most: int) -> Iterator[str]:
    """Yield what is seen at once, then with what comes after a screen, and so on: what was seen is remembered, as people do.

    There are no spaces between the words.
    """
    seen = ""
    for _ in range(most + 1):
        seen += page.evaluate(SEEN)
        yield seen
        page.evaluate(SCREEN)
