from . import announcement, dossier
