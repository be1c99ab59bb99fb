"""How the cost of commands and queries grows with the log: a table, and a picture of it."""

import math

from .figures import duration, row

COLOURS = ("#0b6e4f", "#1f5fbf", "#8a3fa0", "#c2410c", "#9a6b00")
WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 76, 220, 46, 56


def table(curves, sizes):
    """`curves` are Lines whose results are named by the sizes of logs."""
    yield row("events in the log", *(line.title for line in curves))
    yield row("---:", *["---:"] * len(curves))
    for size in sizes:
        yield row(f"{size:,}", *(cell(line, size) for line in curves))
    yield row(
        f"growth, {sizes[0]:,} to {sizes[-1]:,}",
        *(f"× {line.ratio(sizes[-1], sizes[0])}" for line in curves))


def cell(line, size):
    p99 = line.p99(size)
    return duration(line.cost(size)) + (f", p99 {duration(p99)}" if p99 else "")


def picture(curves, sizes, facts):
    """An SVG with logarithmic axes: a flat line costs the same however long the log is."""
    costs = [line.cost(size) for line in curves for size in sizes]
    low, high = math.floor(math.log10(min(costs))), math.ceil(math.log10(max(costs)))
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])

    def x(size):
        return LEFT + (math.log10(size) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(cost):
        return HEIGHT - BOTTOM - (math.log10(cost) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)

    def text(at, value, anchor="middle", more=""):
        return f'<text x="{at[0]:.0f}" y="{at[1]:.0f}" text-anchor="{anchor}"{more}>{value}</text>'

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="13" fill="#222">',
        "<title>What a command and a query cost as the log grows</title>",
        f"<desc>Medians. {facts}</desc>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        text((LEFT, 24), "What a command and a query cost as the log grows", "start",
             ' font-size="16" font-weight="bold"')]
    for power in range(low, high + 1):
        height = y(10**power)
        parts += [
            f'<path d="M{LEFT} {height:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>',
            text((LEFT - 8, height + 4), plain(10**power), "end")]
    for size in sizes:
        parts += [
            f'<path d="M{x(size):.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>',
            text((x(size), HEIGHT - BOTTOM + 20), f"{size:,}")]
    parts += [
        text(((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14), "events in the log (logarithmic)"),
        text((18, (TOP + HEIGHT - BOTTOM) / 2), "time of one, median (logarithmic)", "middle",
             f' transform="rotate(-90 18 {(TOP + HEIGHT - BOTTOM) / 2:.0f})"')]
    ends = []
    for line, colour in zip(curves, COLOURS):
        points = [(x(size), y(line.cost(size))) for size in sizes]
        path = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
        dashes = ' stroke-dasharray="6 4"' if "DuckDB" in line.title else ""
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5"{dashes}/>')
        parts += [
            f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3.5" fill="{colour}"/>' for px, py in points]
        ends.append([points[-1][1], line.title, duration(line.cost(sizes[-1])), colour])
    ends.sort()
    for index in range(1, len(ends)):  # names that would lie over each other move down
        ends[index][0] = max(ends[index][0], ends[index - 1][0] + 32)
    over = max(0, ends[-1][0] - (HEIGHT - BOTTOM - 8))
    for height, title, value, colour in ends:
        at = WIDTH - RIGHT + 12
        parts += [
            text((at, height - over), title, "start", f' fill="{colour}"'),
            text((at, height - over + 15), value, "start", f' fill="{colour}" font-size="12"')]
    return "\n".join([*parts, "</svg>\n"])


def plain(seconds):
    return duration(seconds).replace(".00", "").replace(".0", "")
