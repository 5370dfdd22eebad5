import base64
import io
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from docx import Document

from .common import CchcHrCase

DAY = date(2024, 7, 1)


class DocumentCase(CchcHrCase):
    """Decisions to print, and ways to read what came out."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.home.write(
            {
                "document_place": "Rạch Giá",
                "document_filing": "TCCB",
                "document_proposer": "Trưởng phòng Công chức",
                "document_executors": "Chánh Văn phòng Sở",
            }
        )
        cls.person = cls._create_person("Trần & Lê <An>")
        cls._open(cls.person, position_title="Chuyên viên")

    @classmethod
    def _raise(cls, people, **vals):
        decision = cls._draft("step_raise", people, DAY, step=4, step_anchor=DAY)
        decision.write(
            {
                "number": "125/QĐ-SNV",
                "signer_title": "Giám đốc",
                "signer_name": "Lê Văn Cường",
                **vals,
            }
        )
        return decision

    @staticmethod
    def _texts(content):
        """What stands in a Word file: mark above the first page, then all paragraphs in order."""
        document = Document(io.BytesIO(content))
        namespace = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
        texts = (
            "".join(text.text or "" for text in paragraph.findall(".//w:t", namespace))
            for part in (document.sections[0].first_page_header._element, document.element.body)
            for paragraph in part.iter(f"{{{namespace['w']}}}p")
        )
        return [text for text in texts if text.strip()]

    @staticmethod
    def _pdf_text(content):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "document.pdf"
            file.write_bytes(content)
            return subprocess.run(
                ["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True
            ).stdout

    @staticmethod
    def _word(*paragraphs):
        """A template with these paragraphs, as the client uploads it."""
        document = Document()
        for text in paragraphs:
            document.add_paragraph(text)
        content = io.BytesIO()
        document.save(content)
        return base64.b64encode(content.getvalue())
