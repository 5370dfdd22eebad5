"""Who serves in a commune, in the order in which the places are filled."""

# NĐ 33/2023, điều 5: titles of communes. Title → (post, turn, role).
COMMUNE_CADRES = (
    ("Chủ tịch UBND", "ct_ubnd_xa_2010", 0),
    ("Bí thư Đảng ủy", "bi_thu_xa_2010", 1),
    ("Phó Chủ tịch UBND", "pct_ubnd_xa_2010", 2),
    ("Chủ tịch HĐND", "ct_hdnd_xa_2010", 4),
    ("Phó Bí thư Đảng ủy", "pbt_xa_2010", 5),
    ("Phó Chủ tịch HĐND", "pct_hdnd_xa_2010", 6),
    ("Chủ tịch Ủy ban MTTQ Việt Nam", "ct_mttq_xa_2010", 6),
    ("Chủ tịch Hội Liên hiệp Phụ nữ", "truong_doan_the_xa_2010", 6),
    ("Bí thư Đoàn TNCS Hồ Chí Minh", "truong_doan_the_xa_2010", 6),
    ("Chủ tịch Hội Nông dân", "truong_doan_the_xa_2010", 7),
    ("Chủ tịch Hội Cựu chiến binh", "truong_doan_the_xa_2010", 7),
)
COMMUNE_CIVIL_SERVANTS = (
    ("Văn phòng - thống kê", 1),
    ("Tài chính - kế toán", 1),
    ("Tư pháp - hộ tịch", 2),
    ("Địa chính - nông nghiệp - xây dựng và môi trường", 3),
    ("Văn hóa - xã hội", 3),
    ("Chỉ huy trưởng Ban Chỉ huy Quân sự", 5),
    ("Văn phòng - thống kê", 7),
    ("Địa chính - nông nghiệp - xây dựng và môi trường", 8),
    ("Văn hóa - xã hội", 8),
)
