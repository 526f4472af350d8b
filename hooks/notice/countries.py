"""Some countries are in the European Economic Area, where the Regulation applies, and some protect data as well."""
from __future__ import annotations

EU = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
}  # fmt: skip
EFTA = {"IS", "LI", "NO"}
# Parts of member states that have a code of their own: Åland, and regions of France (Art. 355(1) TFEU).
PARTS = {"AX", "GF", "GP", "MF", "MQ", "RE", "YT"}
EEA = frozenset(EU | EFTA | PARTS)
# With an adequacy decision of the Commission (Art. 45), Canada for commercial organisations and the United States
# for those in the Data Privacy Framework. Looked up on 2026-11-24; look again once a year.
ADEQUATE = frozenset({"AD", "AR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "US", "UY"})
