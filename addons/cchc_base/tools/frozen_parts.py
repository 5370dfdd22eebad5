"""Tables whose rows are parts of a whole that the database keeps from being rewritten."""

from odoo.tools import SQL


def install_frozen_parts(cr, table, frozen, columns):
    """Let PostgreSQL refuse that parts of a frozen whole are changed, added or taken away.

    :param frozen: function of ``SQL("OLD")`` or ``SQL("NEW")`` giving the condition on which the
        whole of that row is frozen
    :param columns: the columns that say something; others, copied from elsewhere, follow freely
    """
    old, new = SQL("OLD"), SQL("NEW")
    cr.execute(
        SQL(
            """
            CREATE OR REPLACE FUNCTION %(function)s() RETURNS trigger AS $body$
            BEGIN
                IF TG_OP = 'TRUNCATE' THEN
                    RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME;
                END IF;
                IF TG_OP = 'UPDATE' THEN
                    IF (%(old)s) IS NOT DISTINCT FROM (%(new)s) THEN
                        RETURN NEW;
                    END IF;
                END IF;
                IF TG_OP <> 'INSERT' THEN
                    IF %(frozen_old)s THEN
                        RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME;
                    END IF;
                END IF;
                IF TG_OP = 'DELETE' THEN
                    RETURN OLD;
                END IF;
                IF %(frozen_new)s THEN
                    RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME;
                END IF;
                RETURN NEW;
            END
            $body$ LANGUAGE plpgsql;
            DROP TRIGGER IF EXISTS append_only ON %(table)s;
            CREATE TRIGGER append_only BEFORE INSERT OR UPDATE OR DELETE ON %(table)s
                FOR EACH ROW EXECUTE FUNCTION %(function)s();
            DROP TRIGGER IF EXISTS append_only_truncate ON %(table)s;
            CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %(table)s
                FOR EACH STATEMENT EXECUTE FUNCTION %(function)s();
            """,
            function=SQL.identifier(f"{table}_append_only"),
            table=SQL.identifier(table),
            old=_columns(old, columns),
            new=_columns(new, columns),
            frozen_old=frozen(old),
            frozen_new=frozen(new),
        )
    )


def _columns(row, columns):
    return SQL(", ").join(SQL("%s.%s", row, SQL.identifier(name)) for name in columns)
