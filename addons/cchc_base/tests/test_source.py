import io
import tarfile

from odoo.tests import HttpCase, tagged


@tagged("post_install", "-at_install")
class TestSource(HttpCase):
    def test_the_source_is_offered_and_complete(self):
        page = self.url_open("/web/login")
        self.assertIn('href="/cchc/source"', page.text)
        answer = self.url_open("/cchc/source")
        self.assertEqual(answer.headers["Content-Type"], "application/gzip")
        with tarfile.open(fileobj=io.BytesIO(answer.content)) as tar:
            names = tar.getnames()
        self.assertIn("cchc_base/__manifest__.py", names)
        self.assertIn("cchc_base/controllers/source.py", names)
        self.assertFalse([name for name in names if name.endswith(".pyc")])
