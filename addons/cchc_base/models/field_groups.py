"""Who reads the fields of a dossier that have no narrower group of their own.

Odoo lets its system administrators and HR users read `hr.employee`; the roles of this house
read it through `group_dossier_reader`, which carries no right to write.
"""

READ = "base.group_system,hr.group_hr_user,cchc_base.group_dossier_reader"
