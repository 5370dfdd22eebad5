def migrate(cr, version):
    """The tables of figures of all addons name their text alike."""
    cr.execute("ALTER TABLE cchc_reduction_figure RENAME COLUMN decree TO law")
