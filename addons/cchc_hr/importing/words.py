"""The words of the columns whose values are fixed by law rather than by a catalogue."""

# The glossary's staffing categories as lists write them; data, not interface.
CATEGORIES = {
    "civil_servant": "Công chức",
    "public_employee": "Viên chức",
    "cadre": "Cán bộ",
    "commune_civil_servant": "Công chức cấp xã",
    "commune_cadre": "Cán bộ cấp xã",
    "contract_111": "Hợp đồng theo NĐ 111/2022",
    "non_specialised": "Người hoạt động không chuyên trách",
}
CATEGORY_SYNONYMS = {
    "CC": "civil_servant",
    "VC": "public_employee",
    "CB": "cadre",
    "Công chức xã": "commune_civil_servant",
    "Cán bộ xã": "commune_cadre",
    "Hợp đồng": "contract_111",
    "Hợp đồng 68": "contract_111",
    "Hợp đồng 111": "contract_111",
    "Hợp đồng NĐ 68": "contract_111",
    "Hợp đồng NĐ 111": "contract_111",
    "HĐ 68": "contract_111",
    "HĐ 111": "contract_111",
    "Hợp đồng theo NĐ 68/2000": "contract_111",
    "Không chuyên trách": "non_specialised",
}
SEXES = {"male": "Nam", "female": "Nữ"}
# Names people use, to the names of the official catalogues (QĐ 121-TCTK/PPCĐ; lists of religions).
ETHNICITY_SYNONYMS = {
    "Khmer": "Khơ-me",
    "Khơ me Nam Bộ": "Khơ-me",
    "Việt": "Kinh",
    "H'Mông": "Mông",
    "Hmông": "Mông",
    "Mèo": "Mông",
    "Êđê": "Ê-đê",
    "Gia Lai": "Gia-rai",
    "Jrai": "Gia-rai",
    "Chàm": "Chăm",
}
RELIGION_SYNONYMS = {
    "Không": "Không theo tôn giáo",
    "Không có": "Không theo tôn giáo",
    "Lương": "Không theo tôn giáo",
    "Phật": "Phật giáo",
    "Đạo Phật": "Phật giáo",
    "Thiên Chúa giáo": "Công giáo",
    "Thiên Chúa": "Công giáo",
    "Đạo Thiên Chúa": "Công giáo",
    "Hòa Hảo": "Phật giáo Hòa Hảo",
    "PGHH": "Phật giáo Hòa Hảo",
    "Đạo Cao Đài": "Cao Đài",
}
