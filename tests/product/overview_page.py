"""The page of charts: each with its picture, its table of figures, and people behind these."""

from pages import List, WebClient

# Where the part of a chart for a label is drawn, as the mouse finds it.
PLACE = """([canvas, label]) => {
    const chart = window.Chart.getChart(canvas);
    const place = chart.data.labels.indexOf(label);
    const { x, y } = chart.getDatasetMeta(0).data[place].tooltipPosition();
    return { x, y };
}"""


class OverviewPage:
    def __init__(self, client: WebClient):
        self.client, self.page = client, client.page
        client.open("cchc_consolidation.menu_consolidation", "cchc_consolidation.menu_overview")
        self.root = self.page.locator(".o_cchc_overview")
        self.root.wait_for()
        client.settle()

    def chart(self, key):
        chart = Chart(self, self.root.locator(f"section[data-chart={key}]"))
        chart.root.scroll_into_view_if_needed()
        return chart

    def back(self):
        self.page.locator(".o_control_panel .o_back_button, .breadcrumb-item a").first.click()
        self.root.wait_for()
        self.client.settle()
        return self

    def opened(self):
        """The list behind the figure that was clicked."""
        rows = List(self.page, self.page.locator(".o_action_manager .o_list_view"))
        rows.rows.first.wait_for()
        return rows


class Chart:
    def __init__(self, overview, root):
        self.overview, self.page, self.root = overview, overview.page, root
        root.locator("canvas").wait_for()

    def _table(self):
        if not self.root.locator("details[open]").count():
            self.root.locator("summary").click()

    def figures(self):
        """``{(label, series): figure}`` of the table, which is opened."""
        self._table()
        series = self.root.locator("thead th").all_inner_texts()[1:]
        found = {}
        for row in self.root.locator("tbody tr").all():
            label = row.locator("th").inner_text().strip()
            for name, text in zip(series, row.locator("td").all_inner_texts(), strict=True):
                text = text.strip().replace(".", "")
                found[label, name.strip()] = int(text) if text.isdigit() else None
        return found

    def open(self, label, series):
        """Click a figure of the table."""
        self._table()
        labels = [text.strip() for text in self.root.locator("tbody th").all_inner_texts()]
        names = [text.strip() for text in self.root.locator("thead th").all_inner_texts()][1:]
        row = self.root.locator("tbody tr").nth(labels.index(label))
        row.locator("td").nth(names.index(series)).locator("button").click()
        return self.overview.opened()

    def click(self, label):
        """Click the part of the picture that stands for a label."""
        canvas = self.root.locator("canvas")
        canvas.scroll_into_view_if_needed()
        place = canvas.evaluate(f"(canvas, label) => ({PLACE})([canvas, label])", label)
        canvas.click(position=place)
        return self.overview.opened()
