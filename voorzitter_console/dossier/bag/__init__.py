"""The folder of a dossier, as a BagIt bag."""
